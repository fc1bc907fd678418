import { type EndpointName, type EndpointOf } from '@klammer/contracts';
import { type Input } from '@klammer/contracts/endpoint';
import { type CommandName, type commands } from '@klammer/contracts/sockets';
import { type z } from 'zod';
import { type Outcomes } from './roles.ts';
import { type World } from './world.ts';

/** What a row of the matrix is made of; `rows.ts` says how to add one. */

/** Anybody, signed in or not. */
export const EVERYBODY: Outcomes = {
  stranger: 'ok',
  bare: 'ok',
  viewer: 'ok',
  editor: 'ok',
  owner: 'ok',
  foreign: 'ok',
  operator: 'ok',
};
/** Whoever is signed in. */
export const PEOPLE: Outcomes = { ...EVERYBODY, stranger: 401 };
/** Whoever acts for an organisation, about their own things. */
export const MEMBERS: Outcomes = { ...PEOPLE, bare: 403, operator: 403 };
/** Whoever acts for an organisation and is more than a viewer there. */
export const ACTING: Outcomes = { ...MEMBERS, viewer: 403 };
/** Everybody in the organisation that has the thing. */
export const INSIDERS: Outcomes = { ...MEMBERS, foreign: 404 };
/** Editors and owners of the organisation that has the thing. */
export const EDITORS: Outcomes = { ...INSIDERS, viewer: 403 };
/** Owners of the organisation that has the thing. */
export const OWNERS: Outcomes = { ...EDITORS, editor: 403 };
/** The operator; for all others it does not exist. */
export const OPERATOR: Outcomes = {
  stranger: 401,
  bare: 404,
  viewer: 404,
  editor: 404,
  owner: 404,
  foreign: 404,
  operator: 'ok',
};
/** Owners, about the organisation they act for. */
export const OWN_ORGANISATION: Outcomes = { ...ACTING, editor: 403 };
/** A thing that is not there. */
export const NOBODY: Outcomes = { ...OPERATOR, operator: 404 };
/** A thing of the person themselves (`owner`), which colleagues do not see either. */
export const SELF: Outcomes = { ...OPERATOR, owner: 'ok', operator: 404 };

/** The same where one has to act for an organisation at all. */
export const OWN_AS_MEMBER: Outcomes = { ...SELF, bare: 403, operator: 403 };

export interface Row {
  name: EndpointName | CommandName;
  outcomes: Outcomes;
  input: (w: World) => unknown;
  note: string;
}

type RowInput<Name extends EndpointName | CommandName> = Name extends EndpointName
  ? Input<EndpointOf<Name>>
  : Name extends CommandName
    ? z.input<(typeof commands)[Name]['input']>
    : never;

/** A row; see the top of this file. */
export function row<Name extends EndpointName | CommandName>(
  name: Name,
  outcomes: Outcomes,
  input: (w: World) => RowInput<Name> | Promise<RowInput<Name>>,
  note = '',
): Row {
  return { name, outcomes, input, note };
}

export const nothing = () => ({});
/** A client id nobody has used. */
export const clientId = (w: World) => `access-${w.count()}-0123456789`;
