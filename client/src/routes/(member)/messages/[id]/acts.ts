import type { Message } from '@klammer/contracts/messages';
import { call } from '#lib/api.ts';
import type { MessageActs } from '#lib/messages/acts.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Question } from './Dialogs.svelte';

interface Frame extends Pick<MessageActs, 'personId' | 'canSend' | 'serverNow' | 'reply' | 'jumpTo'> {
  /** Opens the dialog that asks what an act has to know first. */
  ask: (question: Question) => void;
  /** Takes in the message as it is after an act. */
  take: (changed: Promise<Message>) => void;
  /** What is pinned is another list now. */
  onpinned: () => void;
}

/** What each act on a message does on the page of one conversation. */
export function actsOn({ ask, take, onpinned, ...frame }: Frame): MessageActs {
  const place = ({ conversationId, sequence }: Message) => ({ id: conversationId, sequence });

  return {
    ...frame,
    edit: (message) => ask({ kind: 'edit', message }),
    report: (message) => ask({ kind: 'report', message }),
    showVersions: (message) => ask({ kind: 'versions', message }),
    remove: (message) => {
      if (confirm(m.chat_delete_confirm()))
        take(call(fetch, 'conversations.remove', { params: place(message) }));
    },
    react: (message, code, on) =>
      take(call(fetch, 'conversations.react', { params: place(message), body: { code, on } })),
    pin: (message, pinned) =>
      take(call(fetch, 'conversations.pin', { params: place(message), body: { pinned } }).finally(onpinned)),
  };
}
