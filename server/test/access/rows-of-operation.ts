import { WHOLE } from '../../src/app.ts';
import { buildExports } from '../../src/features/privacy/service.ts';
import { call } from '../app.ts';
import { EVERYBODY, NOBODY, nothing, OPERATOR, PEOPLE, row, SELF, type Row } from './row.ts';
import { type World } from './world.ts';

async function buildExport(w: World): Promise<string> {
  const { body } = await call(w.app, 'privacy.startExport', {}, w.owner.cookie);
  await buildExports(w.app.deps, WHOLE.personal);
  return body.id;
}

/** Region, public site, audit, privacy and the operator's pages. */
export const OPERATION_ROWS: Row[] = [
  row('region.health', EVERYBODY, nothing),
  row('region.read', EVERYBODY, nothing),
  row('region.settings', OPERATOR, nothing),
  row('region.setSettings', OPERATOR, () => ({
    body: { revision: 0, name: { de: 'Duisburg' }, operator: { de: 'Hafen' }, association: 'Hafenverein' },
  })),
  row('region.dropLogo', OPERATOR, nothing),
  row('region.setLogo', OPERATOR, nothing),
  row('vocabularies.list', OPERATOR, () => ({ params: { vocabulary: 'topics' } })),
  row('vocabularies.add', OPERATOR, (w) => ({
    params: { vocabulary: 'topics', code: `own-${w.count()}` },
    body: { revision: 0, label: { de: 'Eigenes', en: 'Own' } },
  })),
  row('vocabularies.change', OPERATOR, () => ({
    params: { vocabulary: 'topics', code: 'ai' },
    body: { revision: 0, label: { de: 'KI', en: 'AI' } },
  })),
  row('vocabularies.restore', OPERATOR, () => ({
    params: { vocabulary: 'topics', code: 'ai' },
    query: { revision: 0 },
  })),
  row('vocabularies.indexing', OPERATOR, nothing),
  row('region.logo', { ...NOBODY, stranger: 404 }, nothing, 'none'),
  row('region.figures', EVERYBODY, nothing),
  row('region.developmentMail', EVERYBODY, nothing),
  row('site.pages', EVERYBODY, nothing),
  row('site.pagePicture', EVERYBODY, () => ({ params: { page: 'press' as const } })),
  row('site.picture', EVERYBODY, (w) => ({ params: { slug: w.owner.slug } }), 'published'),
  row('site.picture', { ...NOBODY, stranger: 404 }, (w) => ({ params: { slug: w.hidden } }), 'draft'),
  row('audit.list', OPERATOR, nothing),
  row('audit.verify', OPERATOR, nothing),

  // privacy
  row('privacy.state', PEOPLE, nothing),
  row('privacy.startExport', PEOPLE, nothing),
  row('privacy.downloadExport', SELF, async (w) => ({
    params: { id: await w.once('export', () => buildExport(w)) },
  })),
  row('privacy.requestErasure', PEOPLE, () => ({ body: { password: 'not the right passphrase' } })),
  row('privacy.cancelErasure', PEOPLE, nothing),

  // pages of the operator
  row('legal.get', EVERYBODY, () => ({ params: { page: 'imprint' } })),
  row('legal.overview', OPERATOR, nothing),
  row('legal.versions', OPERATOR, () => ({ params: { page: 'imprint' } })),
  row('legal.preview', OPERATOR, () => ({ body: { text: { de: '# Angaben', en: '' } } })),
  row('legal.publish', OPERATOR, () => ({
    params: { page: 'imprint' },
    body: { after: 0, text: { de: 'Angaben', en: '' } },
  })),
];
