import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { correct, markBreaking, rename, restore, standDown, withdraw } from '#lib/desk/commands/amend.ts';
import { addUpdate } from '#lib/desk/commands/live.ts';
import { embargo, publish, schedule, unschedule } from '#lib/desk/commands/publish.ts';
import { read } from '#lib/desk/commands/read.ts';
import { release } from '#lib/desk/commands/release.ts';
import { create, createBreaking, revise } from '#lib/desk/commands/write.ts';
import type { DeskError } from '#lib/desk/desk-error.ts';
import { reviseSchema } from '#lib/desk/inputs.ts';
import { CompilerBusy } from '#lib/markdown/compile-apart.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { inFull } from '../support/in-full.ts';
import { aStory, clearDesk, deskOfSmallPaper, refusal, type PaperDesk } from '../support/small-paper-desk.ts';
import { layOutSmallPaper, writeIn } from '../fixtures/content/small-paper.ts';
import { written } from './written.ts';
import { dialects, inSeconds, makeDue, newStore } from './stores.ts';

describe.each(dialects)('the desk on %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  let desk: PaperDesk;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    desk = await deskOfSmallPaper(store);
  });
  beforeEach(() => clearDesk(store));
  afterAll(async () => {
    await desk.end();
    await end();
  });

  const readersText = async (slug: string) => (await store.articles.publishedBySlug(slug))?.body.text ?? null;
  const published = async (slug: string, changes: Parameters<typeof aStory>[0] = {}) => {
    await create(desk, aStory({ slug, ...changes }));
    return publish(desk, slug, {});
  };
  const at = (path: string) => store.redirects.find(path);

  describe('writing', () => {
    test('one command puts a breaking story before readers, signed by who gave it', async () => {
      const receipt = await createBreaking(desk, aStory({ dek: '' }));
      expect(receipt).toMatchObject({ slug: 'the-strait-is-closed', status: 'published', revision: 1 });
      expect(receipt.url).toBe('/article/the-strait-is-closed');
      expect((await store.articles.breaking())?.slug).toBe('the-strait-is-closed');
      const [revision] = await store.db
        .selectFrom('revision')
        .select(['by', 'action'])
        .where('by', '=', 'noor')
        .execute();
      expect(revision).toEqual({ by: 'noor', action: 'breaking' });
    });

    test('what readers see stays as it is until the revision is published', async () => {
      await published('strait');
      const revised = await revise(desk, 'strait', { basedOn: 2, body: 'One ship passed.', publish: false });
      expect(revised).toMatchObject({ revision: 3, publishedRevision: 2, status: 'published' });
      expect(await readersText('strait')).toBe('Nothing passes.');
      const state = await read(desk, 'strait');
      expect([state.newest.body, state.readersSee?.body]).toEqual(['One ship passed.', 'Nothing passes.']);

      await publish(desk, 'strait', { basedOn: 3 });
      expect(await readersText('strait')).toBe('One ship passed.');
    });

    test('every field that is wrong is named, with what to write instead; nothing is written', async () => {
      const error = await refusal(
        create(desk, aStory({ slug: 'strait', section: 'sport', topics: ['fisheries', 'rail'], authors: ['nobody'] })),
      );
      expect(error.kind).toBe('invalid');
      expect(error.problems.map(({ field }) => field).sort()).toEqual(['authors.0', 'section', 'topics.1']);
      expect(error.message).toContain('there is no section "sport"; name a file of content/sections/');
      expect((await refusal(read(desk, 'strait'))).kind).toBe('missing');
    });

    test('house style stops a publish and not a draft', async () => {
      await create(desk, aStory({ slug: 'strait', dek: '' }));
      expect((await refusal(publish(desk, 'strait', {}))).problems).toMatchObject([{ field: 'dek' }]);
    });

    test('an address that is taken is not taken again', async () => {
      await create(desk, aStory());
      expect((await refusal(create(desk, aStory()))).kind).toBe('conflict');
    });

    test('publishing what readers see already writes nothing, so that a lost answer does no harm', async () => {
      const first = await published('strait');
      const before = await store.changes.newest();
      expect(await publish(desk, 'strait', {})).toEqual(first);
      expect(await store.changes.newest()).toBe(before);
    });
  });

  test('where an article stands in other languages is kept when the desk writes it anew', async () => {
    const translations = { de: 'https://example.org/de/meerenge' };
    const seen = async () => (await store.articles.publishedBySlug('strait'))?.translations;
    await published('strait');
    expect(await seen()).toEqual({});
    const file = written('strait', { section: 'trade', authors: ['noor-castellan'], origin: 'desk', translations });
    await store.articles.save(file, 'test', 'sync');
    await revise(
      desk,
      'strait',
      reviseSchema.parse({ basedOn: 3, body: 'One ship passed.', dek: 'One.', publish: true }),
    );
    expect(await seen()).toEqual(translations);
  });

  describe('the date of the last update', () => {
    const updatedAt = async () => (await store.articles.publishedBySlug('strait'))?.updatedAt ?? null;
    const newest = async () => (await read(desk, 'strait')).revision;
    const rewrite = async (body: string, changes: { publish?: boolean; minor?: boolean } = {}) =>
      revise(desk, 'strait', reviseSchema.parse({ basedOn: await newest(), body, ...changes }));

    test('moves with a revision, and not with a mended typo', async () => {
      await published('strait');
      await rewrite('Nothing pases.', { publish: true });
      const first = await updatedAt();
      expect(first).not.toBeNull();

      await rewrite('Nothing passes.', { publish: true, minor: true });
      await rewrite('Nothing passes it.');
      await publish(desk, 'strait', { minor: true });
      expect(await readersText('strait')).toBe('Nothing passes it.');
      expect(await updatedAt()).toBe(first);

      await rewrite('One ship passed.');
      await publish(desk, 'strait', {});
      expect(Date.parse((await updatedAt())!)).toBeGreaterThan(Date.parse(first!));
    });

    test('there is none while nothing but typos was mended', async () => {
      await published('strait');
      await rewrite('Nothing passes it.', { publish: true, minor: true });
      expect(await updatedAt()).toBeNull();
    });

    test('moves with a correction and with a live update, whatever was minor before', async () => {
      await published('strait');
      await correct(desk, 'strait', { text: 'It is closed on one side.' });
      const corrected = (await updatedAt())!;
      await rewrite('Nothing passes it.', { publish: true, minor: true });
      expect(await updatedAt()).toBe(corrected);
      await addUpdate(desk, 'strait', { headline: '', body: 'A ship.', pinned: false });
      expect(Date.parse((await updatedAt())!)).toBeGreaterThan(Date.parse(corrected));
    });

    test('is no matter of a revision that nobody sees yet', () => {
      const problems = reviseSchema.safeParse({ basedOn: 1, minor: true }).error?.issues;
      expect(problems).toMatchObject([{ path: ['minor'] }]);
    });
  });

  describe('editors at once', () => {
    test('the second one is told of a conflict, with what is there now; nothing of either is lost', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      const both = await Promise.allSettled([
        revise(desk, 'strait', { basedOn: 1, body: 'By Noor.', publish: false }),
        revise({ ...desk, by: 'jun' }, 'strait', { basedOn: 1, body: 'By Jun.', publish: false }),
      ]);
      const won = both.findIndex(({ status }) => status === 'fulfilled');
      const lost = both[1 - won]!;
      expect(lost.status).toBe('rejected');
      const { kind, current, message } = (lost as PromiseRejectedResult).reason as DeskError;
      expect(kind).toBe('conflict');
      expect(current).toMatchObject({
        revision: 2,
        body: ['By Noor.', 'By Jun.'][won],
        headline: 'The strait is closed',
      });
      expect(message).toContain('send it with basedOn 2');
      await revise(desk, 'strait', { basedOn: 2, body: 'By both.', publish: false });
      expect((await read(desk, 'strait')).newest.body).toBe('By both.');
    });

    test('many publish one article from two instances: the newest stands, and each revision is kept', async () => {
      // Each begins anew whenever another one was faster: a hundred of them begin thousands of times.
      const editors = inFull ? 100 : 20;
      await published('strait');
      const other = await openStore(url);
      const elsewhere = { ...desk, store: other };
      try {
        const turns = Array.from({ length: editors }, async (_, turn) => {
          const where = turn % 2 ? elsewhere : desk;
          for (;;) {
            const { revision } = await read(where, 'strait');
            const body = `Turn ${turn} on revision ${revision}.`;
            const done = await revise(where, 'strait', { basedOn: revision, body, publish: true }).catch(
              (error) => error,
            );
            if (!(done instanceof Error)) return { ...done, body };
            // More texts at once than may wait to be compiled: the editor is told to try again.
            if (done instanceof CompilerBusy) await nextTurn();
            else expect(done).toMatchObject({ kind: 'conflict' });
          }
        });
        const receipts = await Promise.all(turns);
        const newest = receipts.toSorted((a, b) => b.revision - a.revision)[0]!;
        expect(newest).toMatchObject({ revision: editors + 2, publishedRevision: editors + 2 });
        expect(new Set(receipts.map(({ revision }) => revision)).size).toBe(editors);
        expect(await readersText('strait')).toBe(newest.body);
      } finally {
        await other.close();
      }
    }, 120_000);
  });

  describe('times', () => {
    test('an embargo forbids to publish and to schedule before its hour, whoever asks', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      const until = await inSeconds(store, 3600);
      await embargo(desk, 'strait', { until });
      expect((await refusal(publish(desk, 'strait', {}))).message).toContain(`under embargo until ${until}`);
      const early = schedule(desk, 'strait', { at: await inSeconds(store, 60) });
      expect((await refusal(early)).kind).toBe('conflict');
      expect(await schedule(desk, 'strait', { at: until })).toMatchObject({ status: 'scheduled', publishedAt: until });

      await embargo(desk, 'strait', { until: null });
      await unschedule(desk, 'strait');
      expect(await publish(desk, 'strait', {})).toMatchObject({ status: 'published' });
    });

    test('an embargo holds after a withdrawal, and against a file that another sync would publish', async () => {
      await published('strait');
      await withdraw(desk, 'strait', { legal: false, reason: '' });
      await embargo(desk, 'strait', { until: await inSeconds(store, 3600) });
      expect((await refusal(restore(desk, 'strait'))).message).toContain('under embargo until');

      // Whatever wrote it so: the clock does not publish under an embargo.
      await create(desk, aStory({ slug: 'early' }));
      await schedule(desk, 'early', { at: await inSeconds(store, 0.3) });
      await embargo(desk, 'early', { until: await inSeconds(store, 3600) });
      await store.transaction((tx) =>
        tx.db
          .updateTable('article')
          .set({ published_at: '2020-01-01T00:00:00.000Z' })
          .where('slug', '=', 'early')
          .execute(),
      );
      expect(await store.articles.publishDue('clock')).toEqual([]);
    });

    test('an embargo moves what is scheduled for earlier', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      await schedule(desk, 'strait', { at: await inSeconds(store, 60) });
      const until = await inSeconds(store, 3600);
      expect(await embargo(desk, 'strait', { until })).toMatchObject({ status: 'scheduled', publishedAt: until });
    });

    test('what is scheduled goes out by itself, as it was revised last', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      await schedule(desk, 'strait', { at: await inSeconds(store, 3600) });
      await revise(desk, 'strait', { basedOn: 2, body: 'One ship passed.', publish: false });
      expect(await store.articles.publishDue('clock')).toEqual([]);
      await makeDue(store, 'strait');
      expect(await store.articles.publishDue('clock')).toEqual(['strait']);
      expect(await readersText('strait')).toBe('One ship passed.');
      expect(await read(desk, 'strait')).toMatchObject({ revision: 4, publishedRevision: 4 });
    });

    test('whoever may only draft changes nothing that will go out by itself', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      await schedule(desk, 'strait', { at: await inSeconds(store, 60) });
      const drafting = revise({ ...desk, draftsOnly: true }, 'strait', { basedOn: 2, body: 'Ha.', publish: false });
      expect((await refusal(drafting)).kind).toBe('forbidden');
    });

    test('a time that is past is refused', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      const past = schedule(desk, 'strait', { at: '2020-01-01T00:00:00Z' });
      expect((await refusal(past)).message).toContain('is past');
    });
  });

  describe('addresses', () => {
    test('renamed twice, the first address leads to the last one in one hop', async () => {
      await published('a');
      await rename(desk, 'a', { slug: 'b' });
      await rename(desk, 'b', { slug: 'c' });
      expect([await at('/article/a'), await at('/article/b'), await at('/article/c')]).toEqual(['c', 'c', null]);
    });

    test('renamed back, no address leads in a circle', async () => {
      await published('a');
      await rename(desk, 'a', { slug: 'b' });
      await rename(desk, 'b', { slug: 'a' });
      expect([await at('/article/a'), await at('/article/b')]).toEqual([null, 'a']);
      expect((await refusal(rename(desk, 'a', { slug: 'a' }))).kind).toBe('conflict');
    });

    test('another article’s address is refused, and a draft that moves leaves no trace', async () => {
      await published('a');
      await create(desk, aStory({ slug: 'b' }));
      expect((await refusal(rename(desk, 'b', { slug: 'a' }))).kind).toBe('conflict');
      await rename(desk, 'b', { slug: 'c' });
      expect(await at('/article/b')).toBeNull();
    });

    test('a revision that waits moves along', async () => {
      await published('a');
      await revise(desk, 'a', { basedOn: 2, body: 'Later.', publish: false });
      const moved = await rename(desk, 'a', { slug: 'b' });
      expect(moved).toMatchObject({ slug: 'b', revision: 5, publishedRevision: 4 });
      await publish(desk, 'b', {});
      expect(await readersText('b')).toBe('Later.');
    });
  });

  describe('taking back', () => {
    test('withdrawn, it is gone with its reason; restored, it is as it was', async () => {
      await published('strait', { topics: ['fisheries'] });
      await withdraw(desk, 'strait', { legal: true, reason: 'By order of a court.' });
      expect(await readersText('strait')).toBeNull();
      expect(await store.tombstones.find('strait')).toMatchObject({ status: 451, reason: 'By order of a court.' });
      expect((await refusal(publish(desk, 'strait', {}))).message).toContain('restore it first');
      expect((await refusal(rename(desk, 'strait', { slug: 'b' }))).message).toContain('restore it first');

      expect(await restore(desk, 'strait')).toMatchObject({ status: 'published', revision: 4, publishedRevision: 4 });
      expect(await readersText('strait')).toBe('Nothing passes.');
      expect(await store.tombstones.find('strait')).toBeNull();
      expect(await store.articles.countPublished({ topic: 'fisheries' })).toBe(2);
    });

    test('a revision that waited when it was withdrawn waits again after it is restored', async () => {
      await published('strait');
      await revise(desk, 'strait', { basedOn: 2, body: 'Later.', publish: false });
      await withdraw(desk, 'strait', { legal: false, reason: '' });
      await markBreaking(desk, 'strait');
      const restored = await restore(desk, 'strait');
      expect(restored.publishedRevision).toBeLessThan(restored.revision);
      expect(await readersText('strait')).toBe('Nothing passes.');
      expect((await store.articles.breaking())?.slug).toBe('strait');
      await publish(desk, 'strait', {});
      expect(await readersText('strait')).toBe('Later.');
    });

    test('what was written while it was withdrawn waits as well', async () => {
      await published('strait');
      const { revision } = await withdraw(desk, 'strait', { legal: false, reason: '' });
      await revise(desk, 'strait', { basedOn: revision, body: 'Later.', publish: false });
      await restore(desk, 'strait');
      expect(await readersText('strait')).toBe('Nothing passes.');
      expect((await read(desk, 'strait')).newest.body).toBe('Later.');
    });
  });

  describe('amending', () => {
    test('a correction is before readers, dated, and the revision that waits has it too', async () => {
      await published('strait');
      await revise(desk, 'strait', { basedOn: 2, headline: 'The strait opens', publish: false });
      await correct(desk, 'strait', { text: 'It was closed on Monday.', body: 'Nothing passed.', basedOn: 3 });
      const shown = await store.articles.publishedBySlug('strait');
      expect(shown).toMatchObject({
        headline: 'The strait is closed',
        corrections: [{ text: 'It was closed on Monday.' }],
      });
      expect(shown?.body.text).toBe('Nothing passed.');
      const { newest, revision, publishedRevision } = await read(desk, 'strait');
      expect(newest).toMatchObject({
        headline: 'The strait opens',
        corrections: [{ text: 'It was closed on Monday.' }],
      });
      expect(publishedRevision).toBe(revision - 1);
    });

    test('a story of one line stands down, moves and is corrected without the dek that house style asks for', async () => {
      await createBreaking(desk, aStory({ slug: 'strait', dek: '' }));
      await standDown(desk, 'strait');
      await rename(desk, 'strait', { slug: 'the-strait' });
      await correct(desk, 'the-strait', { text: 'It was Monday.' });
      expect((await store.articles.publishedBySlug('the-strait'))?.corrections).toHaveLength(1);
    });

    test('a correction with a text overwrites nobody’s, neither what waits nor what somebody else published', async () => {
      await published('strait');
      await revise(desk, 'strait', { basedOn: 2, body: 'A long rewrite that waits.', publish: false });
      await correct(desk, 'strait', { text: 'It was Monday.', body: 'Nothing passed.', basedOn: 3 });
      expect(await readersText('strait')).toBe('Nothing passed.');
      expect((await read(desk, 'strait')).newest.body).toBe('A long rewrite that waits.');

      const late = await refusal(correct(desk, 'strait', { text: 'No.', body: 'Written on revision 3.', basedOn: 3 }));
      expect(late).toMatchObject({ kind: 'conflict', current: { body: 'A long rewrite that waits.' } });
    });

    test('what is urgent is not held up by an author who left or a link that leads nowhere any more', async () => {
      await published('source');
      await createBreaking(desk, aStory({ slug: 'strait', body: 'See [this](/article/source).' }));
      await create(desk, aStory({ slug: 'later', body: 'See [this](/article/source).' }));
      await schedule(desk, 'later', { at: await inSeconds(store, 3600) });
      await withdraw(desk, 'source', { legal: true, reason: '' });

      await standDown(desk, 'strait');
      await correct(desk, 'strait', { text: 'It was Monday.' });
      await rename(desk, 'strait', { slug: 'the-strait' });
      await unschedule(desk, 'later');
      expect(await read(desk, 'later')).toMatchObject({ status: 'draft' });
      expect((await store.articles.publishedBySlug('the-strait'))?.corrections).toHaveLength(1);
    });

    test('an article that moved and was withdrawn is gone at each of its addresses, and back at each', async () => {
      await published('strait');
      await rename(desk, 'strait', { slug: 'the-strait' });
      await rename(desk, 'the-strait', { slug: 'strait-closed' });
      await published('the-strait');
      await withdraw(desk, 'strait-closed', { legal: true, reason: '' });
      const gone = async () => (await store.tombstones.all()).map(({ slug, status }) => [slug, status]).sort();
      // But not where another article lives now.
      expect(await gone()).toEqual([
        ['strait', 451],
        ['strait-closed', 451],
      ]);
      await restore(desk, 'strait-closed');
      expect(await gone()).toEqual([]);
      expect(await at('/article/strait')).toBe('strait-closed');
    });

    test('a draft is revised and not corrected', async () => {
      await create(desk, aStory({ slug: 'strait' }));
      expect((await refusal(correct(desk, 'strait', { text: 'No.' }))).kind).toBe('conflict');
    });

    test('standing down does not make a live story look older than its last update', async () => {
      await createBreaking(desk, aStory({ slug: 'strait' }));
      await addUpdate(desk, 'strait', { headline: '', body: 'A ship.', pinned: false });
      const before = (await store.articles.publishedBySlug('strait'))?.updatedAt;
      await standDown(desk, 'strait');
      expect(before).not.toBeNull();
      expect((await store.articles.publishedBySlug('strait'))?.updatedAt).toBe(before);
      expect(await store.articles.breaking()).toBeNull();
    });
  });

  describe('what has a file', () => {
    beforeEach(async () => {
      await layOutSmallPaper(desk.contentDir);
      await desk.sync();
    });
    const slug = 'round-the-cape';
    const file = `articles/2026/${slug}.md`;
    const edited = () =>
      writeIn(
        desk.contentDir,
        file,
        '---\nheadline: Edited\ndek: A dek.\nsection: trade\nauthors: [noor-castellan]\npublishedAt: 2026-10-21T09:00:00Z\n---\nEdited.\n',
      );

    const asWritten =
      '---\n# Desk: Noor\nheadline: Slow\ndek: A dek.\nsection: trade\nauthors: [ noor-castellan ]\npublishedAt: 2026-10-21T09:00:00Z # noon in Port Louis\n---\n\nFifteen days.\n';

    test('belongs to the desk once the desk has changed it; a sync leaves the file alone and says so', async () => {
      const { revision } = await read(desk, slug);
      await revise(desk, slug, { basedOn: revision, body: 'Twelve days.', publish: true });
      await edited();
      const report = await desk.sync();
      expect(report.leftAlone).toEqual([{ path: file, reason: 'desk' }]);
      expect(await readersText(slug)).toBe('Twelve days.');
    });

    test('says at once that the desk takes it over', async () => {
      const { revision } = await read(desk, slug);
      const taken = await revise(desk, slug, { basedOn: revision, body: 'Twelve days.', publish: true });
      expect(taken.takenFrom).toBe(`content/${file}`);
      const { takenFrom } = await revise(desk, slug, { basedOn: taken.revision, body: 'Ten days.', publish: true });
      expect(takenFrom).toBeUndefined();
    });

    test('is given back with the desk’s text in it, under the name it has now', async () => {
      await writeIn(desk.contentDir, file, asWritten);
      await desk.sync();
      const { revision } = await read(desk, slug);
      await revise(desk, slug, { basedOn: revision, body: 'Twelve *days*.', headline: 'Faster', publish: true });
      await rename(desk, slug, { slug: 'round-africa' });
      await release(desk, 'round-africa', { discard: false });
      const moved = `articles/2026/round-africa.md`;
      const written = await readFile(join(desk.contentDir, moved), 'utf8');
      // Comments and what did not change are as they were; that it changed has its date.
      expect(written.replace(/oldUrls:\n {2}- \/article\/round-the-cape\nupdatedAt: .+\n/, '')).toBe(
        asWritten.replace('headline: Slow', 'headline: Faster').replace('Fifteen days.', 'Twelve *days*.'),
      );
      // Files that name an article by its slug have to be told.
      await writeIn(desk.contentDir, 'front.yaml', 'secondary: [round-africa]\n');
      const report = await desk.sync();
      expect(report).toMatchObject({ problems: [], leftAlone: [], articles: { added: 0, removed: 0 } });
      expect(await readersText('round-africa')).toBe('Twelve days.');
      expect((await read(desk, 'round-africa')).origin).toBe('content');
      expect(await at(`/article/${slug}`)).toBe('round-africa');
    });

    test('is given back as the file has it', async () => {
      const { revision } = await read(desk, slug);
      await revise(desk, slug, { basedOn: revision, body: 'Twelve days.', publish: true });
      await edited();
      await release(desk, slug, { discard: true });
      await desk.sync();
      expect(await readersText(slug)).toBe('Edited.');
      expect((await refusal(release(desk, slug, { discard: true }))).message).toContain('belongs to its file already');
    });

    test('is not given back while the desk keeps something of it from readers', async () => {
      const { revision } = await read(desk, slug);
      await revise(desk, slug, { basedOn: revision, body: 'Later.', publish: false });
      expect((await refusal(release(desk, slug, { discard: false }))).message).toContain('publish it first');
      await create(desk, aStory({ slug: 'secret' }));
      await embargo(desk, 'secret', { until: '2049-01-01T00:00:00Z' });
      expect((await refusal(release(desk, 'secret', { discard: false }))).message).toContain('lift it first');
    });

    test('may go on linking to a story that the desk has moved', async () => {
      await published('desk-story');
      await rename(desk, 'desk-story', { slug: 'desk-story-moved' });
      await writeIn(desk.contentDir, file, asWritten.replace('Fifteen', '[Fifteen](/article/desk-story)'));
      const { problems, written: isWritten } = await desk.sync();
      expect([problems, isWritten]).toEqual([[], true]);
      expect((await store.articles.publishedBySlug(slug))?.body.html).toContain('href="/article/desk-story-moved"');
    });

    test('is given back whole where one key stood for another', async () => {
      await writeIn(
        desk.contentDir,
        file,
        asWritten.replace('headline: Slow', 'headline: &h Slow').replace('dek: A dek.', 'dek: *h'),
      );
      await desk.sync();
      const { revision } = await read(desk, slug);
      await revise(desk, slug, { basedOn: revision, headline: 'Faster', publish: true });
      await release(desk, slug, { discard: false });
      const written = await readFile(join(desk.contentDir, file), 'utf8');
      expect(written).toContain('headline: Faster\ndek: Slow\n');
    });

    test('a story that the desk began gets a file', async () => {
      await create(desk, aStory({ slug: 'begun' }));
      await release(desk, 'begun', { discard: false });
      expect((await desk.sync()).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(await read(desk, 'begun')).toMatchObject({ origin: 'content', status: 'draft' });
      const { snapshot } = (await store.desk.find('begun'))!;
      expect(snapshot.sourcePath).toMatch(/^articles\/20\d\d\/begun\.md$/);
      await rm(join(desk.contentDir, snapshot.sourcePath!));
      await desk.sync();
    });

    test('does not come back at the address that the desk moved it from', async () => {
      await rename(desk, slug, { slug: 'round-africa' });
      await edited();
      expect((await desk.sync()).leftAlone).toEqual([{ path: file, reason: 'desk' }]);
      expect(await readersText(slug)).toBeNull();
      expect(await at(`/article/${slug}`)).toBe('round-africa');
    });

    test('is not brought back by a sync when it was withdrawn, and is the file’s again after a restore', async () => {
      await withdraw(desk, slug, { legal: false, reason: '' });
      await edited();
      expect((await desk.sync()).leftAlone).toEqual([{ path: file, reason: 'withdrawn' }]);
      expect(await readersText(slug)).toBeNull();
      await restore(desk, slug);
      await desk.sync();
      expect(await readersText(slug)).toBe('Edited.');
    });
  });
});
