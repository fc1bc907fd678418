import { createHash } from 'node:crypto';
import { AGREEMENT_TEMPLATES, sectionsOf } from '@klammer/contracts/agreement-templates';
import { AgreementContent, type Contribution } from '@klammer/contracts/agreements';
import { type Issue } from '@klammer/contracts/problems';
import { type Locale } from '@klammer/contracts/vocabulary';
import canonicalize from 'canonicalize';
import { addDays } from '../../time/local-time.ts';
import { Problem } from '../../problem.ts';
import { type ProfileDoc } from '../profiles/service.ts';
import { type AgreementDoc } from './model.ts';

/** The parts that are saved, compared and named one by one. */
export const PARTS = Object.keys(AgreementContent.shape) as (keyof AgreementContent)[];

/** Canonical JSON (RFC 8785) of a value: the same content is always the same text. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('the value has no JSON form');
  return text;
}

/** What is signed: the content with the parties, the template and the language it is in. */
export function hashOf(
  doc: Pick<AgreementDoc, '_id' | 'organisations' | 'template' | 'language' | 'content' | 'signedAs'>,
): string {
  const { organisations, content } = doc.signedAs ?? doc;
  const signed = {
    id: String(doc._id),
    organisations: organisations.map(String),
    template: doc.template,
    language: doc.language,
    // Parsed, so that neither order nor what a database adds makes another text of it.
    content: AgreementContent.parse(content),
  };
  return createHash('sha256').update(canonical(signed)).digest('hex');
}

/**
 * Joins what one person saves with what others saved since they read it, part by part. A part that is as they read it
 * is no change of theirs.
 * @param base the text as they read it
 * @returns the parts to write, and those that both changed to something else
 */
export function joinChanges(
  wanted: Partial<AgreementContent>,
  base: AgreementContent,
  current: AgreementContent,
): { changes: Partial<AgreementContent>; conflicts: (keyof AgreementContent)[] } {
  const changed = PARTS.filter(
    (part) => wanted[part] !== undefined && canonical(wanted[part]) !== canonical(base[part]),
  );
  const conflicts = changed.filter((part) => {
    const now = canonical(current[part]);
    return canonical(base[part]) !== now && canonical(wanted[part]) !== now;
  });
  return { changes: Object.fromEntries(changed.map((part) => [part, wanted[part]])), conflicts };
}

/**
 * What the zod schema cannot know: the sides are the parties, owners belong to their side, days are in order.
 * @param people ids of the people of each organisation
 * @throws Problem invalid-input with every issue
 */
export function checkContent(
  content: AgreementContent,
  people: ReadonlyMap<string, readonly string[]>,
): void {
  const issues: Issue[] = [];
  const refuse = (path: Issue['path'], message: string) => issues.push({ path, code: 'custom', message });
  const sides = content.sides.map((side) => side.organisationId);
  if (
    sides.length !== people.size ||
    !sides.every((id) => people.has(id)) ||
    new Set(sides).size !== sides.length
  )
    refuse(['body', 'sides'], 'must be the parties, each once');
  content.milestones.forEach(({ organisationId, ownerId }, index) => {
    if (!people.has(organisationId))
      refuse(['body', 'milestones', index, 'organisationId'], 'must be one of the parties');
    else if (ownerId && !people.get(organisationId)?.includes(ownerId))
      refuse(['body', 'milestones', index, 'ownerId'], 'must be a person of this party');
  });
  if (new Set(content.milestones.map(({ key }) => key)).size !== content.milestones.length)
    refuse(['body', 'milestones'], 'names a key twice');
  if (content.startsOn && content.endsOn && content.startsOn > content.endsOn)
    refuse(['body', 'endsOn'], 'must not be before the start');
  if (issues.length > 0) throw new Problem('invalid-input', undefined, { issues });
}

/** Whether it says enough to be proposed: a purpose, a day to start, and something from each side. */
export function isComplete(content: AgreementContent): boolean {
  return (
    content.purpose !== '' &&
    content.startsOn !== null &&
    content.sides.every((side) => side.gives.length > 0)
  );
}

/** A first text: the template's words, and as contributions what one side offers and another needs. */
export function draftContent(
  template: AgreementDoc['template'],
  language: Locale,
  profiles: readonly ProfileDoc[],
  today: string,
): AgreementContent {
  const { label, purpose, milestones } = AGREEMENT_TEMPLATES[template];
  const names = profiles.map((profile) => profile.name);
  const [first] = profiles;
  return {
    title: `${label[language]}: ${names.join(' – ')}`.slice(0, 160),
    purpose: purpose[language],
    sections: sectionsOf(template).map(({ key }) => ({ key, text: '' })),
    sides: profiles.map((profile) => {
      const others = profiles.filter((other) => other !== profile);
      return {
        organisationId: String(profile._id),
        gives: sharedBy([profile], others),
        gets: sharedBy(others, [profile]),
      };
    }),
    milestones: milestones.map(({ title, dueAfterDays }, index) => ({
      key: `milestone${index + 1}`,
      title: title[language],
      organisationId: String(first?._id),
      ownerId: null,
      dueOn: addDays(today, dueAfterDays),
    })),
    startsOn: today,
    endsOn: null,
    confidentiality: '',
  };
}

/** What the givers offer and the takers need. */
function sharedBy(givers: readonly ProfileDoc[], takers: readonly ProfileDoc[]): Contribution[] {
  const wanted = new Set(takers.flatMap((profile) => profile.needs.map((need) => need.code)));
  const codes = givers.flatMap((profile) => profile.offers.map((offer) => offer.code));
  return [...new Set(codes)].filter((code) => wanted.has(code)).map((code) => ({ code, words: '' }));
}
