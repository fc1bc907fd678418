// Which guards there are: pure policies, and the lines of services that ask one and refuse.
import { readdirSync, readFileSync } from 'node:fs';
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
  return [...SPECIAL, ...sources().flatMap((file) => [...policies(file), ...refusals(file)])]
    .filter(
      ({ file, name }) => wanted.length === 0 || wanted.some((part) => `${file} ${name}`.includes(part)),
    )
    .map((one, index) => ({ ...one, index }));
}

/** Every exported function of a `policy.ts` that answers yes or no, or for which side somebody acts. */
function policies(file) {
  if (!/\bpolicy\.ts$/.test(file)) return [];
  const found = readFileSync(path.join(features, file), 'utf8').matchAll(
    /^export function (\w+)\(([^{]*|[^)]*\{[^}]*\}[^)]*)\): (boolean|string \| null) \{/gms,
  );
  return [...found].map(([, name, , gives]) =>
    guard(
      `features/${file}`,
      name,
      gives === 'boolean' ? 'return true;' : 'return actor?.organisationId ?? null;',
    ),
  );
}

/** Every line that asks who acts and refuses: `if (!canEdit(actor, …)) throw …;` or `requireKeeping(actor);`. */
function refusals(file) {
  const asks =
    /^ *(if \(!\(?(await )?\w+\(.*\b(actor|viewer|person)\b.*\) throw .*;|require\w+\(actor\b.*\);)$/;
  return readFileSync(path.join(features, file), 'utf8')
    .split('\n')
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => asks.test(text))
    .map((line) => ({
      file: `server/src/features/${file}`,
      name: `${line.number}: ${line.text.trim()}`,
      line,
    }));
}

/** Files of features, in the rooms within them too, without tests. */
function sources() {
  return readdirSync(features, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !/(\.test|\btesting)\.ts$/.test(file))
    .toSorted();
}

/** The test files of a guard's own feature, as the beginning of their paths. */
export const folderOf = ({ file }) => `${file.split('/').slice(0, 4).join('/')}/`;
