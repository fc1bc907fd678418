// Loaded before everything else by scripts/test-guards.mjs. Nothing is written: Node is given the changed source as it
// loads it. KLAMMER_GUARDS says what for: `without` takes one guard away, `watch` notes which test files each one refuses in.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { without, watch = [], report } = JSON.parse(process.env.KLAMMER_GUARDS ?? '{}');
const changes = without
  ? [{ ...without, change: without.line ? withoutLine : withInsert }]
  : watch.map((guard) => ({ ...guard, change: guard.line ? watchLine : watchFunction }));
const byFile = Map.groupBy(changes, ({ file }) => file);

if (byFile.size > 0)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const [path] = url.split('?');
      const file = [...byFile.keys()].find((one) => path.endsWith(`/${one}`));
      if (!file) return loaded;
      const source = byFile
        .get(file)
        .reduce((code, { change, ...guard }) => change(code, guard), String(loaded.source));
      return { ...loaded, source };
    },
  });

const noted = new Set();
/** Notes once for each test file that a guard said no while it ran. */
globalThis.guardSaidNo = (index) => {
  const line = `${index}\t${globalThis.__vitest_worker__?.filepath ?? ''}\n`;
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(report, line);
};

function withoutLine(code, guard) {
  return replaceLine(code, guard, () => '');
}

function watchLine(code, guard) {
  const note = `globalThis.guardSaidNo(${guard.index});`;
  return replaceLine(code, guard, (text) =>
    text.trimStart().startsWith('if (')
      ? text.replace(/^(.*\)) (throw .*;)$/, `$1 { ${note} $2 }`)
      : `try { ${text} } catch (refused) { ${note} throw refused; }`,
  );
}

function replaceLine(code, { file, line }, change) {
  const lines = code.split('\n');
  if (lines[line.number - 1] !== line.text)
    throw new Error(`${file} has changed since its guards were listed`);
  return lines.with(line.number - 1, change(line.text)).join('\n');
}

function withInsert(code, { file, name, insert }) {
  const start = startOf(code, file, name);
  // The body begins at the first brace that ends a line after the signature has closed.
  const body = /\)(: [^\n]*)? \{\n/.exec(code.slice(start));
  if (!body) throw new Error(`${file} has no function ${name}`);
  const at = start + body.index + body[0].length;
  return `${code.slice(0, at)}  ${insert}\n${code.slice(at)}`;
}

/** The function under another name, and in its place one that asks it. */
function watchFunction(code, { file, name, index }) {
  const start = startOf(code, file, name);
  const asking = `function ${name}(...given) { const said = ${name}$(...given); if (!said) globalThis.guardSaidNo(${index}); return said; } `;
  const rest = code.slice(start).replace(`function ${name}`, `${asking}function ${name}$`);
  return code.slice(0, start) + rest;
}

function startOf(code, file, name) {
  const start = code.search(new RegExp(`^(export )?function ${name}\\b`, 'm'));
  if (start < 0) throw new Error(`${file} has no function ${name}`);
  return start;
}
