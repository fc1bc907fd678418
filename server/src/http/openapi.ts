import { listEndpoints } from '@klammer/contracts';
import { type Endpoint } from '@klammer/contracts/endpoint';
import { ProblemBody } from '@klammer/contracts/problems';
import { KEY_SCOPE_CODES } from '@klammer/contracts/key-scopes';
import { envelopeOf, OCCURRENCE_TYPES, OCCURRENCES } from '@klammer/contracts/occurrences';
import { z } from 'zod';

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: unknown;
}

/** The OpenAPI 3.1 document, made from the endpoints: the same schemas that validate requests. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, feature, endpoint } of listEndpoints()) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(name, feature, endpoint);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Klammer API',
      version,
      description:
        'Start-ups, companies and investors of a city region find each other. Signing in, up and out is done under `/api/auth` (better-auth); the session travels in a cookie. Errors are `application/problem+json`.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(listEndpoints().map(({ feature }) => feature))].map((name) => ({ name })),
    paths,
    webhooks: webhookOperations(),
    components: {
      schemas: { Problem: jsonSchema(ProblemBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'klammer.session' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key, \`klm_…\`, in place of a session. Scopes: ${KEY_SCOPE_CODES.join(', ')}.`,
        },
      },
    },
  };
}

/** Nobody at all, a session, or a key with the scope that opens it. */
function securityOf({ access, scope }: Endpoint): Record<string, string[]>[] {
  const key = scope ? [{ key: [scope] }] : [];
  return access === 'public' ? (scope ? [{}, ...key] : []) : [{ session: [] }, ...key];
}

function operation(name: string, feature: string, endpoint: Endpoint): Record<string, unknown> {
  const body = jsonSchema(endpoint.body, 'input');
  const hasBody = Object.keys((body.properties as object | undefined) ?? {}).length > 0;
  return {
    operationId: name,
    tags: [feature],
    summary: endpoint.summary,
    description: `Access: ${endpoint.access}.${endpoint.scope ? ` A key opens it with the scope \`${endpoint.scope}\`.` : ''}`,
    security: securityOf(endpoint),
    parameters: [...parameters(endpoint, 'path'), ...parameters(endpoint, 'query')],
    ...(hasBody && {
      requestBody: {
        required: true,
        content:
          endpoint.takes === 'json'
            ? { 'application/json': { schema: body } }
            : { 'multipart/form-data': { schema: withFile(body) } },
      },
    }),
    responses: {
      [endpoint.gives === 'page' ? 303 : endpoint.status]: {
        description: endpoint.gives === 'page' ? 'The page is elsewhere' : 'Done',
        ...(endpoint.status !== 204 &&
          endpoint.gives !== 'page' && {
            content:
              endpoint.gives === 'json'
                ? { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } }
                : { '*/*': { schema: BYTES } },
          }),
      },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** What is sent to the addresses of webhooks. */
function webhookOperations(): Record<string, unknown> {
  return Object.fromEntries(
    OCCURRENCE_TYPES.map((type) => [
      type,
      {
        post: {
          operationId: `webhook.${type}`,
          summary: OCCURRENCES[type].description,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(envelopeOf(type), 'output') } },
          },
          responses: { '2XX': { description: 'Taken; anything else is tried again' } },
        },
      },
    ]),
  );
}

const BYTES = { type: 'string', format: 'binary' };

function withFile(body: Record<string, unknown>): Record<string, unknown> {
  return {
    ...body,
    properties: { ...(body.properties as object), file: BYTES },
    required: [...((body.required as string[] | undefined) ?? []), 'file'],
  };
}

function parameters(endpoint: Endpoint, place: 'path' | 'query'): Parameter[] {
  const schema = jsonSchema(place === 'path' ? endpoint.params : endpoint.query, 'input');
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries((schema.properties as Record<string, unknown> | undefined) ?? {}).map(
    ([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: value,
    }),
  );
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
