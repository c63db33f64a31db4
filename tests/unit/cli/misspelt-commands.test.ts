import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { broadsheet } from '../../support/broadsheet.ts';

const run = (line: string) => broadsheet(line.split(' '), { ...process.env, DATABASE_URL: 'file:/none/store.db' });

test.each([
  ['publsh strait', 'publsh', 'publish'],
  ['front plce strait', 'plce', 'place'],
  ['front remvoe strait --json', 'remvoe', 'remove'],
  ['outbox rety 17', 'rety', 'retry'],
  ['token craete desk', 'craete', 'create'],
])('broadsheet %s: says which command was meant, and does nothing', async (line, written, meant) => {
  const { status, out, err } = await run(line);
  expect(err).toBe(`error: unknown command '${written}'\n(Did you mean ${meant}?)`);
  expect({ status, out }).toEqual({ status: 1, out: '' });
});

test('what is near no command is guessed at nowhere', async () => {
  expect((await run('front xyzzy')).err).toBe("error: unknown command 'xyzzy'");
  expect((await run('xyzzy')).err).toBe("error: unknown command 'xyzzy'");
});

test('a command that has others below it, and those, still do what they do', async () => {
  for (const line of ['front', 'front place strait', 'outbox', 'outbox retry 17'])
    expect((await run(line)).err).toContain('/none/store.db');
});

test('broadsheet --version says which release this is', async () => {
  expect(await run('--version')).toEqual({ status: 0, out: manifest.version, err: '' });
});
