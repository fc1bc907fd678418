// Loaded before everything else by scripts/test-guards.mjs: takes one guard out of its file as Node reads it.
import { registerHooks } from 'node:module';

const { file, name, insert, line } = JSON.parse(process.env.KLAMMER_WITHOUT ?? '{}');

if (file)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.split('?')[0].endsWith(`/${file}`)) return loaded;
      const code = String(loaded.source);
      return { ...loaded, source: line ? withoutLine(code) : withInsert(code) };
    },
  });

function withoutLine(code) {
  const lines = code.split('\n');
  if (lines[line.number - 1] !== line.text)
    throw new Error(`${file} has changed since its guards were listed`);
  return lines.with(line.number - 1, '').join('\n');
}

function withInsert(code) {
  const start = code.search(new RegExp(`^(export )?function ${name}\\b`, 'm'));
  // The body begins at the first brace that ends a line after the signature has closed.
  const body = start < 0 ? null : /\)(: [^\n]*)? \{\n/.exec(code.slice(start));
  if (!body) throw new Error(`${file} has no function ${name}`);
  const at = start + body.index + body[0].length;
  return `${code.slice(0, at)}  ${insert}\n${code.slice(at)}`;
}
