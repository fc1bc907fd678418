import { regionFile } from '../region/current.ts';
import { findCode, fold } from './terms.ts';

/**
 * The place a town certainly lies in, where people leave its region out because it goes without saying to them: from
 * the region file's towns, or from the places' own words; undefined for others.
 */
export function regionOfCity(city: string): string | undefined {
  const wanted = fold(city);
  const place = regionFile().places.find(({ towns }) => towns.some((town) => fold(town) === wanted));
  return place?.code ?? findCode('regions', city);
}
