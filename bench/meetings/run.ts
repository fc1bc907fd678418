// Plans meetings of two for evenings of several sizes: node bench/meetings/run.ts [--seconds 60] [--only NAME]
import { parseArgs } from 'node:util';
import { loadSolver } from '../../server/src/features/meetings/scheduling/highs.ts';
import { solve, type Solution } from '../../server/src/features/meetings/scheduling/solve.ts';
import { canEverMeet } from '../../server/src/features/meetings/scheduling/selection.ts';
import { SIZES, drawProblem, someoneLeaves, type Size } from './problems.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, only: { type: 'string' } },
});
const seconds = Number(values.seconds);
const highs = await loadSolver();
const COLUMNS =
  'evening | people | wishes | slots | tables | meetings | value | goal | bound | gap | idle | moved | s | result';
console.log(`| ${COLUMNS} |\n|${'---|'.repeat(COLUMNS.split('|').length)}`);

for (const size of SIZES.filter(({ name }) => !values.only || name === values.only)) {
  const problem = drawProblem(size);
  const first = solve(highs, problem, { seconds });
  report(size, first, size.name, problem.participants.length, 0);
  const later = someoneLeaves(problem, first.slots);
  const second = solve(highs, later, { seconds, tablesBefore: first.tables });
  const lost = later.pairs.filter(
    (pair, index) => first.slots[index] !== null && !canEverMeet(later, pair),
  ).length;
  report(size, second, `${size.name}, three people leave`, later.participants.length, lost);
}

/** @param lost meetings of who has left, which nobody could keep */
function report(size: Size, one: Solution, name: string, people: number, lost: number): void {
  const cells = [
    name,
    people,
    size.wishes,
    size.slots,
    size.tables,
    one.slots.filter((slot) => slot !== null).length,
    one.value.toFixed(2),
    one.goal.toFixed(2),
    one.bound.toFixed(2),
    `${(one.gap * 100).toFixed(2)} %`,
    one.idle,
    one.changed - lost,
    one.seconds.toFixed(1),
    one.method,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
