import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BenchQuery, Profile } from '../data.ts';
import { countFacets } from './count.ts';
import type { Contestant } from './contestant.ts';

/** SQLite FTS5 with BM25; a typo is looked for by trying the vocabulary with an own edit distance of one. */
export function createSqlite(directory: string): Contestant {
  const file = path.join(directory, 'fts.sqlite');
  rmSync(file, { force: true });
  let db = new DatabaseSync(file);
  db.exec(`pragma journal_mode = wal; pragma synchronous = off;
    create table profile(number integer primary key, id text unique, region text, updatedAt integer, json text);
    create index byUpdate on profile(updatedAt); create index byRegion on profile(region);
    create virtual table words using fts5(name, headline, description, content = '');
    create virtual table vocabulary using fts5vocab(words, row);`);
  let vocabulary: string[] | null = null;
  const add = (profile: Profile, number: number): void => {
    db.prepare('insert into profile values (?, ?, ?, ?, ?)').run(
      number,
      profile.id,
      profile.region,
      profile.updatedAt,
      JSON.stringify(profile),
    );
    db.prepare('insert into words(rowid, name, headline, description) values (?, ?, ?, ?)').run(
      number,
      profile.name,
      profile.headline,
      profile.description,
    );
  };
  const known = (): string[] =>
    (vocabulary ??= db
      .prepare('select term from vocabulary')
      .all()
      .map((row) => String(row['term'])));
  const match = ({ kind, words }: BenchQuery): string =>
    words
      .split(' ')
      .map((word, place, all) => {
        if (kind === 'prefix' && place === all.length - 1) return `"${word}"*`;
        const near =
          kind === 'typo'
            ? known()
                .filter((other) => isNear(word, other))
                .slice(0, 50)
            : [];
        return `(${[word, ...near].map((other) => `"${other}"`).join(' OR ')})`;
      })
      .join(' OR ');
  return {
    async build(profiles) {
      db.exec('begin');
      let number = 0;
      for (const profile of profiles) add(profile, (number += 1));
      db.exec('commit');
    },
    async search(query) {
      const where = query.region === undefined ? '' : 'and region = $region';
      const values: Record<string, string> = query.region === undefined ? {} : { $region: query.region };
      const from =
        query.words === ''
          ? `from profile where 1 ${where}`
          : `from words join profile on profile.number = words.rowid where words match $match ${where}`;
      const bound: Record<string, string> = query.words === '' ? values : { ...values, $match: match(query) };
      const order =
        query.words === '' ? (query.kind === 'sort' ? 'order by updatedAt desc' : '') : 'order by rank';
      db.prepare(`select json ${from} ${order} limit 20`).all(bound);
      if (query.kind === 'facets')
        countFacets(
          db
            .prepare(`select json ${from}`)
            .all(bound)
            .map((row) => JSON.parse(String(row['json'])) as Profile),
        );
      return Number(db.prepare(`select count(*) as n ${from}`).get(bound)?.['n'] ?? 0);
    },
    async update(profile) {
      const next = Number(db.prepare('select max(number) + 1 as n from profile').get()?.['n']);
      db.prepare('delete from profile where id = ?').run(profile.id);
      add(profile, next);
    },
    async reload() {
      db.close();
      const started = performance.now();
      db = new DatabaseSync(file);
      vocabulary = null;
      known();
      return performance.now() - started;
    },
  };
}

/** Whether one insert, delete, replace or swap makes one word the other. */
function isNear(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i + 1) === b.slice(i + 1))
    return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
