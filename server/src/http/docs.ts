import { type Express } from 'express';
import { escapeHtml } from '../mail/templates.ts';
import { PROBLEM_STATUS } from '@klammer/contracts/problems';

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}

const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#10202e,#e8e4da);--paper:light-dark(#f8f5ef,#0d1822);--line:light-dark(#d9d3c7,#2a3947)}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
h2{margin-top:3rem}details{border-top:1px solid var(--line);padding:.6rem 0}summary{cursor:pointer}code,pre{font:13px/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:.8rem;border:1px solid var(--line);border-radius:.4rem}.method{display:inline-block;width:4.5rem;font-weight:700}`;

/**
 * Serves the OpenAPI document and a reference people can read, made from it. A page of our own: the viewers on npm
 * bring telemetry, native builds or fonts from elsewhere. Both are made when first asked for: starts need not wait.
 */
export function mountDocs(app: Express, describe: () => Record<string, unknown>): void {
  let document: Record<string, unknown> | undefined;
  let page: string | undefined;
  app.get('/api/openapi.json', (_request, response) => {
    document ??= describe();
    response.set('Cache-Control', 'public, max-age=300').json(document);
  });
  app.get('/api/docs', (_request, response) => {
    page ??= renderReference(describe());
    response.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    response.set('Cache-Control', 'public, max-age=300').type('html').send(page);
  });
}

function renderReference(document: Record<string, unknown>): string {
  const info = document.info as { title: string; version: string; description: string };
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>);
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const features = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const sections = features.map((feature) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(feature));
    return `<h2 id="${feature}">${feature}</h2>${own.map(renderOperation).join('')}`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${info.title}</title><style>${STYLE}</style></head><body><main>
<h1>${info.title} ${info.version}</h1><p>${escapeHtml(info.description)}</p><p>The same for machines: <a href="/api/openapi.json">/api/openapi.json</a></p>
<nav>${features.map((feature) => `<a href="#${feature}">${feature}</a>`).join(' · ')} · <a href="#webhooks">webhooks</a> · <a href="#problems">problems</a></nav>
${sections.join('\n')}${renderWebhooks(document)}${renderProblems()}</main></body></html>`;
}

function renderOperation({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const { summary, description, parameters, requestBody, responses } = operation;
  const [status = '', answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const list = parameters.map(
    (one) =>
      `<li><code>${one.name}</code> in ${one.in}${one.required ? ', required' : ''} ${pretty(one.schema)}</li>`,
  );
  return `<details id="${operation.operationId}"><summary><span class="method">${method}</span> <code>${escapeHtml(path)}</code> ${escapeHtml(summary)}</summary>
<p>${escapeHtml(description)} <code>${operation.operationId}</code></p>${list.length > 0 ? `<ul>${list.join('')}</ul>` : ''}
${requestBody ? `<h3>Body</h3>${renderContent(requestBody.content)}` : ''}
<h3>Answer ${status}</h3>${answer?.content ? renderContent(answer.content) : '<p>Nothing.</p>'}</details>`;
}

function renderContent(content: Record<string, { schema: unknown }>): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `<p><code>${type}</code></p>${pretty(schema)}`)
    .join('');
}

function renderWebhooks({ webhooks }: Record<string, unknown>): string {
  const all = Object.entries(
    webhooks as Record<string, { post: Required<Pick<Operation, 'summary' | 'requestBody'>> }>,
  );
  const types = all.map(
    ([type, { post }]) =>
      `<details id="webhook-${type}"><summary><code>${type}</code> ${escapeHtml(post.summary)}</summary>${renderContent(post.requestBody.content)}</details>`,
  );
  return `<h2 id="webhooks">webhooks</h2><p>What operators can have sent to an address, signed after the Standard Webhooks specification (<code>webhook-id</code>, <code>webhook-timestamp</code>, <code>webhook-signature</code>): at least once, the same id whenever it is sent again.</p>${types.join('')}`;
}

function renderProblems(): string {
  const rows = Object.entries(PROBLEM_STATUS).map(
    ([code, status]) => `<li id="problem-${code}"><code>${code}</code>: ${status}</li>`,
  );
  return `<h2 id="problems">problems</h2><p>Every error is <code>application/problem+json</code> with one of these codes.</p><ul>${rows.join('')}</ul>`;
}

function pretty(schema: unknown): string {
  return `<pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`;
}
