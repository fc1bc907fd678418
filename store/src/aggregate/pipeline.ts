import { fail, refuse } from '../errors.ts';
import { compileQuery, docOf, type Query } from '../plan/query.ts';
import { sortFields } from '../sort/order.ts';
import { type Doc, firstField, isDoc, type Value } from '../values/types.ts';
import { compileGeoNear } from './geo-near.ts';
import { compileReshape } from './reshape.ts';
import { isWriting, type PipelineRequest, type PipelineScope, type Stage, stageList } from './stage.ts';
import { stages } from './stages.ts';

const outside = new Map<string, string>([
  ['$changeStream', 'change streams need a replica set: poll, or emit an event after the write'],
  ['$search', 'use the search index'],
  ['$searchMeta', 'use the search index'],
  ['$vectorSearch', 'use the search index'],
  ['$setWindowFields', 'compute it after the query'],
  ['$densify', 'compute it after the query'],
  ['$fill', 'compute it after the query'],
  ['$indexStats', 'use listIndexes'],
  ['$currentOp', 'there is nothing to list'],
]);

/** Runs an aggregation. What the first `$match` and `$sort` ask is answered by an index where there is one. */
export function runPipeline(pipeline: Doc[], request: PipelineRequest): Iterable<Doc> {
  const scope: PipelineScope = { ...request, runPipeline, runStages };
  checkPlaces(pipeline);
  const geoNear = compileGeoNear(pipeline[0]?.get('$geoNear'), scope);
  const { filter, sort, limit, rest } = geoNear
    ? { ...nothingPushed, filter: geoNear.filter, rest: pipeline.slice(1) }
    : pushDown(pipeline);
  const steps = rest.map((stage) => compileStage(stage, scope));
  const { hint, strings, variables } = scope;
  const near = geoNear?.near;
  const query = compileQuery({ filter, near, sort: sortFields(sort), limit, hint, strings, variables });
  let docs: Iterable<Doc> = source(scope, query);
  if (geoNear) docs = geoNear.stage(docs, scope);
  for (const step of steps) docs = step(docs, scope);
  return docs;
}

/** Throws for a writing stage that is not the last, and for what must be the first. */
function checkPlaces(pipeline: Doc[]): void {
  const names = pipeline.map((stage) => firstField(stage)[0]);
  const name = names.slice(0, -1).find(isWriting);
  if (name) fail(40601, `${name} can only be the final stage in the pipeline`);
  if (names.lastIndexOf('$collStats') > 0)
    fail(40602, '$collStats is only valid as the first stage in a pipeline');
}

interface PushedDown {
  filter: Doc;
  sort: Doc;
  limit: number;
  rest: Doc[];
}

const nothingPushed: PushedDown = { filter: new Map(), sort: new Map(), limit: 0, rest: [] };

/** Takes the leading $match, $sort and $limit, which a find can do. */
function pushDown(pipeline: Doc[]): PushedDown {
  const result: PushedDown = { ...nothingPushed };
  const filters: Doc[] = [];
  let at = 0;
  const operand = (name: string): Value | undefined => pipeline[at]?.get(name);
  for (let match = operand('$match'); isDoc(match); match = operand('$match')) {
    filters.push(match);
    at++;
  }
  const sort = operand('$sort');
  if (isDoc(sort) && sort.size > 0) {
    result.sort = sort;
    at++;
  }
  const limit = operand('$limit');
  if (typeof limit === 'number' && Number.isInteger(limit) && limit > 0) {
    result.limit = limit;
    at++;
  }
  const [only] = filters;
  result.filter = filters.length > 1 ? new Map([['$and', filters]]) : (only ?? new Map());
  result.rest = pipeline.slice(at);
  return result;
}

function* source({ engine, db, collection: name }: PipelineScope, query: Query): Generator<Doc> {
  const collection = name === undefined ? undefined : engine.catalog.find(db, name);
  for (const found of engine.finder.find(collection, query)) yield docOf(found);
}

function compileStage(stage: Doc, scope: PipelineScope): Stage {
  const [name, operand] = firstField(stage);
  const reshape = compileReshape(name, operand, scope.variables);
  if (reshape) {
    return function* reshaped(docs) {
      for (const doc of docs) yield reshape(doc);
    };
  }
  const make = stages.get(name);
  if (make) return make(operand, scope);
  if (name === '$geoNear') fail(40602, '$geoNear is only valid as the first stage in a pipeline.');
  const instead = outside.get(name);
  if (instead) refuse(`the stage ${name}`, instead, 40324);
  fail(40324, `Unrecognized pipeline stage name: '${name}'`);
}

/** Runs stages on documents at hand, for the inside of `$facet` and `$merge`. */
function runStages(docs: Iterable<Doc>, pipeline: Value, scope: PipelineScope): Iterable<Doc> {
  return stageList(pipeline).reduce((current, stage) => compileStage(stage, scope)(current, scope), docs);
}
