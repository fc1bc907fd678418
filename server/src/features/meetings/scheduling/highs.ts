import loader, { type Highs } from 'highs';

// The package's types describe its CommonJS build; in the ES module that Node takes, the default is the loader itself.
const load = loader as unknown as () => Promise<Highs>;
let loaded: Promise<Highs> | null = null;

/** The solver, compiled once in a thread. */
export function loadSolver(): Promise<Highs> {
  loaded ??= load();
  return loaded;
}
