import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { broadsheet as run } from '../support/broadsheet.ts';
import { environmentOf } from '../support/sites.ts';
import { untilPage } from '../support/until-page.ts';

const site = inject('newsroom');
let store: Store;

beforeAll(async () => {
  store = await openStore(site.databaseUrl);
});
afterAll(() => store?.close());

const broadsheet = (...args: string[]) => run(args, environmentOf(site));

const by = ['--section', 'trade', '--author', 'noor-castellan'];
const signers = async (slug: string) => {
  const query = store.db.selectFrom('revision').innerJoin('article', 'article.id', 'revision.article_id');
  const rows = await query
    .select(['revision.by', 'revision.number'])
    .where('slug', '=', slug)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.by);
};

describe('at the machine of the site', () => {
  test('one command puts a breaking story on the page, signed by who is logged in', async () => {
    const args = ['broadsheet', 'breaking', 'The canal is closed', ...by, '--slug', 'canal', '--body', '-'];
    const child = spawn('npx', args, { env: environmentOf(site) });
    child.stdin.end('Nothing passes.\n');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect([out, err]).toEqual([`"canal" is published, revision 1: ${site.url}/article/canal\n`, '']);
    await untilPage(`${site.url}/article/canal`, (page) => page.text.includes('Nothing passes.'));
    expect(await signers('canal')).toEqual([userInfo().username]);
  });

  test('the story grows, is revised, corrected, moved, taken back and brought back', async () => {
    await broadsheet('live', 'canal', '--key-point', 'No ship passes.', '--key-point', 'Talks go on.');
    expect((await broadsheet('update', 'canal', 'A ship.', '--pin')).out).toMatch(
      /^Update 1 of "canal": http.*#update-1$/,
    );
    await broadsheet('edit-update', 'canal', '1', '--headline', 'At last');
    expect((await broadsheet('show-update', 'canal', '1')).out).toMatch(/ \(on top\)\n.+\n.+ At last\n\nA ship\.$/);
    const late = await broadsheet('edit-update', 'canal', '1', '--body', 'None.', '--based-on', '2026-01-01T00:00:00Z');
    expect(late).toMatchObject({ status: 1, err: expect.stringContaining('Somebody has edited update 1') });
    await broadsheet('pin', 'canal', '1', '--off');
    await broadsheet('update', 'canal', 'A mistake.');
    expect((await broadsheet('delete-update', 'canal', '2')).status).toBe(0);
    expect((await broadsheet('end-live', 'canal')).status).toBe(0);
    expect((await broadsheet('stand-down', 'canal')).out).toMatch(/^No longer breaking. "canal" is published/);

    const file = join(site.varDir, 'text.md');
    await writeFile(file, 'One ship passed.');
    const revised = await broadsheet('revise', 'canal', '--dek', 'Ships wait.', '--body', `@${file}`);
    expect(revised.out).toMatch(/^Revision \d+ of "canal" waits to be published; readers see revision \d+/);
    expect((await broadsheet('publish', 'canal')).out).toContain('is published');
    expect((await broadsheet('correct', 'canal', 'It was Monday.')).status).toBe(0);
    expect((await broadsheet('rename', 'canal', 'the-canal')).out).toContain(`${site.url}/article/the-canal`);
    expect((await broadsheet('withdraw', 'the-canal', '--legal', '--reason', 'A court.')).out).toContain(
      'is withdrawn',
    );
    expect((await broadsheet('restore', 'the-canal')).out).toContain('is published');
    expect((await broadsheet('mark-breaking', 'the-canal')).status).toBe(0);

    const placed = await broadsheet('front', 'place', 'the-canal', '--until', '2049-07-01 09:00');
    expect(placed.out).toMatch(/^lead +the-canal .*\(by the desk, until 2049-07-01 09:00 Europe\/London\)$/m);
    await untilPage(`${site.url}/`, (page) => page.text.indexOf('/article/the-canal"') > 0);
    expect((await broadsheet('front', 'remove', 'the-canal')).status).toBe(0);
    expect((await broadsheet('front')).out).not.toContain('by the desk');

    const shown = JSON.parse((await broadsheet('show', 'the-canal', '--json')).out);
    expect(shown).toMatchObject({
      status: 'published',
      keyPoints: ['No ship passes.', 'Talks go on.'],
      readersSee: { body: 'One ship passed.', dek: 'Ships wait.', breaking: true },
    });
    expect((await broadsheet('show', 'the-canal')).out).toContain('readers see   The canal is closed');
  });

  test('a draft is scheduled, kept under an embargo and taken back', async () => {
    await broadsheet('create', 'A plan', ...by);
    expect((await broadsheet('publish', 'a-plan')).err).toContain('(npx broadsheet revise <slug> --dek …)');
    await broadsheet('revise', 'a-plan', '--dek', 'A dek.');
    // As the newsroom's clock shows it, and so it is answered.
    const at = '2049-07-01 09:00';
    expect((await broadsheet('schedule', 'a-plan', '--at', at)).out).toContain(`is scheduled for ${at} Europe/London`);
    const listed = await broadsheet('list', '--status', 'scheduled');
    expect(listed.out).toContain(`scheduled  ${at}  a-plan  A plan`);
    expect(JSON.parse((await broadsheet('show', 'a-plan', '--json')).out).publishedAt).toBe('2049-07-01T08:00:00.000Z');
    expect((await broadsheet('unschedule', 'a-plan')).out).toContain('is a draft');
    await broadsheet('embargo', 'a-plan', '--until', at);
    const refused = await broadsheet('publish', 'a-plan');
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('under embargo until');
    await broadsheet('embargo', 'a-plan', '--lift');
    expect((await broadsheet('publish', 'a-plan')).status).toBe(0);
  });

  test('an error says what to write instead, and ends with 1', async () => {
    for (const [args, says] of [
      [['breaking', 'X', '--section', 'sport', '--author', 'noor-castellan'], 'name a file of content/sections/'],
      [['breaking', 'X'], '--section: is missing; name a section, e.g. --section europe'],
      [['create', '', ...by], '<headline>: is empty; write a headline'],
      [['list', '--status', 'gone'], '--status: "gone" is not valid; write one of: draft, scheduled'],
      [['publish', 'nowhere'], 'There is no article "nowhere".'],
      [
        ['schedule', 'the-canal', '--at', 'tomorrow'],
        '--at: "tomorrow" is not valid; write a date with its time, e.g. 2026-11-20 09:00',
      ],
      [['update', 'the-canal', '@nowhere.md'], 'There is no file nowhere.md; write @path/to/file'],
      [['embargo', 'the-canal'], 'Write --until "2026-11-20 09:00", or --lift.'],
    ] as const) {
      const { status, out, err } = await broadsheet(...args);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toContain(says);
    }
  });

  test('without a store it says how to make one', async () => {
    const { status, err } = await run(['show', 'x'], {
      ...environmentOf(site),
      DATABASE_URL: `file:${site.varDir}/none.db`,
    });
    expect(status).toBe(1);
    expect(err).toContain('npx broadsheet sync');
  });
});

describe('on a remote site', () => {
  const remote = (token: string, ...args: string[]) =>
    run([...args, '--site', site.url], {
      ...environmentOf(site),
      BROADSHEET_TOKEN: token,
      DATABASE_URL: 'file:/nowhere/none.db',
      BROADSHEET_VAR: '/nowhere',
    });

  test('the same commands work by token, signed by its name, until it is revoked', async () => {
    const made = await broadsheet('token', 'create', 'lisbon', '--scope', 'publish', '--scope', 'withdraw');
    const token = made.out;
    expect(token).toMatch(/^bs_/);
    const broken = await remote(token, 'breaking', 'From afar', ...by, '--slug', 'afar', '--dek', 'A dek.');
    expect(broken).toMatchObject({ status: 0, out: `"afar" is published, revision 1: ${site.url}/article/afar` });
    await untilPage(`${site.url}/article/afar`, (page) => page.text.includes('From afar'));
    expect((await remote(token, 'update', 'afar', 'A ship.')).out).toContain('Update 1 of "afar"');
    expect((await remote(token, 'revise', 'afar', '--headline', 'From very far', '--publish')).out).toContain(
      'revision 2',
    );
    const picture = join(site.varDir, 'From Afar.png');
    await sharp({ create: { width: 640, height: 360, channels: 3, background: '#246' } })
      .png()
      .toFile(picture);
    expect((await remote(token, 'picture', 'add', picture)).out).toContain('--image /media/from-afar.png');
    const shown = await remote(
      ...([token, 'revise', 'afar', '--image', '/media/from-afar.png', '--alt', 'Blue'] as const),
      ...(['--credit', 'Trial', '--publish'] as const),
    );
    expect(shown.status).toBe(0);
    await untilPage(`${site.url}/article/afar`, (page) => page.text.includes('/media/from-afar.'));
    await writeFile(picture, Buffer.alloc(41 * 1024 * 1024));
    expect((await remote(token, 'picture', 'add', picture)).err).toContain('Send at most');
    const wrong = await remote('bs_wrong', 'picture', 'add', picture, '--name', 'a.png');
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect((await remote(token, 'list', '--limit', '1')).out).toContain('afar  From very far (breaking)');
    expect((await remote(token, 'sections')).out).toMatch(/^trade +Trade/m);
    expect((await remote(token, 'withdraw', 'afar')).out).toContain('is withdrawn');
    expect((await remote(token, 'withdraw', 'afar', '--reason', 'It was not so.')).status).toBe(0);
    await untilPage(`${site.url}/article/afar`, (page) => page.text.includes('It was not so.'));
    expect(new Set(await signers('afar'))).toEqual(new Set(['lisbon']));

    expect((await broadsheet('token', 'list')).out).toMatch(/lisbon {2}publish, withdraw {2}last used 20/);
    expect((await broadsheet('token', 'revoke', 'lisbon')).status).toBe(0);
    const refused = await remote(token, 'show', 'afar');
    expect(refused).toMatchObject({ status: 1, err: 'This token is not known, or was revoked.' });
  });

  test('what the site refuses is said as at the machine', async () => {
    const { out: token } = await broadsheet('token', 'create', 'terminal', '--scope', 'draft');
    expect((await remote(token, 'create', 'X', '--section', 'sport', '--author', 'noor-castellan')).err).toContain(
      'there is no section "sport"; name a file of content/sections/',
    );
    expect((await remote(token, 'publish', 'the-canal')).err).toContain('This takes a token with the scope "publish"');
  });

  test('a token is sent to nobody in the clear, and a site that is none is told from one that is', async () => {
    const to = (address: string) => broadsheet('show', 'x', '--site', address, '--token', 'bs_x');
    expect((await to('http://meridian.example')).err).toContain('write --site https://');
    expect((await to('meridian.example')).err).toContain('write --site https://');
    expect((await to('http://localhost:1')).err).toContain('does not answer');
    const withoutToken = await broadsheet('show', 'x', '--site', site.url);
    expect(withoutToken).toMatchObject({ status: 1, err: expect.stringContaining('BROADSHEET_TOKEN') });
  });
});
