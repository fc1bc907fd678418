import { calls } from '@klammer/contracts/calls';
import { entries } from '@klammer/contracts/entries';
import { jury } from '@klammer/contracts/jury';
import { on, type Route } from '../../http/mount.ts';
import { awardEntry, declineEntries } from './entries/answering.ts';
import {
  agreeToBeNamed,
  getOwnEntry,
  listOwnEntries,
  saveEntry,
  submitEntry,
  takeBackEntry,
} from './entries/applying.ts';
import { getBoard } from './entries/board.ts';
import { divideJury } from './dividing/dividing.ts';
import { getDesk, readJuryEntry } from './jury/desk.ts';
import { passFeedbackOn } from './entries/feedback.ts';
import { inviteJuror, listJury, removeJuror } from './jury/inviting.ts';
import { answerJuryInvitation, readJuryInvitation } from './jury/joining.ts';
import { listJudged, scoreEntry, setConflict } from './jury/judging.ts';
import { inviteOrganiser, joinOrganisers } from './organising.ts';
import { getCall, listCalls, listOwnCalls } from './reading.ts';
import {
  closeCall,
  createCall,
  openSecondRound,
  postponeCall,
  publishCall,
  removeCall,
  updateCall,
  withdrawCall,
} from './writing.ts';

export const callRoutes: Route[] = [
  on(calls.list)(async (deps, { actor, query }) => listCalls(deps, actor, query)),
  on(calls.own)(async (deps, { actor, query }) => listOwnCalls(deps, actor, query)),
  on(calls.create)(async (deps, { actor, body }) => createCall(deps, actor, body)),
  on(calls.get)(async (deps, { actor, params }) => getCall(deps, actor, params.id)),
  on(calls.update)(async (deps, { actor, params, body }) => updateCall(deps, actor, params.id, body)),
  on(calls.publish)(async (deps, { actor, params }) => publishCall(deps, actor, params.id)),
  on(calls.postpone)(async (deps, { actor, params, body }) =>
    postponeCall(deps, actor, params.id, body.deadline),
  ),
  on(calls.withdraw)(async (deps, { actor, params }) => withdrawCall(deps, actor, params.id)),
  on(calls.openSecondRound)(async (deps, { actor, params, body }) =>
    openSecondRound(deps, actor, params.id, body.entryIds),
  ),
  on(calls.close)(async (deps, { actor, params }) => closeCall(deps, actor, params.id)),
  on(calls.inviteOrganiser)(async (deps, { actor, params, body }) =>
    inviteOrganiser(deps, actor, params.id, body.slug),
  ),
  on(calls.joinOrganisers)(async (deps, { actor, params, body }) =>
    joinOrganisers(deps, actor, params.id, body.accept),
  ),
  on(calls.remove)(async (deps, { actor, params }) => removeCall(deps, actor, params.id)),

  on(entries.mine)(async (deps, { actor, query }) => listOwnEntries(deps, actor, query)),
  on(entries.own)(async (deps, { actor, params }) => getOwnEntry(deps, actor, params.id)),
  on(entries.save)(async (deps, { actor, params, body }) => saveEntry(deps, actor, params.id, body)),
  on(entries.submit)(async (deps, { actor, params }) => submitEntry(deps, actor, params.id)),
  on(entries.takeBack)(async (deps, { actor, params }) => takeBackEntry(deps, actor, params.id)),
  on(entries.agree)(async (deps, { actor, params, body }) =>
    agreeToBeNamed(deps, actor, params.id, body.agreesToBeNamed),
  ),
  on(entries.board)(async (deps, { actor, params, query }) => getBoard(deps, actor, params.id, query)),
  on(entries.decline)(async (deps, { actor, params, body }) => declineEntries(deps, actor, params.id, body)),
  on(entries.passFeedbackOn)(async (deps, { actor, params }) => passFeedbackOn(deps, actor, params.id)),
  on(entries.award)(async (deps, { actor, params, body }) => awardEntry(deps, actor, params, body)),

  on(jury.list)(async (deps, { actor, params }) => listJury(deps, actor, params.id)),
  on(jury.invite)(async (deps, { actor, params, body }) => inviteJuror(deps, actor, params.id, body)),
  on(jury.remove)(async (deps, { actor, params }) => removeJuror(deps, actor, params)),
  on(jury.divide)(async (deps, { actor, params, body }) => divideJury(deps, actor, params.id, body)),
  on(jury.readInvitation)(async (deps, { actor, body }) => readJuryInvitation(deps, actor, body.token)),
  on(jury.answerInvitation)(async (deps, { actor, body }) => answerJuryInvitation(deps, actor, body)),
  on(jury.mine)(async (deps, { actor, query }) => listJudged(deps, actor, query)),
  on(jury.desk)(async (deps, { actor, params }) => getDesk(deps, actor, params.id)),
  on(jury.read)(async (deps, { actor, params }) => readJuryEntry(deps, actor, params)),
  on(jury.score)(async (deps, { actor, params, body }) => scoreEntry(deps, actor, params, body)),
  on(jury.setConflict)(async (deps, { actor, params, body }) => setConflict(deps, actor, params, body)),
];
