import { type PublicPage } from '@klammer/contracts/site';
import { type CodeUses } from './contributions/coded.ts';
import { type Migration } from './db/migrations.ts';
import { type Deps } from './deps.ts';
import { type Auth } from './features/accounts/service.ts';
import { type FileReaders } from './features/files/service.ts';
import { type Route } from './http/mount.ts';
import { type Indexed } from './indexing/indexed.ts';
import { type Job } from './contributions/jobs.ts';
import { type MailTemplate } from './mail/templates.ts';
import { type OccurrenceSource } from './contributions/occurrences.ts';
import { type OrganisationData } from './contributions/organisation-data.ts';
import { type PersonalData, type Retention } from './contributions/personal-data.ts';
import { type CommandHandler } from './sockets/on.ts';
import { type WaitingFor } from './contributions/waiting.ts';

/** Names pages that everybody may open. */
export type ListPages = (deps: Deps) => Promise<PublicPage[]>;

/**
 * What one feature gives to the whole; the shapes are in `contributions/`. Each feature's `feature.ts` exports one, and `FEATURES` of `app.ts` lists it:
 * that line is all it takes to be served, exported, erased, found and kept in time. Nobody else imports a `feature.ts`,
 * so it may wire the services of other features into its own without a circle.
 */
export interface Feature {
  routes?: (auth: Auth, whole: Whole) => readonly Route[];
  /** What it answers over sockets. */
  commands?: readonly CommandHandler[];
  /** What happens by itself; each in one process at a time. */
  jobs?: (whole: Whole) => readonly Job[];
  /** Run once in the life of a store, before anybody is answered: today's shape for what an older version stored. */
  migrations?: readonly Migration[];
  /** Run once at the start to finish what a kill cut off. */
  repairs?: readonly Job['run'][];
  /** What of it search finds. */
  indexed?: readonly Indexed[];
  /** Its pages that everybody may open, for the site map. */
  pages?: ListPages;
  /** What it keeps about people. */
  personal?: PersonalData;
  /** Where it keeps ids of organisations, for when two are merged. */
  organisations?: OrganisationData;
  /** What it keeps for a time only; docs/privacy.md has the same table with the reasons. */
  retention?: readonly Retention[];
  /** Who may read the files it claimed, by the kind of owner it claimed them for. */
  fileReaders?: FileReaders;
  /** Every kind of mail it sends, shown with sample data outside production. */
  mails?: readonly MailTemplate[];
  /** What of it waits for somebody, for their home. */
  waiting?: WaitingFor;
  /** What happens in it that other programs may be told of. */
  occurrences?: readonly OccurrenceSource[];
  /** How often what it keeps names codes of the vocabularies. */
  codes?: CodeUses;
}

/** What all features give, for those few that serve the others: search, files, mails, privacy, site, home. */
export interface Whole {
  indexed: readonly Indexed[];
  pages: readonly ListPages[];
  /** In the order in which it is exported and erased: what stands on other things first, the account itself last. */
  personal: readonly PersonalData[];
  organisations: readonly OrganisationData[];
  retention: readonly Retention[];
  fileReaders: FileReaders;
  mails: readonly MailTemplate[];
  waiting: readonly WaitingFor[];
  occurrences: readonly OccurrenceSource[];
  codes: readonly CodeUses[];
}
