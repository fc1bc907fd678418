import type { Kind, Need, ProfileFields, TeamMember } from '@klammer/contracts/profiles';
import {
  INDUSTRY_CODES,
  INSTRUMENT_CODES,
  knownCodes,
  STAGE_CODES,
  URGENCY_CODES,
} from '@klammer/contracts/vocabulary';
import { emptyInvesting } from './defaults.ts';
import type { Step } from './steps.ts';

const MOST_TEAM = 12;
type Changes = Partial<ProfileFields>;

/** The fields of a step as a form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function fieldsFromForm(step: Step, kind: Kind, form: FormData, current: ProfileFields): Changes {
  const read = new FormReader(form);
  const investing = current.investing ?? emptyInvesting();

  if (step === 'about')
    return {
      name: read.text('name'),
      headline: read.localised('headline'),
      industries: read.codes('industries', INDUSTRY_CODES),
      stage: read.code('stage', STAGE_CODES),
      teamSize: read.number('teamSize'),
      foundedYear: read.number('foundedYear'),
      website: read.text('website'),
    };
  if (step === 'exchange')
    return {
      needs: read.needs('needs'),
      offers: read.needs('offers'),
      topics: read.codes('topics', knownCodes('topics')),
    };
  if (step === 'place') {
    const region = read.code('place.region', knownCodes('regions'));
    const regions = read.codes('investing.regions', knownCodes('regions'));

    return {
      place: region ? { region, city: read.text('place.city') } : null,
      ...(kind === 'investor' && { investing: { ...investing, regions } }),
    };
  }
  if (step === 'money')
    return {
      ...moneyFrom(kind, read, investing),
      ...(kind === 'startup' && { audiences: read.audiences(current.audiences, ['raising']) }),
    };
  if (step === 'team')
    return {
      team: read.team(),
      ...(kind === 'startup' && { traction: read.localised('traction') }),
      audiences: read.audiences(current.audiences, ['team', 'traction', 'deck']),
    };

  return {
    description: read.localised('description'),
    visibility: read.code('visibility', ['public', 'members', 'anonymous'] as const) ?? 'public',
  };
}

function moneyFrom(
  kind: Kind,
  read: FormReader,
  investing: NonNullable<ProfileFields['investing']>,
): Changes {
  if (kind === 'startup') {
    const amountEur = read.number('raising.amountEur');
    const instruments = read.codes('raising.instruments', INSTRUMENT_CODES);

    return {
      raising: amountEur ? { amountEur, instruments, until: read.text('raising.until') || null } : null,
    };
  }
  if (kind === 'investor')
    return {
      investing: {
        ...investing,
        ticketMinEur: read.number('investing.ticketMinEur') ?? 0,
        ticketMaxEur: read.number('investing.ticketMaxEur') ?? 0,
        stages: read.codes('investing.stages', STAGE_CODES),
        instruments: read.codes('investing.instruments', INSTRUMENT_CODES),
        thesis: read.localised('investing.thesis'),
        excludes: read.localised('investing.excludes'),
      },
    };

  return {
    sourcing: {
      programmes: read.localised('sourcing.programmes'),
      procurement: read.localised('sourcing.procurement'),
      budgetMinEur: read.number('sourcing.budgetMinEur'),
      budgetMaxEur: read.number('sourcing.budgetMaxEur'),
    },
  };
}

class FormReader {
  #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  text(name: string): string {
    const value = this.#form.get(name);

    return typeof value === 'string' ? value.trim() : '';
  }

  number(name: string): number | null {
    const value = this.text(name);

    return value === '' ? null : Number(value);
  }

  localised(name: string): { de: string; en: string } {
    return { de: this.text(`${name}.de`), en: this.text(`${name}.en`) };
  }

  code<Code extends string>(name: string, known: readonly Code[]): Code | null {
    return known.find((code) => code === this.#form.get(name)) ?? null;
  }

  codes<Code extends string>(name: string, known: readonly Code[]): Code[] {
    const chosen = this.#form.getAll(name);

    // In the order of choosing, each once.
    return [...new Set(chosen)].flatMap((value) => known.find((code) => code === value) ?? []);
  }

  team(): TeamMember[] {
    return Array.from({ length: MOST_TEAM }, (_, index) => ({
      name: this.text(`team.${index}.name`),
      role: this.text(`team.${index}.role`),
    })).filter((one) => one.name !== '');
  }

  audiences(
    current: ProfileFields['audiences'],
    asked: readonly (keyof ProfileFields['audiences'])[],
  ): ProfileFields['audiences'] {
    const chosen = asked.map((field) => [
      field,
      this.code(`audiences.${field}`, ['public', 'members', 'introduced']) ?? current[field],
    ]);

    return { ...current, ...Object.fromEntries(chosen) };
  }

  needs(name: string): Need[] {
    return this.codes(name, knownCodes('needs'))
      .filter((code) => !this.#form.has(`${name}.${code}.remove`))
      .map((code) => ({
        code,
        note: this.localised(`${name}.${code}.note`),
        urgency: this.code(`${name}.${code}.urgency`, URGENCY_CODES) ?? 'soon',
        validUntil: this.text(`${name}.${code}.validUntil`) || null,
      }));
  }
}
