import { type NotificationType } from '@klammer/contracts/notifications';
import { type Localised } from '@klammer/contracts/text';
import { type Audience, type Deps } from './deps.ts';

/** What somebody is to be told. */
export interface News {
  /** Names the thing, such as `introduction:ID:asked`: a person is told once per key. */
  key: string;
  type: NotificationType;
  to: Audience | { each: readonly Recipient[] };
  /** The own organisation of these persons that it concerns, where `to` names persons. */
  organisationId?: string;
  /** Who did it and need not be told. */
  except?: string | null;
  title: Localised;
  text: Localised;
  /** Page where it can be seen or done, without a language prefix. */
  path: string;
}

/** Somebody with the own organisation that it concerns: what they chose for that one counts. */
export interface Recipient {
  personId: string;
  organisationId: string | null;
}

/** What `notifications` does; a feature that it depends on itself is handed it. @returns how many were told anew */
export type Tell = (deps: Deps, news: News) => Promise<number>;
