import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { conceptsOf } from '@klammer/contracts/vocabulary';
import { loadRegionFile } from '../../server/src/region/load.ts';

await loadRegionFile({ KLAMMER_REGION: 'duisburg' });

const HEADER =
  'Nr;Name;Kurzbeschreibung;Headline;Beschreibung;Bedarf;Angebot;Themen;Branchen;Phase;Teamgröße;Gründungsjahr;Region;Ort;Kapitalbedarf';
const FIRST = [
  'Kai',
  'Ruhr',
  'Rhein',
  'Hafen',
  'Stahl',
  'Kran',
  'Schleuse',
  'Anker',
  'Delta',
  'Nord',
  'Süd',
  'Pegel',
  'Lotse',
  'Hütte',
  'Brücke',
  'Strom',
];
const SECOND = [
  'werk',
  'blick',
  'daten',
  'logik',
  'kraft',
  'labor',
  'flott',
  'netz',
  'form',
  'wert',
  'takt',
  'grün',
  'bau',
  'pfad',
];
const THINGS = [
  'Container',
  'Kaimauern',
  'Schweißnähte',
  'Lieferketten',
  'Pflegedienste',
  'Lastenräder',
  'Elektrolyseure',
  'Baustellen',
  'Kühlräume',
  'Schrott',
  'Dachflächen',
  'Pumpen',
];
const VERBS = [
  'messen',
  'planen',
  'verbinden',
  'sichern',
  'verkaufen',
  'reparieren',
  'prüfen',
  'vermitteln',
  'steuern',
  'verfolgen',
];
const FOR = [
  'Speditionen',
  'Kliniken',
  'Stadtwerke',
  'Handwerksbetriebe',
  'Reedereien',
  'Gießereien',
  'Wohnungsgesellschaften',
  'Häfen',
];

/** Mulberry32: the same seed grows the same list everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes a list of invented start-ups, as a hub would have it: German headers, semicolons, labels and not codes. */
export async function growList(file: string, rows: number, seed: number): Promise<void> {
  const random = randomOf(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = (concepts: readonly { label: { de: string } }[], most: number): string =>
    [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(concepts).label.de))].join(
      ' | ',
    );
  const sentence = (): string =>
    `Wir ${one(VERBS)} ${one(THINGS)} für ${one(FOR)} in ${one(conceptsOf('regions')).label.de}.`;
  const out = createWriteStream(file);
  out.write(`${HEADER}\n`);
  for (let number = 1; number <= rows; number += 1) {
    const cells = [
      String(number),
      nameOf(number, one),
      sentence().slice(0, 140),
      `Number ${number} of an invented list`,
      `"${Array.from({ length: 4 + Math.floor(random() * 12) }, sentence).join('\n')}"`,
      some(conceptsOf('needs'), 4),
      some(conceptsOf('needs'), 3),
      some(conceptsOf('topics'), 3),
      some(conceptsOf('industries'), 2).replaceAll(';', ','),
      one(conceptsOf('stages')).label.de,
      String(1 + Math.floor(random() * 60)),
      String(2015 + Math.floor(random() * 12)),
      one(conceptsOf('regions')).code,
      one(['Duisburg', 'Essen', 'Moers', 'Wesel']),
      `${50 + 50 * Math.floor(random() * 40)} T€`,
    ];
    if (!out.write(`${cells.join(';')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** A name that only this row has, so that a search for it can find nothing else first. */
function nameOf(number: number, one: <Item>(items: readonly Item[]) => Item): string {
  return `${one(FIRST)}${one(SECOND)} ${number.toString(36)}x${(number * 7919).toString(36)} GmbH`;
}
