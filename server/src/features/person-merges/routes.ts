import { personMerges } from '@klammer/contracts/person-merges';
import { on, type Route } from '../../http/mount.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { answerQuestion, readQuestion } from './answering.ts';
import { askBoth, withdrawQuestion } from './asking.ts';
import { dismissPeople, suggestPeople } from './duplicates.ts';
import { previewPeople } from './previewing.ts';

/** @param personal what every feature keeps about people */
export const personMergeRoutes = (personal: readonly PersonalData[]): Route[] => [
  on(personMerges.suggestions)(async () => suggestPeople()),
  on(personMerges.dismiss)(async (deps, { actor, body }) => dismissPeople(deps, actor, body)),
  on(personMerges.preview)(async (_deps, { query }) => previewPeople(personal, query)),
  on(personMerges.ask)(async (deps, { actor, body }) => askBoth(deps, personal, actor, body)),
  on(personMerges.withdraw)(async (deps, { actor, params }) => withdrawQuestion(deps, actor, params.id)),
  on(personMerges.read)(async (deps, { actor, body }) => readQuestion(deps, actor, body.token)),
  on(personMerges.answer)(async (deps, { actor, body }) => answerQuestion(deps, personal, actor, body)),
];
