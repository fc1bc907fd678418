import type { Article, ArticleFields } from '@klammer/contracts/news';

const nothing = () => ({ de: '', en: '' });

export function emptyArticle(): ArticleFields {
  return { title: nothing(), teaser: nothing(), text: nothing(), pictureAlt: nothing() };
}

export function fieldsOf({ title, teaser, source }: Article): ArticleFields {
  return { title, teaser, text: source?.text ?? nothing(), pictureAlt: source?.pictureAlt ?? nothing() };
}

export function articleFromForm(form: FormData): ArticleFields {
  const both = (name: string) => ({
    de: String(form.get(`${name}.de`) ?? '').trim(),
    en: String(form.get(`${name}.en`) ?? '').trim(),
  });

  return {
    title: both('title'),
    teaser: both('teaser'),
    text: both('text'),
    pictureAlt: both('pictureAlt'),
  };
}
