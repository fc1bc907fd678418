import { Query } from 'mongoose';
import { vi } from 'vitest';

type Method<Model> = {
  [Name in keyof Model]: Model[Name] extends (...given: never[]) => unknown ? Name : never;
}[keyof Model];

/**
 * Lets something happen just before a model's next call of a method reaches the store: after whoever calls it has read
 * what the call rests on. So two that meet by chance once in a year meet in a test every time.
 */
export function justBefore<Model extends object>(
  model: Model,
  method: Method<Model> & string,
  happens: () => Promise<unknown>,
): void {
  const original = model[method] as (...given: unknown[]) => unknown;
  const spy = vi.spyOn(model as Record<string, (...given: unknown[]) => unknown>, method);
  spy.mockImplementationOnce((...given) => {
    spy.mockRestore();
    const call = () => original.apply(model, given);
    const made = isQuerying(method) ? call() : null;
    if (!(made instanceof Query)) return happens().then(call);
    const exec = made.exec.bind(made);
    made.exec = () => happens().then(exec);
    return made;
  });
}

/** What is called as a query is not sent before it is waited for; everything else is sent at once. */
const isQuerying = (method: string): boolean => !['create', 'insertMany', 'bulkWrite'].includes(method);
