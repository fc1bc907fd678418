import { type Output } from '@klammer/contracts/endpoint';
import { LEGAL_PAGES, type legal, type LegalPage, type LegalVersion } from '@klammer/contracts/legal';
import { type Localised } from '@klammer/contracts/text';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { ERASED } from '../../contributions/personal-data.ts';
import { notFound, Problem } from '../../problem.ts';
import { namesOf } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { readDraft } from './drafts.ts';
import { renderMarkdown } from './markdown.ts';
import { LegalVersions, type LegalDoc } from './model.ts';

const SHOWN = 100;

export async function readLegal(page: LegalPage): Promise<Output<typeof legal.get>> {
  const doc = await newestOf(page);
  if (!doc) return { published: null, html: await renderBoth(await readDraft(page)) };
  const { version, at, text } = doc;
  return { published: { version, at: at.toISOString() }, html: await renderBoth(text) };
}

export async function renderBoth({ de, en }: Localised): Promise<Localised> {
  return { de: await renderMarkdown(de), en: await renderMarkdown(en) };
}

export async function listLegal(): Promise<Output<typeof legal.overview>> {
  const docs = await Promise.all(LEGAL_PAGES.map(newestOf));
  const found = await present(docs.flatMap((doc) => doc ?? []));
  return {
    items: LEGAL_PAGES.map((page, index) => {
      const doc = docs[index];
      return { page, newest: (doc && found.get(doc._id)) ?? null };
    }),
  };
}

/** @param version whose text is read; the newest where none is named, or the draft. @throws Problem not-found */
export async function listVersions(
  page: LegalPage,
  version: number | undefined,
): Promise<Output<typeof legal.versions>> {
  const docs = await LegalVersions.find({ page }, { text: 0 })
    .sort({ version: -1 })
    .limit(SHOWN)
    .lean<LegalDoc[]>();
  const doc =
    version === undefined ? await newestOf(page) : await LegalVersions.findById(`${page}:${version}`).lean();
  if (version !== undefined && !doc) throw notFound();
  return { items: [...(await present(docs)).values()], text: doc?.text ?? (await readDraft(page)) };
}

/** @throws Problem conflict where somebody else published since */
export async function publishLegal(
  deps: Deps,
  actor: Person,
  page: LegalPage,
  { after, text }: { after: number; text: Localised },
): Promise<LegalVersion> {
  const version = after + 1;
  const at = deps.now();
  if (after > 0 && !(await LegalVersions.exists({ _id: `${page}:${after}` }))) throw changed();
  try {
    await LegalVersions.create([
      { _id: `${page}:${version}`, page, version, text, at, personId: actor.personId },
    ]);
  } catch (error) {
    throw isDuplicateKey(error) ? changed() : error;
  }
  await recordAudit(deps, {
    actor,
    action: 'page.published',
    subject: { kind: 'page', id: page },
    detail: { version: String(version) },
  });
  return { version, at: at.toISOString(), by: actor.name };
}

const changed = () =>
  new Problem('conflict', 'Somebody published a version after you opened the page; look at it first.');

async function newestOf(page: LegalPage): Promise<LegalDoc | null> {
  return LegalVersions.findOne({ page }).sort({ version: -1 }).lean<LegalDoc>();
}

async function present(docs: readonly LegalDoc[]): Promise<Map<string, LegalVersion>> {
  const names = await namesOf(docs.map((doc) => doc.personId).filter((id) => id !== ERASED));
  return new Map(
    docs.map(({ _id, version, at, personId }) => [
      _id,
      { version, at: at.toISOString(), by: names.get(personId) ?? null },
    ]),
  );
}
