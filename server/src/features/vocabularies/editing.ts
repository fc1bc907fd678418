import { type AuditVerb } from '@klammer/contracts/audit-words';
import { type z } from 'zod';
import { type ConceptWords } from '@klammer/contracts/vocabularies';
import {
  chainOf,
  conceptsOf,
  isCode,
  placeOf,
  type EditedVocabulary,
  type PlaceEntry,
} from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { type RegionChanges } from '../../region/current.ts';
import { recordAudit } from '../audit/service.ts';
import { changeRegion } from '../region/service.ts';
import { originOf } from './origin.ts';
import { isOpen } from './service.ts';

interface Named {
  vocabulary: EditedVocabulary;
  code: string;
  revision: number;
}
type Wanted = Named & z.output<typeof ConceptWords>;
interface Done {
  revision: number;
}

/** @throws Problem not-possible-now where the vocabulary is not open | duplicate | invalid-input | conflict */
export async function addConcept(deps: Deps, actor: Person, wanted: Wanted): Promise<Done> {
  if (!isOpen(wanted.vocabulary))
    throw new Problem('not-possible-now', 'The codes of this vocabulary are the same everywhere.');
  const taken = conceptsOf(wanted.vocabulary).some(
    ({ code }) => code.toLowerCase() === wanted.code.toLowerCase(),
  );
  if (taken) throw new Problem('duplicate', 'There is such a code already.');
  return write(deps, actor, wanted, 'added');
}

/** @throws Problem not-found | invalid-input | conflict */
export async function changeConcept(deps: Deps, actor: Person, wanted: Wanted): Promise<Done> {
  const before = conceptsOf(wanted.vocabulary).find(({ code }) => code === wanted.code);
  if (!before) throw notFound();
  const was = before.retired ?? false;
  return write(deps, actor, wanted, was === wanted.retired ? 'changed' : was ? 'offered' : 'retired');
}

/** @throws Problem not-found | not-possible-now for a code of the operator's own, which is never deleted | conflict */
export async function restoreConcept(
  deps: Deps,
  actor: Person,
  { vocabulary, code, revision }: Named,
): Promise<Done> {
  if (!isCode(vocabulary, code)) throw notFound();
  if (originOf(vocabulary, code) === 'operator')
    throw new Problem('not-possible-now', 'A code of your own can be retired, but has no other words.');
  const after = await changeRegion(revision, (before) => without(before, vocabulary, code));
  await record(deps, actor, { vocabulary, code }, 'restored');
  return { revision: after };
}

async function write(
  deps: Deps,
  actor: Person,
  wanted: Wanted,
  what: 'added' | 'changed' | 'retired' | 'offered',
): Promise<Done> {
  const { vocabulary, code, label, synonyms, retired } = wanted;
  checkLabel(wanted);
  const entry = { code, label, synonyms, retired };
  const place = vocabulary === 'regions' ? { ...entry, ...whereOf(wanted) } : null;
  const revision = await changeRegion(wanted.revision, (before) => {
    const { places, concepts } = without(before, vocabulary, code);
    return vocabulary === 'regions'
      ? { concepts, places: place ? [...places, place] : places }
      : { places, concepts: [...concepts, { ...entry, vocabulary }] };
  });
  await record(deps, actor, wanted, what);
  return { revision };
}

/** Two concepts with one name could not be told apart. */
function checkLabel({ vocabulary, code, label }: Wanted): void {
  const same = conceptsOf(vocabulary).find(
    (one) =>
      one.code !== code &&
      !one.retired &&
      (['de', 'en'] as const).some((l) => one.label[l].toLowerCase() === label[l].toLowerCase()),
  );
  if (same) throw wrong('label', `“${same.code}” is called so already.`);
}

/** What a place lies in: the file's word for its own places, the operator's for theirs. */
function whereOf({ vocabulary, code, level, parent }: Wanted): Pick<PlaceEntry, 'level' | 'parent'> {
  const known = placeOf(code);
  if (known && originOf(vocabulary, code) === 'file') return { level: known.level, parent: known.parent };
  if (parent !== null && !placeOf(parent)) throw wrong('parent', 'There is no such place.');
  if (parent !== null && chainOf(parent).some((outer) => outer.code === code))
    throw wrong('parent', 'A place cannot lie in itself.');
  return { level, parent };
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid-input', message, {
    issues: [{ path: ['body', field], code: 'custom', message }],
  });
}

function without(
  { places, concepts }: RegionChanges,
  vocabulary: EditedVocabulary,
  code: string,
): Pick<RegionChanges, 'places' | 'concepts'> {
  return vocabulary === 'regions'
    ? { concepts, places: places.filter((one) => one.code !== code) }
    : { places, concepts: concepts.filter((one) => one.vocabulary !== vocabulary || one.code !== code) };
}

function record(
  deps: Deps,
  actor: Person,
  { vocabulary, code }: Pick<Named, 'vocabulary' | 'code'>,
  what: AuditVerb,
): Promise<void> {
  return recordAudit(deps, {
    actor,
    action: `vocabulary.${what}`,
    subject: { kind: 'concept', id: `${vocabulary}:${code}` },
  });
}
