import { z } from 'zod';
import { type KeyScope } from './key-scopes.ts';

/** Who may call an endpoint at all; what they may do with the object is the policy's business. */
export type Access = 'public' | 'person' | 'member' | 'operator';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * How the input travels: as JSON, or as a form with one file in its part `file` and the body's fields beside it.
 * `anything` is for what other programs send of their own making; its body is not looked at.
 */
export type Takes = 'json' | 'multipart' | 'anything';
/** What comes back: JSON by the `response` schema, the bytes of a file, or the way to a page of ours (303). */
export type Gives = 'json' | 'file' | 'page';

/** The answer of an endpoint that gives a file. The answering code sets the headers that make it harmless. */
export interface FileAnswer {
  /** Media type, from a list of ours, never what somebody claimed. */
  type: string;
  name: string;
  bytes?: number;
  /** `inline` only for what was made by us, such as pictures drawn anew. */
  disposition: 'inline' | 'attachment';
  /** How long the asker's own browser may keep it; 0 by default. */
  maxAgeSeconds?: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}
/** The `response` of an endpoint that gives a file. */
export const fileAnswer = z.custom<FileAnswer>();

/**
 * One operation of the API: the single source of the server's validation, the client's types and the OpenAPI
 * document. `path` uses `:name` parameters and starts with `/api`. A `204` endpoint answers with nothing.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> {
  method: Method;
  path: string;
  summary: string;
  access: Who;
  params: Params;
  query: Query;
  body: Body;
  response: Output;
  takes: Takes;
  gives: Gives;
  /** Largest file a `multipart` endpoint takes. */
  maxBytes: number;
  /** Only the person themselves may, never an operator who is signed in as them with their consent. */
  inPerson: boolean;
  /** Status of success. */
  status: 200 | 201 | 204;
  /** The scope with which an API key opens it; null where only people do. */
  scope: KeyScope | null;
}

const MAX_BYTES = 20 * 1024 * 1024;

const nothing = z.object({});
type Nothing = typeof nothing;

interface Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  A extends Access,
> {
  method: Method;
  path: `/api/${string}`;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  response?: R;
  takes?: Takes;
  gives?: Gives;
  maxBytes?: number;
  inPerson?: boolean;
  status?: 200 | 201 | 204;
  scope?: KeyScope;
}

/** Declares an endpoint; parts left out take nothing. Without a `response` it answers 204, without a `scope` no key opens it. */
export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodVoid,
  const A extends Access = Access,
>(definition: Definition<P, Q, B, R, A>): Endpoint<P, Q, B, R, A> {
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    access: definition.access,
    params: definition.params ?? (nothing as unknown as P),
    query: definition.query ?? (nothing as unknown as Q),
    body: definition.body ?? (nothing as unknown as B),
    response: definition.response ?? (z.void() as unknown as R),
    takes: definition.takes ?? 'json',
    gives: definition.gives ?? 'json',
    maxBytes: definition.maxBytes ?? MAX_BYTES,
    // What is deleted may be gone for good.
    inPerson: definition.inPerson ?? definition.method === 'DELETE',
    status: definition.status ?? (definition.response ? 200 : 204),
    scope: definition.scope ?? null,
  };
}

/** Keeps all operations of a feature to the person themselves, but for those named. */
export function inPerson<Operations extends Record<string, Endpoint>>(
  operations: Operations,
  except: readonly (keyof Operations)[] = [],
): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, one]) => [
      name,
      except.includes(name) ? one : { ...one, inPerson: true },
    ]),
  ) as Operations;
}

/** What a handler receives: everything parsed. */
export interface Parsed<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
}

// An empty object schema has the input type Record<string, never>.
type Part<Name extends string, Value> = string extends keyof Value
  ? { [K in Name]?: undefined }
  : Partial<Value> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What a caller hands over: only the parts the endpoint takes. */
export type Input<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;

/** What a caller gets back. */
export type Output<E extends Endpoint> = z.output<E['response']>;
