import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFileShelf } from '#lib/cache/file-shelf.ts';
import { PrintShelf } from '#lib/cache/print-shelf.ts';
import { inFull } from '../support/in-full.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-prints-'));
  mkdirSync(join(root, 'dist', 'server'), { recursive: true });
  writeFileSync(join(root, 'dist', 'BUILD_ID'), 'build-1');
});
afterAll(() => rmSync(root, { recursive: true }));

const env = () => ({
  ...process.env,
  NODE_ENV: 'production' as const,
  DATABASE_URL: `file:${root}/store.db`,
  BROADSHEET_VAR: join(root, 'var'),
});
const command = (...args: string[]) => ['tests/support/print-once.ts', join(root, 'dist', 'server'), ...args];
/** What a process that is killed at its end said before. */
const inAProcess = (...args: string[]) => inAProcessWith({}, ...args);
const inAProcessWith = (settings: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, command(...args), { encoding: 'utf8', env: { ...env(), ...settings } }).stdout;

/** Numbers that look random and are the same in each run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('a print that was cut off, or that a byte of was changed, is never served', async () => {
  const folder = join(root, 'torn');
  const shelf = new PrintShelf(openFileShelf({ folder, maxBytes: 1e9 }));
  const print = {
    value: { kind: 'APP_PAGE', html: '<p>whole</p>'.repeat(500), segmentData: new Map([['/', Buffer.from('x')]]) },
    lastModified: 1,
    tags: ['front'],
    asOf: 1,
    storeId: 's',
  };
  await shelf.write('/', print);
  expect(await shelf.read('/')).toEqual(print);
  const [file] = filesOf(folder);
  const whole = readFileSync(file!);
  const number = numbersFrom(7);
  for (let i = 0; i < 200; i += 1) {
    const at = number(whole.length);
    writeFileSync(file!, whole.subarray(0, at));
    expect(await shelf.read('/'), `cut off at ${at}`).toBeNull();
    const changed = Buffer.from(whole);
    changed[at]! ^= 1 + number(255);
    writeFileSync(file!, changed);
    expect(await shelf.read('/'), `changed at ${at}`).toBeNull();
  }
  writeFileSync(file!, Buffer.concat([whole, Buffer.from('more')]));
  expect(await shelf.read('/')).toBeNull();
});

test('a file that belongs to another name is not taken for this one', async () => {
  const folder = join(root, 'foreign');
  const shelf = await openFileShelf({ folder, maxBytes: 1e6 });
  await shelf.write('/a', Buffer.from('a'));
  await shelf.write('/b', Buffer.from('b'));
  const [one, two] = filesOf(folder);
  writeFileSync(one!, readFileSync(two!));
  const read = [await shelf.read('/a'), await shelf.read('/b')].map((bytes) => bytes && String(bytes));
  expect(read).toContain(null);
  expect(read[0] ?? 'a').toBe('a');
  expect(read[1] ?? 'b').toBe('b');
});

test('the shelf keeps to its bytes, and lets go of the oldest', async () => {
  const folder = join(root, 'bounded');
  const shelf = await openFileShelf({ folder, maxBytes: 50_000 });
  for (let i = 0; i < 40; i += 1) {
    await shelf.write(`/${i}`, Buffer.alloc(5000));
    // A file's time has milliseconds; the oldest is told by it.
    for (const written = Date.now(); Date.now() === written;) await setImmediate();
  }
  expect(filesOf(folder).reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThanOrEqual(55_000);
  expect(await shelf.read('/0')).toBeNull();
  expect(await shelf.read('/39')).not.toBeNull();
});

test('killed at any moment, what is left is the old print or the new one, never a mix', async () => {
  inAProcess('print', '/killed');
  const number = numbersFrom(11);
  for (let i = 0; i < (inFull ? 30 : 2); i += 1) {
    const writer = spawn(process.execPath, command('print-for-ever', '/killed'), {
      env: env(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // It says when it begins a print, and is killed at some print after the first.
    for (let prints = 1 + number(20); prints > 0; prints -= 1) await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    expect(inAProcess('read', '/killed')).toMatch(/^hit /);
  }
});

test.each(['change', 'revalidate-path'])('a %s before the kill is honoured after it', (what) => {
  const key = `/article/strait-${what}`;
  inAProcess('print', key);
  expect(inAProcess('read', key)).toBe('hit as it was');
  inAProcess(what);
  expect(inAProcess('read', key)).toBe('miss');
});

test('the prints of another build, another address of the site, or another store are not ours', () => {
  inAProcess('print', '/ours');
  expect(inAProcessWith({ SITE_URL: 'https://moved.example' }, 'read', '/ours')).toBe('miss');
  writeFileSync(join(root, 'dist', 'BUILD_ID'), 'build-2');
  expect(inAProcess('read', '/ours')).toBe('miss');
  writeFileSync(join(root, 'dist', 'BUILD_ID'), 'build-1');
  expect(inAProcess('read', '/ours')).toBe('hit as it was');
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(root, `store.db${suffix}`), { force: true });
  expect(inAProcess('read', '/ours')).toBe('miss');
});
