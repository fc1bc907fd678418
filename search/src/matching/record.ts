import { INDEX } from './feature-names.ts';
import type { Basis, History, Prepared } from './prepare.ts';
import { cosine, latentCosine } from './text.ts';

/** How well `b` is like what the holder of this history dealt with before. */
export function recordFeatures(history: History, b: Prepared, { prior, text }: Basis, x: Float64Array): void {
  const { tallies } = history;
  const { fields, amount } = b.values;
  x[INDEX.recordCategory] = prior.preference(tallies, 'category', fields.category);
  x[INDEX.recordCity] = prior.preference(tallies, 'city', fields.city);
  x[INDEX.recordRegion] = prior.preference(tallies, 'region', fields.region);
  x[INDEX.recordKinCategory] = prior.kin.category.of(tallies.fields.category, fields.category);
  x[INDEX.recordKinRegion] = prior.kin.region.of(tallies.fields.region, fields.region);
  x[INDEX.recordState] = prior.preference(tallies, 'state', fields.state);
  x[INDEX.recordCountry] = prior.preference(tallies, 'country', fields.country);
  x[INDEX.recordStage] = prior.preference(tallies, 'stage', fields.stage);
  x[INDEX.recordAge] = prior.preference(tallies, 'age', fields.age);
  x[INDEX.recordRound] = prior.preference(tallies, 'round', fields.round);
  x[INDEX.recordAmount] = prior.amountPreference(tallies, amount);
  x[INDEX.recordText] = cosine(history.centre, b.terms);
  x[INDEX.recordWords] = Math.log1p(text.bm25(history.centre, b.terms));
  x[INDEX.recordLatent] = latentCosine(history.latentCentre, b.vector);
  [x[INDEX.recordNearest], x[INDEX.recordNear3]] = nearest(history.texts, (text) => cosine(text, b.terms));
  [, x[INDEX.recordLatentNear3]] = nearest(history.vectors, (vector) => latentCosine(vector, b.vector));
}

/** The likeness of the most alike past deal, and the mean of the three most alike. */
function nearest<T>(past: T[], likeness: (one: T) => number): [first: number, meanOfThree: number] {
  let [first, second, third] = [0, 0, 0];
  for (const one of past) {
    const value = likeness(one);
    if (value > first) [first, second, third] = [value, first, second];
    else if (value > second) [second, third] = [value, second];
    else if (value > third) third = value;
  }
  return [first, (first + second + third) / 3];
}
