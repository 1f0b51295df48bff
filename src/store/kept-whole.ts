/**
 * Connections whose statements are never collected as garbage.
 *
 * A database module that was compiled with the headers of Node.js 24.19 or a later 24.x aborts the process whenever the garbage
 * collector takes one of its objects (nodejs/node#65446: the destructor asks for an environment where there is none). What lives
 * until the process or thread ends is taken apart in order. So connections, statements and iterators are held here for good; a
 * statement that its user has dropped is lent again for the same SQL, so that a process that lives long holds hardly more
 * statements than it ever used at once (of an iterator, some hundred bytes stay).
 */
import type Database from 'better-sqlite3';

type Statement = Database.Statement<unknown[], unknown>;

/** Never emptied. */
const held = new Set<object>();

/** The connection, with statements that stay. */
export function keptWhole(db: Database.Database): Database.Database {
  held.add(db);
  const prepare = db.prepare.bind(db) as (sql: string) => Statement;
  const idle = new Map<string, Statement[]>();
  const dropped = new FinalizationRegistry<{ sql: string; own: Statement }>(({ sql, own }) => {
    // One whose rows were not read to their end stays busy.
    if (!own.busy) idle.set(sql, [...(idle.get(sql) ?? []), own]);
  });
  const lend = (sql: string): Statement => {
    const own = idle.get(sql)?.pop() ?? prepare(sql);
    held.add(own);
    const lent = lentStatement(own);
    dropped.register(lent, { sql, own });
    return lent;
  };
  const pragma = (source: string, { simple = false }: Database.PragmaOptions = {}): unknown => {
    const statement = lend(`PRAGMA ${source}`);
    if (statement.reader) return simple ? statement.pluck().get() : statement.all();
    statement.run();
    return simple ? undefined : [];
  };
  return Object.assign(db, { prepare: lend, pragma } as Pick<Database.Database, 'prepare' | 'pragma'>);
}

/** A statement to use and drop, which stands for one that stays. What was set on that one by an earlier user is set back. */
function lentStatement(own: Statement): Statement {
  if (own.reader) own.pluck(false).raw(false).expand(false).safeIntegers(false);
  const lent: Statement = {
    database: own.database,
    source: own.source,
    reader: own.reader,
    readonly: own.readonly,
    get busy() {
      return own.busy;
    },
    run: (...params) => own.run(...params),
    get: (...params) => own.get(...params),
    all: (...params) => own.all(...params),
    iterate: (...params) => rowsOf(own.iterate(...params), lent),
    columns: () => own.columns(),
    pluck: (on = true) => own.pluck(on) && lent,
    raw: (on = true) => own.raw(on) && lent,
    expand: (on = true) => own.expand(on) && lent,
    safeIntegers: (on = true) => own.safeIntegers(on) && lent,
    bind: () => {
      throw new Error('a statement that is lent again keeps no parameters');
    },
  };
  return lent;
}

/** The rows, which keep their statement in use for as long as somebody reads them. */
function rowsOf(rows: IterableIterator<unknown>, statement: Statement): IterableIterator<unknown> {
  held.add(rows);
  const read = Object.assign(
    {
      next: () => rows.next(),
      return: () => rows.return?.() ?? { done: true as const, value: undefined },
      [Symbol.iterator]: () => read,
    },
    { statement },
  );
  return read;
}
