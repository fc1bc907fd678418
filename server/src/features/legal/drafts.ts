import { readFile } from 'node:fs/promises';
import { type LegalPage } from '@klammer/contracts/legal';
import { type Localised } from '@klammer/contracts/text';

/**
 * The text a page begins with: true of the software as it is delivered. What only the operator can know stands in
 * double square brackets and must be filled in before it can be published.
 */
export async function readDraft(page: LegalPage): Promise<Localised> {
  const [de, en] = await Promise.all([read(page, 'de'), read(page, 'en')]);
  return { de, en };
}

function read(page: LegalPage, locale: 'de' | 'en'): Promise<string> {
  return readFile(new URL(`./drafts/${page}.${locale}.md`, import.meta.url), 'utf8');
}
