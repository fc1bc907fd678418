import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type RegionState } from '@klammer/contracts/region';
import { type RegionSettings } from '@klammer/contracts/region-settings';
import { region, type RegionFacts } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type Upload } from '../../http/uploads.ts';
import { Problem } from '../../problem.ts';
import { regionFile } from '../../region/current.ts';
import { recordAudit } from '../audit/service.ts';
import { drawAnew, inspect } from '../files/service.ts';
import { changeRegion, readChanges } from './keeping.ts';
import { Logos } from './model.ts';

const FIELDS = ['name', 'operator', 'association', 'contact', 'colours'] as const;

export async function readSettings(): Promise<RegionState> {
  const { revision, settings } = await readChanges();
  const file = regionFile();
  const { key, timeZone, holidays, places } = file;
  return {
    revision,
    settings: fieldsOf(region()),
    file: fieldsOf(file),
    logo: region().logo,
    ownLogo: settings.logo !== undefined,
    fixed: { key, timeZone, holidays: holidays.state ?? `${holidays.days.length}`, places: places.length },
  };
}

/** Keeps only what differs from the file: the rest goes on following it. @throws Problem conflict */
export async function setSettings(
  deps: Deps,
  actor: Person,
  { revision, ...wanted }: RegionSettings & { revision: number },
): Promise<RegionState> {
  const file = regionFile();
  const different = FIELDS.filter((name) => !isSame(wanted[name], file[name]));
  const before = fieldsOf(region());
  await changeRegion(revision, ({ settings }) => ({
    settings: {
      ...(settings.logo !== undefined && { logo: settings.logo }),
      ...Object.fromEntries(different.map((name) => [name, wanted[name]])),
    },
  }));
  const touched = FIELDS.filter((name) => !isSame(wanted[name], before[name]));
  await record(deps, actor, touched.join(' '));
  return readSettings();
}

/** @throws Problem unsupported-media-type | invalid-input */
export async function setLogo(deps: Deps, actor: Person, upload: Upload | null): Promise<RegionState> {
  if (!upload) throw new Problem('invalid-input', 'Please choose a picture.');
  const bytes = await readFile(upload.path);
  await inspect(bytes, upload.claimedName, 'logo');
  const { large } = await drawAnew(bytes, 'logo');
  const id = createHash('sha256').update(large).digest('hex').slice(0, 24);
  await Logos.updateOne({ _id: id }, { $set: { bytes: large } }, { upsert: true });
  await changeLogo(`/api/region/logo?v=${id}`);
  await record(deps, actor, 'logo');
  return readSettings();
}

export async function dropLogo(deps: Deps, actor: Person): Promise<RegionState> {
  await changeLogo(undefined);
  await record(deps, actor, 'logo');
  return readSettings();
}

/**
 * Lets the one go that this write replaced, and no other: of two at once, each replaces another. Whoever shows that one has it
 * in the browser's own store, or reads the page anew.
 */
async function changeLogo(logo: string | undefined): Promise<void> {
  const { revision, settings: before } = await readChanges();
  await changeRegion(revision, ({ settings: { logo: _, ...settings } }) => ({
    settings: { ...settings, ...(logo !== undefined && { logo }) },
  }));
  const replaced = before.logo === logo ? undefined : before.logo?.split('?v=')[1];
  if (replaced !== undefined) await Logos.deleteOne({ _id: replaced });
}

function fieldsOf({ name, operator, association, contact, colours }: Omit<RegionFacts, 'logo'>) {
  return { name, operator, association, contact, colours };
}

/** By the names of the fields, in whatever order a store or a form gives them. */
function isSame(one: unknown, other: unknown): boolean {
  const flat = (value: unknown): string =>
    value && typeof value === 'object'
      ? JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : JSON.stringify(value);
  return flat(one) === flat(other);
}

function record(deps: Deps, actor: Person, fields: string): Promise<void> {
  return recordAudit(deps, {
    actor,
    action: 'region.changed',
    subject: { kind: 'region', id: regionFile().key },
    detail: { fields },
  });
}
