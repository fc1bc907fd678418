import { DEFAULT_AUDIENCES, type Kind, type Need, type ProfileFields } from '@klammer/contracts/profiles';
import { type Localised } from '@klammer/contracts/text';
import {
  type CompanyIdea,
  type InvestorIdea,
  type PartnerIdea,
  type StartupIdea,
  type Wishes,
} from './blueprint.ts';
import { type Chance } from './seeded.ts';
import { originOf } from './wording/origin.ts';
import { NOTES_IN_ENGLISH } from './wording/notes/index.ts';
import { closingOf, EXCLUDES, PROCUREMENT, TRACTION } from './wording/closing.ts';

/** An invented organisation: who it is and its profile as its owner would have typed it. */
export interface DemoOrganisation {
  kind: Kind;
  fields: ProfileFields;
  publishedAt: Date;
}

type Words<Name extends string> = { de: Record<Name, string>; en: Record<Name, string> };
type Idea = StartupIdea | CompanyIdea | InvestorIdea | PartnerIdea;
const DAY_MS = 24 * 3600 * 1000;

const both = <Name extends string>(words: Words<Name>, name: Name): Localised => ({
  de: words.de[name],
  en: words.en[name],
});
const join = (...parts: Localised[]): Localised => ({
  de: parts.map((part) => part.de).join(' '),
  en: parts.map((part) => part.en).join(' '),
});

/** Team sizes by stage, smallest and largest. */
const TEAMS: Record<StartupIdea['stage'], readonly [number, number]> = {
  idea: [2, 3],
  'pre-seed': [2, 4],
  seed: [4, 9],
  'start-up': [7, 16],
  growth: [18, 46],
  later: [40, 90],
  established: [60, 120],
};
/** Years since founding by stage. */
const AGES: Record<StartupIdea['stage'], readonly [number, number]> = {
  idea: [1, 1],
  'pre-seed': [1, 2],
  seed: [1, 3],
  'start-up': [3, 5],
  growth: [5, 8],
  later: [7, 10],
  established: [10, 15],
};

export function startupOf(idea: StartupIdea, chance: Chance, now: Date): DemoOrganisation {
  const team = chance.between(...TEAMS[idea.stage]);
  const year = now.getUTCFullYear() - chance.between(...AGES[idea.stage]);
  const origin = originOf(chance, true, year, idea.at[1], team);
  const what = both(idea, 'what');
  const who = both(idea, 'who');
  const closing = closingOf(chance, idea.needs);
  const orders = [
    [what, who, origin, closing],
    [what, who, closing, origin],
    [origin, what, who, closing],
    [what, origin, who, closing],
    [what, origin, who],
  ];
  return organisation('startup', idea, chance, now, {
    description: join(...chance.pick(orders)),
    stage: idea.stage,
    teamSize: team,
    foundedYear: year,
    traction: both(idea, 'proof'),
    raising: idea.raises
      ? {
          amountEur: idea.raises * 1000,
          instruments: instrumentsFor(idea, chance),
          until: dayAfter(now, chance.between(60, 260)),
        }
      : null,
  });
}

function instrumentsFor(
  idea: StartupIdea,
  chance: Chance,
): NonNullable<ProfileFields['raising']>['instruments'] {
  const note = idea.needs.capital ?? '';
  if (/darlehen|Leasing/i.test(note)) return ['loan', 'silent'];
  if (idea.stage === 'pre-seed') return ['convertible', 'grant'];
  return chance.pick([
    ['equity'],
    ['equity', 'convertible'],
    ['convertible', 'equity', 'grant'],
    ['equity', 'venture-debt'],
  ]);
}

export function companyOf(idea: CompanyIdea, chance: Chance, now: Date): DemoOrganisation {
  const origin = originOf(chance, false, idea.founded, idea.at[1], idea.staff);
  const what = both(idea, 'what');
  const why = both(idea, 'why');
  return organisation('company', idea, chance, now, {
    description: join(
      ...chance.pick([
        [what, origin, why],
        [what, why, origin],
        [origin, what, why],
      ]),
    ),
    stage: 'established',
    teamSize: idea.staff,
    foundedYear: idea.founded,
    traction: chance.pick(TRACTION),
    sourcing: {
      programmes: both(idea, 'programme'),
      procurement: chance.pick(PROCUREMENT),
      budgetMinEur: idea.budget ? idea.budget[0] * 1000 : null,
      budgetMaxEur: idea.budget ? idea.budget[1] * 1000 : null,
    },
  });
}

export function investorOf(idea: InvestorIdea, chance: Chance, now: Date): DemoOrganisation {
  const origin = originOf(chance, false, idea.founded, idea.at[1], idea.staff);
  const thesis = both(idea, 'thesis');
  const mine = idea.staff === 1;
  const aim = {
    de: `${mine ? 'Mein' : 'Unser'} Blick gilt vor allem: ${thesis.de}`,
    en: `What ${mine ? 'I' : 'we'} look for above all: ${thesis.en}`,
  };
  return organisation('investor', idea, chance, now, {
    description: join(both(idea, 'what'), aim, origin),
    teamSize: idea.staff,
    foundedYear: idea.founded,
    investing: {
      ticketMinEur: idea.ticket[0] * 1000,
      ticketMaxEur: idea.ticket[1] * 1000,
      stages: idea.stages,
      instruments: idea.instruments,
      regions: idea.regions,
      thesis,
      excludes: chance.pick(EXCLUDES),
    },
  });
}

export function partnerOf(idea: PartnerIdea, chance: Chance, now: Date): DemoOrganisation {
  const origin = originOf(chance, false, idea.founded, idea.at[1], idea.staff);
  return organisation('partner', idea, chance, now, {
    description: join(both(idea, 'what'), both(idea, 'how'), origin),
    teamSize: idea.staff,
    foundedYear: idea.founded,
  });
}

const NOTHING = {
  stage: null,
  teamSize: null,
  foundedYear: null,
  traction: { de: '', en: '' },
  raising: null,
  investing: null,
  sourcing: null,
  team: [],
  logo: null,
  deck: null,
  audiences: { ...DEFAULT_AUDIENCES },
} satisfies Partial<ProfileFields>;

function organisation(
  kind: Kind,
  idea: Idea,
  chance: Chance,
  now: Date,
  own: Partial<ProfileFields> & Pick<ProfileFields, 'description'>,
): DemoOrganisation {
  const [region, locality] = idea.at;
  return {
    kind,
    publishedAt: new Date(now.getTime() - chance.between(2, 240) * DAY_MS - chance.between(0, 36_000_000)),
    fields: {
      ...NOTHING,
      ...own,
      name: idea.name,
      headline: { de: idea.de.headline, en: idea.en.headline },
      needs: wishes(idea.needs, chance, now),
      offers: wishes(idea.offers, chance, now),
      topics: idea.topics,
      industries: idea.industries,
      place: { region, city: region.startsWith('duisburg-') ? 'Duisburg' : locality },
      website: '',
      visibility: 'public',
    },
  };
}

function wishes(list: Wishes, chance: Chance, now: Date): Need[] {
  return (Object.entries(list) as [Need['code'], string][]).map(([code, note]) => ({
    code,
    note: noteOf(note),
    urgency: chance.pick(['now', 'soon', 'soon', 'later'] as const),
    validUntil: chance.next() < 0.25 ? dayAfter(now, chance.between(40, 300)) : null,
  }));
}

/** Both languages; what was written in English alone stays untranslated, as it happens in life. */
function noteOf(note: string): Localised {
  const en = NOTES_IN_ENGLISH[note] ?? '';
  return { de: en === note ? '' : note, en };
}

function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
