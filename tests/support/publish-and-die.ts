import { DatabaseSync, StatementSync } from 'node:sqlite';
import pg from 'pg';
import { revise } from '#lib/desk/commands/write.ts';
import { openStore } from '#lib/store/open-store.ts';
import { breakNews, deskOf } from './desk.ts';

/**
 * One process of `tests/faults/killed-publish.test.ts`: `node publish-and-die.ts <database> <slug> <step>` publishes a
 * story, or its revision where there is one, and is killed just before that step. Says "acknowledged" when the publish
 * came to its end.
 */
const [, , databaseUrl = '', slug = '', step = ''] = process.argv;
let steps = -Infinity;

/** Every statement of either database is a step. */
function counted<T extends object>(prototype: T, method: keyof T & string): void {
  const original = prototype[method] as (...args: unknown[]) => unknown;
  prototype[method] = function (this: unknown, ...args: unknown[]) {
    steps += 1;
    if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, args);
  } as T[typeof method];
}
for (const method of ['run', 'all', 'iterate'] as const) counted(StatementSync.prototype, method);
counted(DatabaseSync.prototype, 'exec');
counted(pg.Client.prototype, 'query');

const store = await openStore(databaseUrl, { purges: true });
const before = await store.desk.find(slug);
const headline = `Killed ${slug.replaceAll('-', '')}`;
steps = 0;
if (before) await revise(deskOf(store), slug, { basedOn: before.revision, headline, publish: true });
else await breakNews(deskOf(store), slug, { headline });
await new Promise<void>((written) => process.stdout.write('acknowledged', () => written()));
process.kill(process.pid, 'SIGKILL');
