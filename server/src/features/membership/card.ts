import { type FileAnswer } from '@klammer/contracts/endpoint';
import { region, type Locale } from '@klammer/contracts/vocabulary';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { writePdf } from '../../pdf/document.ts';
import { notFound } from '../../problem.ts';
import { wordDay } from '../../time/local-time.ts';
import { findProfiles } from '../profiles/service.ts';
import { readMembership } from './reading.ts';

const WORDS = {
  de: {
    title: 'Mitgliedskarte',
    member: 'Mitglied',
    association: 'Verband',
    plan: 'Plan',
    from: 'Von',
    until: 'Bis',
    number: 'Nummer',
    check: 'Prüfen unter',
  },
  en: {
    title: 'Membership card',
    member: 'Member',
    association: 'Association',
    plan: 'Plan',
    from: 'From',
    until: 'Until',
    number: 'Number',
    check: 'Check at',
  },
};

/** The card of a period that was decided on; whoever is shown it checks it at the address on it. */
export async function writeCard(deps: Deps, actor: Member, id: string, locale: Locale): Promise<FileAnswer> {
  const doc = await readMembership(actor, id);
  const { code, startsOn, endsOn } = doc;
  if (!code || !startsOn || !endsOn) throw notFound();
  const [profile] = await findProfiles([String(doc.organisationId)]);
  const name = profile?.name ?? '';
  const words = WORDS[locale];
  const say = (on: string) => wordDay(on, locale);
  const grouped = code.replace(/(.{4})(?=.)/g, '$1 ');
  const body = await writePdf(
    {
      title: words.title,
      language: locale,
      author: name,
      createdAt: doc.updatedAt,
      foot: `Klammer · ${grouped}`,
    },
    (writer) => {
      writer.title(words.title);
      writer.facts([
        [words.member, name],
        [words.association, region().association],
        [words.plan, doc.planName[locale]],
        [words.from, say(startsOn)],
        [words.until, say(endsOn)],
        [words.number, grouped],
        [words.check, `${deps.publicUrl}/m/${code}`],
      ]);
    },
  );
  return { type: 'application/pdf', name: `klammer-${code}.pdf`, disposition: 'attachment', body };
}
