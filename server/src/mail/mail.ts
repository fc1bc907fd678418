import { type Locale } from '@klammer/contracts/vocabulary';
import type mongoose from 'mongoose';

export const MAIL_STATES = ['waiting', 'sent', 'dead'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The words of one mail: a heading, paragraphs, facts beside their names, and one link to follow. */
export interface Words {
  subject: string;
  paragraphs: string[];
  facts?: [name: string, value: string][];
  /** Several things in one mail, each with a link of its own. */
  sections?: Section[];
  link?: Link;
  /** The small print at the end; by default what to do with a mail one did not cause. */
  closing?: string;
  /** Links of the small print, such as to settings. */
  smallLinks?: Link[];
}
export interface Link {
  label: string;
  url: string;
}
export interface Section {
  heading: string;
  items: { title: string; text: string; note: string; url: string }[];
}

/** What a mail was written from, so that the operator's words can be put into it. */
export interface MailSource {
  locale: Locale;
  words: Words;
  /** What `{name}` in those words stands for. */
  values: Readonly<Record<string, string>>;
}

/** A mail in both forms; `text` and `html` say the same. `template` names what it is, for the operator's list. */
export interface Mail {
  /** 24 hexadecimal digits that say which mail it is: put in twice, it leaves once. */
  id?: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  template?: string;
  /** Further header lines, such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
  /** Never stored. */
  source?: MailSource;
}

/** A mail of the development mailbox. */
export interface KeptMail extends Mail {
  id: string;
  sentAt: Date;
}

/** A mail of the queue; `dueAt` is also when the lease of a running try ends. */
export interface QueuedMail extends Mail {
  _id: mongoose.Types.ObjectId;
  template: string;
  state: MailState;
  tries: number;
  createdAt: Date;
  dueAt: Date;
  sentAt?: Date;
  why?: string;
}
