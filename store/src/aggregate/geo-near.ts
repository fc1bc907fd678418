import { fail } from '../errors.ts';
import { geoKinds } from '../geo/index-check.ts';
import { type Near, nearOf } from '../geo/near.ts';
import { put, splitPath } from '../values/path.ts';
import { clone, docOr, truthy } from '../values/plain.ts';
import { type Doc, double, isDoc, toNumber, type Value } from '../values/types.ts';
import { docOperand, type PipelineScope, type Stage } from './stage.ts';

const fields =
  'near distanceField spherical minDistance maxDistance query distanceMultiplier includeLocs key';

interface GeoNear {
  filter: Doc;
  near: Near;
  /** Puts the distance into each document. */
  stage: Stage;
}

/** `$geoNear`, the first stage of a pipeline; undefined where that is another. */
export function compileGeoNear(operand: Value | undefined, scope: PipelineScope): GeoNear | undefined {
  if (operand === undefined) return undefined;
  const spec = docOperand('$geoNear', operand, fields);
  const [from, field] = [spec.get('near'), spec.get('distanceField')];
  const locations = spec.get('includeLocs');
  const multiplier = toNumber(spec.get('distanceMultiplier') ?? 1);
  if (from === undefined) fail(5860400, "$geoNear requires a 'near' option");
  if (typeof field !== 'string') fail(16606, "$geoNear requires a 'distanceField' option");
  if (!(multiplier >= 0)) fail('BadValue', '$geoNear requires distanceMultiplier to be a number from 0');
  const near = nearOf({
    path: pathOf(spec, scope),
    from,
    isSpherical: truthy(spec.get('spherical')),
    least: spec.get('minDistance'),
    most: spec.get('maxDistance'),
  });
  const stage: Stage = function* measured(docs) {
    for (const doc of docs) {
      const nearest = near.nearest(doc);
      if (!nearest) continue;
      put(doc, splitPath(field), double(nearest.distance * multiplier));
      if (typeof locations === 'string') put(doc, splitPath(locations), clone(nearest.location));
      yield doc;
    }
  };
  return { filter: docOr(spec, 'query'), near, stage };
}

/** The field to measure at: named, or the only one that a geo index has. */
function pathOf(spec: Doc, { engine, db, collection: name }: PipelineScope): string {
  const asked = spec.get('key');
  if (typeof asked === 'string') return asked;
  const indexes = (name === undefined ? undefined : engine.catalog.find(db, name))?.indexes ?? [];
  const keys = indexes.map((index) => index.spec.get('key')).filter((key) => isDoc(key));
  const paths = keys.flatMap((key) =>
    [...key].filter(([, kind]) => geoKinds.has(kind)).map(([path]) => path),
  );
  const [path, other] = paths;
  if (path === undefined)
    fail('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
  if (other === undefined) return path;
  fail('IndexNotFound', '$geoNear: there is more than one geo index, so `key` must name the field');
}
