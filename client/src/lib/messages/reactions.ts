import type { Reaction } from '@klammer/contracts/messages';
import CircleCheck from 'icon:circle-check';
import CircleHelp from 'icon:circle-question-mark';
import Eye from 'icon:eye';
import Heart from 'icon:heart';
import Star from 'icon:star';
import ThumbsUp from 'icon:thumbs-up';
import { m } from '#lib/paraglide/messages.js';

/** Icon and word of each reaction, in the order in which they are offered. */
export const REACTION_LOOKS: Record<Reaction, { icon: typeof Heart; label: () => string }> = {
  agree: { icon: ThumbsUp, label: m.chat_react_agree },
  thanks: { icon: Heart, label: m.chat_react_thanks },
  great: { icon: Star, label: m.chat_react_great },
  seen: { icon: Eye, label: m.chat_react_seen },
  done: { icon: CircleCheck, label: m.chat_react_done },
  question: { icon: CircleHelp, label: m.chat_react_question },
};
