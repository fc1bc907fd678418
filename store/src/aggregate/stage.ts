import type { Engine } from '../commands/engine.ts';
import { fail } from '../errors.ts';
import type { StringOrder } from '../values/compare.ts';
import { onlyFields, show, words } from '../values/plain.ts';
import { type Doc, firstField, isDoc, toNumber, type Value } from '../values/types.ts';
/** What a pipeline runs on. */
export interface PipelineRequest {
  engine: Engine;
  db: string;
  /** Undefined: the pipeline brings its own documents. */
  collection: string | undefined;
  hint?: Value;
  strings?: StringOrder;
  variables?: Doc;
  /** The session the command runs in. */
  session?: Doc;
}

/** What a stage is given, with the ways to run pipelines inside it: pipelines know the stages, not the reverse. */
export interface PipelineScope extends PipelineRequest {
  /** Runs a pipeline from its collection on. */
  runPipeline(pipeline: Doc[], request: PipelineRequest): Iterable<Doc>;
  /** Runs stages on documents at hand. */
  runStages(docs: Iterable<Doc>, pipeline: Value, scope: PipelineScope): Iterable<Doc>;
}

/** A stage: takes documents, gives documents, one by one where it can. */
export type Stage = (docs: Iterable<Doc>, scope: PipelineScope) => Iterable<Doc>;

export function isWriting(name: string): boolean {
  return name === '$out' || name === '$merge';
}

/** The stages of a pipeline inside the stage `outer`, where nothing may be written. */
export function innerStages(outer: string, pipeline: Value | undefined): Doc[] {
  const list = stageList(pipeline);
  const writing = list.map((stage) => firstField(stage)[0]).find(isWriting);
  if (writing !== undefined)
    fail(outer === '$facet' ? 40600 : 51047, `${writing} is not allowed to be used within a ${outer} stage`);
  return list;
}

export function stageList(pipeline: Value | undefined): Doc[] {
  if (!Array.isArray(pipeline)) fail('TypeMismatch', "'pipeline' must be an array");
  return pipeline.map((stage) => {
    if (isDoc(stage) && stage.size === 1) return stage;
    fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  });
}

/** What may be written short, as one value, at length. */
export function asDoc(field: string, operand: Value): Doc {
  return isDoc(operand) ? operand : new Map([[field, operand]]);
}

/** A stage's specification; `fields` are all that it may have, parted by spaces. */
export function docOperand(name: string, operand: Value, fields?: string): Doc {
  if (!isDoc(operand)) fail(15959, `the ${name} specification must be an object, got ${show(operand)}`);
  if (fields !== undefined) onlyFields(operand, name, words(fields));
  return operand;
}

export function countOperand(name: string, operand: Value, least: number): number {
  const number = toNumber(operand);
  if (Number.isInteger(number) && number >= least) return number;
  if (name === '$limit' && number === 0) fail(15958, 'the limit must be positive');
  const code = name === '$limit' ? 5107201 : 5107200;
  const kind = Number.isNaN(number) ? 'number' : number < 0 ? 'non-negative number' : undefined;
  const wanted = kind ?? `whole number from ${least}`;
  fail(code, `invalid argument to ${name} stage: Expected a ${wanted} in: ${name}: ${show(operand)}`);
}
