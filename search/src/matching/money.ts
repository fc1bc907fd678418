import type { MatchProfile } from './profile.ts';

/** Money fits are the same from both sides: they say that the two sides' figures agree. */
const SILENT = 0.5;

export function stageFit(a: MatchProfile, b: MatchProfile): number {
  const [investor, firm] = a.kind === 'investor' ? [a, b] : [b, a];
  if (investor.kind !== 'investor' || !investor.stages?.length || !firm.stage) return SILENT;
  return investor.stages.includes(firm.stage) ? 1 : 0;
}

/** 1 inside the ticket's bounds, 0 from a factor of ten outside them. */
export function moneyFit(a: MatchProfile, b: MatchProfile): number {
  const [investor, firm] = a.kind === 'investor' ? [a, b] : [b, a];
  const amount = firm.raising?.amountEur;
  if (investor.kind !== 'investor' || !investor.ticket || amount === undefined || amount <= 0) return SILENT;
  const { minEur = 0, maxEur = Infinity } = investor.ticket;
  if (amount >= minEur && amount <= maxEur) return 1;
  const decades = Math.abs(Math.log10(amount / (amount < minEur ? minEur : maxEur)));
  return Math.max(0, 1 - decades);
}
