import { SHOWCASE } from './accounts.ts';
import { companies } from './companies/index.ts';
import { startups } from './domains/index.ts';
import { investors } from './investors/index.ts';
import { introductionsOf, type DemoIntroduction, type DemoVerdict } from './introductions.ts';
import { companyOf, investorOf, partnerOf, startupOf, type DemoOrganisation } from './organisations.ts';
import { partners } from './partners.ts';
import { type Kind, type TeamMember } from '@klammer/contracts/profiles';
import { namesBy, type DemoPerson } from './people.ts';
import { chanceOf, type Chance } from './seeded.ts';

/** A whole invented region. Organisations are known by name, people by address. */
export interface DemoRegion {
  organisations: DemoOrganisation[];
  people: DemoPerson[];
  introductions: DemoIntroduction[];
  verdicts: DemoVerdict[];
}

/**
 * Invents the demonstration region: the same seed and time give the same region.
 * @param now the moment the region is looked at; all its dates lie shortly before it
 */
export function generateRegion({ seed, now }: { seed: number; now: Date }): DemoRegion {
  const chance = chanceOf(seed);
  const organisations = [
    ...startups.map((idea) => startupOf(idea, chance, now)),
    ...companies.map((idea) => companyOf(idea, chance, now)),
    ...investors.map((idea) => investorOf(idea, chance, now)),
    ...partners.map((idea) => partnerOf(idea, chance, now)),
  ];
  const people = peopleOf(organisations, chance);
  for (const { kind, fields } of organisations) fields.team = teamOf(kind, fields.name, people);
  return { organisations, people, ...introductionsOf(organisations, people, chance, now) };
}

/** What the people of an organisation do there; the same in both languages. */
const ROLES: Record<Kind, readonly string[]> = {
  startup: ['CEO', 'CTO', 'COO'],
  company: ['Innovation', 'Operations', 'IT'],
  investor: ['Partner', 'Investment Manager', 'Analyst'],
  partner: ['Community', 'Mentoring', 'Events'],
};

function teamOf(kind: Kind, organisation: string, people: readonly DemoPerson[]): TeamMember[] {
  return people
    .filter((person) => person.organisation === organisation)
    .map(({ first, family }, index) => ({ name: `${first} ${family}`, role: ROLES[kind][index] ?? '' }));
}

function peopleOf(organisations: readonly DemoOrganisation[], chance: Chance): DemoPerson[] {
  const nextName = namesBy(chance);
  const showcase = new Map<string, (typeof SHOWCASE)[number]>(SHOWCASE.map((one) => [one.organisation, one]));
  return organisations.flatMap(({ fields }) => {
    const size = Math.min(fields.teamSize ?? 1, chance.pick([1, 2, 2, 3]));
    return Array.from({ length: size }, (_, index): DemoPerson => {
      const name = nextName();
      const shown = index === 0 ? showcase.get(fields.name) : undefined;
      return {
        ...name,
        email: shown?.email ?? `${asciiOf(name.first)}.${asciiOf(name.family)}@klammer.example`,
        organisation: fields.name,
        role: index === 0 ? 'owner' : 'editor',
        operator: shown?.operator ?? false,
      };
    });
  });
}

const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const asciiOf = (word: string): string =>
  word.toLowerCase().replaceAll(/[äöüß]/g, (letter) => LETTERS[letter] ?? letter);
