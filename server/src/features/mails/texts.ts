import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type MailText, type mails } from '@klammer/contracts/mails';
import { LOCALES, type Locale } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import {
  listOwnWords,
  rewrite,
  storeOwnWords,
  unknownVariables,
  type OwnWords,
} from '../../mail/own-words.ts';
import { defaultClosing, type MailTemplate } from '../../mail/templates.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';

type Place = Parsed<typeof mails.setText>['params'];
const NOTHING: OwnWords = { intro: '', closing: '' };

export async function listTexts(templates: readonly MailTemplate[]): Promise<Output<typeof mails.texts>> {
  const own = await listOwnWords();
  return {
    items: templates.flatMap((template) =>
      LOCALES.map((locale) => describe(template, locale, own.get(`${template.name}:${locale}`) ?? NOTHING)),
    ),
  };
}

/** @throws Problem not-found | invalid-input for a variable that this kind of mail does not know */
export async function setText(
  deps: Deps,
  templates: readonly MailTemplate[],
  actor: Person,
  { name, locale }: Place,
  own: OwnWords,
): Promise<MailText> {
  const template = templateNamed(templates, name);
  checkVariables(template, locale, own);
  await storeOwnWords(name, locale, own, deps.now());
  await recordAudit(deps, {
    actor,
    action: 'mail.worded',
    subject: { kind: 'mail', id: name },
    detail: { locale },
  });
  return describe(template, locale, own);
}

/** @throws Problem not-found | invalid-input as above */
export function previewText(
  templates: readonly MailTemplate[],
  { name, locale }: Place,
  own: OwnWords,
): Output<typeof mails.previewText> {
  const template = templateNamed(templates, name);
  checkVariables(template, locale, own);
  const { to, source } = template.preview(locale);
  if (!source) throw notFound();
  return { name, locale, ...rewrite(to, source, own) };
}

function describe(template: MailTemplate, locale: Locale, own: OwnWords): MailText {
  const { source } = template.preview(locale);
  return {
    name: template.name,
    locale,
    own,
    subject: source?.words.subject ?? '',
    paragraphs: source?.words.paragraphs ?? [],
    closing: source?.words.closing ?? defaultClosing(locale),
    variables: Object.keys(source?.values ?? {}),
  };
}

function templateNamed(templates: readonly MailTemplate[], name: string): MailTemplate {
  const template = templates.find((one) => one.name === name);
  if (!template) throw notFound();
  return template;
}

function checkVariables(template: MailTemplate, locale: Locale, own: OwnWords): void {
  const known = Object.keys(template.preview(locale).source?.values ?? {});
  const issues = (['intro', 'closing'] as const).flatMap((field) =>
    unknownVariables(own[field], known).map((variable) => ({
      path: ['body', field],
      code: 'unknown-variable',
      message: `This mail does not know {${variable}}.`,
    })),
  );
  if (issues.length > 0) throw new Problem('invalid-input', issues[0]?.message, { issues });
}
