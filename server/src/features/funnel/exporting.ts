import {
  FUNNEL_STEPS,
  shareOf,
  type funnel,
  type FunnelCounts,
  type FunnelStep,
} from '@klammer/contracts/funnel';
import { type FileAnswer, type Parsed } from '@klammer/contracts/endpoint';
import { labelOf, type Locale } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { toCsv } from '../../csv.ts';
import { type Deps } from '../../deps.ts';
import { noteAudit } from '../audit/service.ts';
import { readFunnel } from './counting.ts';

const WORDS: Record<
  Locale,
  Record<FunnelStep | 'open' | 'by' | 'all' | 'month' | 'kinds' | 'topic' | 'share', string>
> = {
  de: {
    by: 'Nach',
    all: 'alle',
    month: 'Monat',
    kinds: 'Art',
    topic: 'Thema',
    matched: 'Match',
    introduced: 'Vorstellung',
    conversing: 'Gespräch',
    agreed: 'Vereinbarung',
    kept: 'gehalten',
    open: 'noch offen',
    share: 'von vorigem Schritt in %',
  },
  en: {
    by: 'By',
    all: 'all',
    month: 'month',
    kinds: 'kind',
    topic: 'topic',
    matched: 'match',
    introduced: 'introduction',
    conversing: 'conversation',
    agreed: 'agreement',
    kept: 'kept',
    open: 'still open',
    share: 'of the step before in %',
  },
};

/** The figures with their denominators; a share of too few is left empty. Who took them out is kept. */
export async function exportFunnel(
  deps: Deps,
  actor: Person,
  { locale, ...query }: Parsed<typeof funnel.export>['query'],
): Promise<FileAnswer> {
  const { since, total, months, kinds, topics } = await readFunnel(deps, query);
  const words = WORDS[locale];
  const head = FUNNEL_STEPS.flatMap((step, index) =>
    index === 0 ? [words[step]] : [words[step], `${words[step]}: ${words.share}`],
  );
  const table = [
    [words.by, '', ...head, words.open],
    [words.all, since, ...cellsOf(total)],
    ...months.map(({ month, counts }) => [words.month, month, ...cellsOf(counts)]),
    ...kinds.map((row) => [
      words.kinds,
      row.kinds.map((kind) => labelOf('kinds', kind, locale)).join(' – '),
      ...cellsOf(row.counts),
    ]),
    ...topics.map(({ topic, counts }) => [words.topic, labelOf('topics', topic, locale), ...cellsOf(counts)]),
  ];
  noteAudit(deps, { actor, action: 'funnel.exported', subject: { kind: 'region', id: 'funnel' } });
  return {
    type: 'text/csv; charset=utf-8',
    name: 'funnel.csv',
    disposition: 'attachment',
    body: toCsv(table),
  };
}

function cellsOf(counts: FunnelCounts): string[] {
  const steps = FUNNEL_STEPS.flatMap((step, index) => {
    const before = FUNNEL_STEPS[index - 1];
    const share = before ? shareOf(counts[step], counts[before]) : null;
    const cell = share === null ? '' : String(Math.round(share * 100));
    return before ? [String(counts[step]), cell] : [String(counts[step])];
  });
  return [...steps, String(counts.open)];
}
