// Which guards there are: pure policies, and the lines of services that ask one and refuse.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../steps.mjs';

const features = path.join(root, 'server', 'src', 'features');
export const MATRIX = 'server/test/access/matrix.test.ts';

/** Guards that are no policy of a feature: each goes by the tests named here. `insert` goes to where the function begins. */
const SPECIAL = [
  guard('actor.ts', 'admit', 'return actor as ActorFor<A>;', ['server/src/features/audit/', MATRIX]),
  guard('actor.ts', 'belongsTo', 'return true;', ['server/src/features/conversations/', MATRIX]),
  guard('actor.ts', 'canActFor', 'return true;', ['server/src/features/blocks/', MATRIX]),
  guard('http/origin.ts', 'isForeign', 'return false;', ['server/test/http.test.ts']),
  guard(
    'features/profiles/document.ts',
    'scope',
    "return { op: 'in', field: 'visibility', values: ['public', 'members', 'anonymous'] };",
    ['server/src/features/search/'],
  ),
];

function guard(file, name, insert, tests) {
  return { file: `server/src/${file}`, name, insert, tests };
}

/** @param wanted parts of their files or names; all of them where none is given */
export function listGuards(wanted) {
  return [...SPECIAL, ...readdirSync(features).flatMap((one) => [...policies(one), ...refusals(one)])]
    .filter(
      ({ file, name }) => wanted.length === 0 || wanted.some((part) => `${file} ${name}`.includes(part)),
    )
    .map((one, index) => ({ ...one, index }));
}

/** Every exported function of a `policy.ts` that answers yes or no, or for which side somebody acts. */
function policies(feature) {
  const file = path.join(features, feature, 'policy.ts');
  if (!existsSync(file)) return [];
  const found = readFileSync(file, 'utf8').matchAll(
    /^export function (\w+)\(([^{]*|[^)]*\{[^}]*\}[^)]*)\): (boolean|string \| null) \{/gms,
  );
  return [...found].map(([, name, , gives]) =>
    guard(
      `features/${feature}/policy.ts`,
      name,
      gives === 'boolean' ? 'return true;' : 'return actor?.organisationId ?? null;',
    ),
  );
}

/** Every line that asks who acts and refuses: `if (!canEdit(actor, …)) throw …;` or `requireKeeping(actor);`. */
function refusals(feature) {
  const asks =
    /^ *(if \(!\(?(await )?\w+\(.*\b(actor|viewer|person)\b.*\) throw .*;|require\w+\(actor\b.*\);)$/;
  return readdirSync(path.join(features, feature))
    .filter((name) => name.endsWith('.ts') && !/(\.test|^testing)\.ts$/.test(name))
    .flatMap((name) => {
      const file = `server/src/features/${feature}/${name}`;
      return readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((text, index) => ({ number: index + 1, text }))
        .filter(({ text }) => asks.test(text))
        .map((line) => ({ file, name: `${line.number}: ${line.text.trim()}`, line }));
    });
}

/** The test files of a guard's own feature, as the beginning of their paths. */
export const folderOf = ({ file }) => `${path.posix.dirname(file)}/`;
