import { z } from 'zod';

/** Who may call an endpoint at all; what they may do with the object is the policy's business. */
export type Access = 'public' | 'person' | 'member' | 'operator';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

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
  /** Status of success. */
  status: 200 | 201 | 204;
}

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
  status?: 200 | 201 | 204;
}

/** Declares an endpoint; parts left out take nothing. Without a `response` it answers 204. */
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
    status: definition.status ?? (definition.response ? 200 : 204),
  };
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
