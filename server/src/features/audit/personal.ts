import { type PersonalData } from '../../contributions/personal-data.ts';
import { AuditEntries } from './model.ts';
import { forgetPseudonym, knownPseudonym } from './pseudonyms.ts';

const MOST_EXPORTED = 10_000;

/** The entries stay, since they are links of a chain; nobody can tell any more who is meant. */
export const auditPersonal: PersonalData = {
  name: 'audit',
  // The trail says what was: the pseudonym goes on meaning the account that went, and `namesOf` knows whose it was.
  merging: { references: [] },
  export: async (_deps, { personId }) => {
    const actor = await knownPseudonym(personId);
    return {
      data: actor ? await AuditEntries.find({ actor }).limit(MOST_EXPORTED).lean() : [],
    };
  },
  erase: async (_deps, { personId }) => forgetPseudonym(personId),
};
