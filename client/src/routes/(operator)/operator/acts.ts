import type { QueueCode } from '@klammer/contracts/operator';
import { m } from '#lib/paraglide/messages.js';

/** A decision that is one key, one click or one tap away. */
export interface QueueAct {
  act: string;
  key: string;
  label: () => string;
  /** Cannot be taken back: the key has to be pressed a second time. */
  isFinal?: true;
}

export const ACTS: Record<QueueCode, readonly QueueAct[]> = {
  verification: [{ act: 'accept', key: 'a', label: m.op_act_verify }],
  membership: [{ act: 'accept', key: 'a', label: m.op_act_membership, isFinal: true }],
  event: [
    { act: 'accept', key: 'a', label: m.op_act_event },
    { act: 'back', key: 'x', label: m.op_act_event_back },
  ],
  report: [{ act: 'accept', key: 'a', label: m.op_act_report, isFinal: true }],
  call: [],
  stall: [],
};

export const OPEN_KEY = 'o';
