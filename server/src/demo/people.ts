import { type Chance } from './seeded.ts';

const WOMEN =
  'Aylin Birgit Clara Dilara Elif Franziska Greta Hanna Ioana Jana Katrin Leyla Marlene Nadja Oksana Petra Rabia Svenja Theresa Ulrike Vera Wiebke Yasemin Zofia Annegret Miriam Selin Judith Lieselotte Mareike'.split(
    ' ',
  );
const MEN =
  'Achim Burak Christoph Detlef Emre Fabian Georgi Henning Ibrahim Jonas Kemal Lukas Mehmet Niklas Oliver Piotr Rainer Sebastian Thorsten Umut Volker Wolfgang Yannick Zoran Tim Matthias Cem Bernd Hendrik Stefan'.split(
    ' ',
  );
const FAMILIES =
  'Abel Aksoy Ahrens Bialas Brinkmann Celik Cordes Demir Dohmen Eickhoff Esser Falkenberg Grabowski Haferkamp Heuser Ingenhoven Jansen Kaczmarek Kamp Kilic Lambertz Lohmann Maas Mertens Nowak Nattermann Oberste Öztürk Paschmann Petrov Quade Rademacher Sahin Schlüter Terbrüggen Tomczak Ufermann Vennemann Wachtendonk Wieczorek Yildiz Zander Bongartz Dreesen Hoppe Kuhlmann Lindemann Nolte Pohl Reuter'.split(
    ' ',
  );

export interface Name {
  first: string;
  family: string;
  /** "Frau" or "Herr" before the family name. */
  woman: boolean;
}

/** An invented person; `organisation` is the organisation's name, which is unique in the region. */
export interface DemoPerson extends Name {
  email: string;
  organisation: string;
  role: 'owner' | 'editor';
  operator: boolean;
}

/** Names of invented people, none twice. */
export function namesBy(chance: Chance): () => Name {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const woman = chance.next() < 0.5;
      const name = { first: chance.pick(woman ? WOMEN : MEN), family: chance.pick(FAMILIES), woman };
      const key = `${name.first} ${name.family}`;
      if (given.has(key)) continue;
      given.add(key);
      return name;
    }
  };
}
