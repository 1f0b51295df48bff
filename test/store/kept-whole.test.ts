/** Connections whose statements stay: to their users as any other, and lent again once dropped. */
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keptWhole } from '../../src/store/kept-whole.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A connection with three rows, and how often a statement was really prepared. */
function kept() {
  const plain = new Database(':memory:');
  plain.exec("CREATE TABLE t (a INTEGER, b TEXT) STRICT; INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')");
  const prepare = plain.prepare.bind(plain);
  const counted = { prepared: 0 };
  plain.prepare = ((sql: string) => {
    counted.prepared++;
    return prepare(sql);
  }) as typeof plain.prepare;
  return { db: keptWhole(plain), counted };
}

describe('a connection whose statements stay', () => {
  it('prepares no more statements than were in use at once', async () => {
    const { db, counted } = kept();
    for (let at = 0; at < 1_000; at++) {
      expect(db.prepare('SELECT b FROM t WHERE a = ?').pluck().get(2)).toBe('y');
      if (at % 10 === 9) {
        collect();
        await turn();
      }
    }
    expect(counted.prepared).toBeLessThan(50);
  });

  it('lends no statement that somebody still reads', async () => {
    const { db } = kept();
    const rows = db.prepare<[], { a: number }>('SELECT a FROM t ORDER BY a').iterate();
    expect(rows.next().value).toEqual({ a: 1 });
    collect();
    await turn();
    expect(db.prepare('SELECT a FROM t ORDER BY a').pluck().all()).toEqual([1, 2, 3]);
    expect([...rows]).toEqual([{ a: 2 }, { a: 3 }]);
  });

  it('never lends one again whose rows were not read to their end', async () => {
    const { db } = kept();
    (() => db.prepare('SELECT a FROM t').iterate().next())();
    collect();
    await turn();
    expect(db.prepare('SELECT a FROM t').pluck().all()).toEqual([1, 2, 3]);
  });

  it('gives each user rows in the form asked for', async () => {
    const { db } = kept();
    const sql = 'SELECT a, b FROM t WHERE a = 3';
    expect(db.prepare(sql).raw().get()).toEqual([3, 'z']);
    const plucked = db.prepare(sql).pluck();
    expect(db.prepare(sql).safeIntegers().get()).toEqual({ a: 3n, b: 'z' });
    expect(plucked.get()).toBe(3);
    collect();
    await turn();
    expect([1, 2, 3].map(() => db.prepare(sql).get())).toEqual([1, 2, 3].map(() => ({ a: 3, b: 'z' })));
  });

  it('closes rows that a loop leaves early', () => {
    const { db } = kept();
    for (const _ of db.prepare('SELECT a FROM t').iterate()) break;
    expect(db.prepare('DELETE FROM t').run().changes).toBe(3);
  });

  it.each([
    ['user_version', {}, [{ user_version: 0 }]],
    ['user_version', { simple: true }, 0],
    ['cache_size = -100', {}, []],
    ['user_version = 7', { simple: true }, undefined],
  ])('answers the pragma %s %j', (source, options, wanted) => {
    expect(kept().db.pragma(source, options)).toEqual(wanted);
  });

  it('does transactions', () => {
    const { db } = kept();
    const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
    expect(() =>
      db.transaction(() => {
        insert.run(4, 'w');
        throw new Error('no');
      })(),
    ).toThrow('no');
    expect(db.prepare('SELECT count(*) FROM t').pluck().get()).toBe(3);
  });
});
