import { DEAL_SOURCES, nameOfPart } from '@klammer/contracts/deal-words';
import { type DealSummary } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type FileAnswer, type Parsed } from '@klammer/contracts/endpoint';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Member } from '../../actor.ts';
import { toCsv, unformula } from '../../csv.ts';
import { type Deps } from '../../deps.ts';
import { noteAudit } from '../audit/service.ts';
import { getPipeline } from './pipelines.ts';
import { listDeals } from './reading.ts';

const HEADS: Record<Locale, readonly string[]> = {
  de: ['Name', 'Stufe', 'In Stufe seit', 'Zuständig', 'Quelle', 'Bewertung', 'Nächste Aufgabe', 'Mitgeteilt'],
  en: ['Name', 'Stage', 'In stage since', 'In charge', 'Source', 'Rating', 'Next task', 'Shared'],
};
const YES: Record<Locale, string> = { de: 'ja', en: 'yes' };
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The table as a file; who took it out is kept. */
export async function exportDeals(
  deps: Deps,
  actor: Member,
  { format, locale, ...filter }: Parsed<typeof deals.export>['query'],
): Promise<FileAnswer> {
  const { items } = await listDeals(deps, actor, filter);
  const pipeline = await getPipeline(actor);
  const stages = new Map(pipeline.stages.map((stage) => [stage.key, nameOfPart(stage)[locale]]));
  const people = new Map(pipeline.people.map(({ id, name }) => [id, name]));
  const rows = items.map((deal) => toCells(deal, stages, people, locale));
  const table = [[...HEADS[locale]], ...rows];
  const subject = { kind: 'organisation', id: actor.organisationId };
  noteAudit(deps, { actor, action: 'deals.exported', subject, detail: { count: String(items.length) } });
  const name = `deals.${format}`;
  if (format === 'csv')
    return { type: 'text/csv; charset=utf-8', name, disposition: 'attachment', body: toCsv(table) };
  return {
    type: XLSX_TYPE,
    name,
    disposition: 'attachment',
    body: await toXlsx(table.map((row) => row.map(unformula))),
  };
}

function toCells(
  deal: DealSummary,
  stages: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
  locale: Locale,
): string[] {
  return [
    deal.name,
    stages.get(deal.stage) ?? deal.stage,
    deal.stageSince.slice(0, 10),
    (deal.ownerId && people.get(deal.ownerId)) ?? '',
    DEAL_SOURCES[deal.source][locale],
    deal.rating === null ? '' : new Intl.NumberFormat(locale).format(deal.rating),
    deal.dueOn ?? '',
    deal.shared ? YES[locale] : '',
  ];
}

async function toXlsx(table: readonly string[][]): Promise<Buffer> {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table as string[][]), 'Deals');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
