import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listEndpoints } from '@klammer/contracts';
import { KEY_SCOPE_CODES, KEY_SCOPES } from '@klammer/contracts/key-scopes';
import { OCCURRENCE_TYPES, OCCURRENCES } from '@klammer/contracts/occurrences';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../src/http/openapi.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/api.md'), 'utf8');
const document = openApiDocument('1.0.0') as {
  paths: Record<string, Record<string, { security: Record<string, string[]>[] }>>;
  webhooks: Record<string, { post: { summary: string } }>;
  components: { securitySchemes: Record<string, { type: string; scheme?: string }> };
};

describe('what other programs are told', () => {
  it('names every type with each field of its data', () => {
    for (const type of OCCURRENCE_TYPES) {
      const line = page.split('\n').find((one) => one.startsWith(`| \`${type}\``));
      for (const field of Object.keys(OCCURRENCES[type].shape)) expect(line).toContain(`\`${field}\``);
    }
    expect(Object.keys(document.webhooks)).toEqual(OCCURRENCE_TYPES);
  });

  it('names every scope with whose keys can have it', () => {
    for (const scope of KEY_SCOPE_CODES)
      expect(page).toContain(`| \`${scope}\` | ${KEY_SCOPES[scope].join(', ')} |`);
  });

  it('says at each operation which key opens it', () => {
    expect(document.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
    for (const { endpoint } of listEndpoints()) {
      const operation =
        document.paths[endpoint.path.replaceAll(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
      const scopes = operation?.security.flatMap(({ key }) => key ?? []);
      expect(scopes, endpoint.path).toEqual(endpoint.scope ? [endpoint.scope] : []);
    }
  });
});
