import type { Match } from '@klammer/contracts/matches';
import { label, pick } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export interface Asker {
  name: string;
  needs: readonly string[];
  offers: readonly string[];
  topics: readonly string[];
  person: string;
}

/**
 * A first message that says why it fits, in the words of the two profiles: what they seek and we have, what we seek
 * and they have, what both work on. Where nothing of that is shared, what is true of both sides speaks for itself.
 */
export function draftMessage(asker: Asker, match: Match): string {
  const theirs = match.profile;
  const given = names('needs', shared(theirs.needs, asker.offers));
  const taken = names('needs', shared(asker.needs, theirs.offers));
  const topics = names('topics', shared(asker.topics, theirs.topics));
  const why = [
    given && m.match_draft_given({ list: given }),
    taken && m.match_draft_taken({ list: taken }),
    topics && m.match_draft_topics({ list: topics }),
  ].filter(Boolean);
  const said = why.length > 0 ? why.join(' ') : ofBoth(match).join(' ');

  return [
    m.match_draft_greeting(),
    [m.match_draft_who({ name: asker.name }), said].filter(Boolean).join(' '),
    m.match_draft_ask(),
    m.match_draft_regards({ person: asker.person, organisation: asker.name }),
  ].join('\n\n');
}

const OF_BOTH = new Set(['shared', 'complement', 'near', 'stage', 'ticket', 'similar']);
const ofBoth = (match: Match): string[] =>
  match.reasonsForThem.filter(({ code }) => OF_BOTH.has(code)).map(pick);

/** At most three, so that the message stays one that people read. */
function shared(wanted: readonly string[], had: readonly string[]): string[] {
  return wanted.filter((code) => had.includes(code)).slice(0, 3);
}

function names(vocabulary: 'needs' | 'topics', codes: string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(
    codes.map((code) => withinSentence(label(vocabulary, code))),
  );
}

/** English writes nouns small within a sentence, but for abbreviations: "office space", "API access", "IoT". */
function withinSentence(words: string): string {
  return getLocale() === 'en' && /^\p{Lu}\p{Ll}+(?![\p{L}])/u.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}
