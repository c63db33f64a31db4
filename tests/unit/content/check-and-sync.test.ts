import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatProblems, isError } from '#lib/content/problem.ts';
import { checkContent } from '#lib/content/sync.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { syncInProcess } from '../../support/sync-in-process.ts';

let root: string;
let contentDir: string;
let store: Store;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-check-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

const cape = 'articles/2026/round-the-cape.md';
const write = (file: string, content: string | Uint8Array) => writeIn(contentDir, file, content);
const story = (changes: Record<string, string | null>, body?: string) =>
  write('articles/2026/story.md', anArticleFile(changes, body));
const image = (src: string) => ({ image: `{src: ${src}, alt: x, credit: y}` });
const islands = () => sharp({ create: { width: 900, height: 900, channels: 3, background: '#345' } });
/** Its header is sound, and its data is not: only who unpacks it sees that. */
const cutOff = async () => {
  const whole = await islands().jpeg().toBuffer();
  return whole.subarray(0, whole.length / 2);
};

/** What is wrong with a folder, and the lines with which it is told; the small paper is sound but for that. */
const faulty: Record<string, { lay: () => Promise<unknown>; told: string[] }> = {
  'a picture of a telephone at the head of an article': {
    lay: async () => {
      await cp('tests/fixtures/content/phone.heic', path.join(contentDir, 'media/phone.heic'));
      await story(image('/media/phone.heic'));
    },
    told: [
      "story.md:7  /media/phone.heic cannot be read as a picture: it is an iPhone's HEIC picture  save it as JPEG",
    ],
  },
  'one in a text': {
    lay: async () => {
      await cp('tests/fixtures/content/phone.heic', path.join(contentDir, 'media/phone.heic'));
      await story({}, 'One.\n\n![x](/media/phone.heic)');
    },
    told: [
      "story.md:10  /media/phone.heic cannot be read as a picture: it is an iPhone's HEIC picture  save it as JPEG",
    ],
  },
  'a photograph that was cut off, and a mistake of another kind in another file': {
    lay: async () => {
      await write('media/cut.jpg', await cutOff());
      await story(image('/media/cut.jpg'));
      await write(cape, smallPaper[cape]!.replace('section: trade', 'section: trad'));
    },
    told: ['round-the-cape.md:4  there is no section "trad"', 'story.md:7  /media/cut.jpg cannot be read as a picture'],
  },
  'a drawing that cannot be drawn': {
    lay: async () => {
      const filters = '<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>';
      await write('media/odd.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${filters}<rect`);
      await story({}, '![x](/media/odd.svg)');
    },
    told: ['story.md:8  /media/odd.svg cannot be read as a picture'],
  },
  'a picture too long to be drawn': {
    lay: async () => {
      await write('media/long.png', await islands().resize(20, 17_000, { fit: 'fill' }).png().toBuffer());
      await story(image('/media/long.png'));
    },
    told: ['story.md:7  /media/long.png cannot be read as a picture: it is 20 × 17000 pixels'],
  },
  'a date that is in another age by Greenwich': {
    lay: () => story({ publishedAt: '9999-12-31T23:00:00-05:00' }),
    told: ['story.md:6  publishedAt "9999-12-31T23:00:00-05:00" is not valid'],
  },
  'a character that no database takes': {
    lay: () => story({ headline: '"No\\0thing"' }),
    told: ['story.md:2  this value has the character U+0000'],
  },
  'half a character': {
    lay: () => story({ dek: '"\\ud800"' }),
    told: ['story.md:3  this value has the character U+D800'],
  },
  'a section whose file cannot be told apart: the articles in it are not told off': {
    lay: () => write('sections/trade.md', '---\nname: "Trade\n---\n'),
    told: ['trade.md:2  this quotation mark is never closed'],
  },
  'an article whose file cannot be told apart, with a text that has mistakes too': {
    lay: () => write(cape, smallPaper[cape]!.replace('Round', '"Round').replace('Ten', '[Ten](/article/none)')),
    told: [
      'round-the-cape.md:2  this quotation mark is never closed',
      'round-the-cape.md:8  /article/none leads to no article',
    ],
  },
  'an article that is not UTF-8: those that link to it are not told off': {
    lay: () => write(cape, Buffer.from('---\nheadline: caf\xe9\n---\nA text.\n', 'latin1')),
    told: ['round-the-cape.md:2  this line is not UTF-8 text'],
  },
};

test.each(Object.entries(faulty))('%s: a check and a sync say the same', async (_name, { lay, told }) => {
  await lay();
  const checked = (await checkContent(store, { contentDir, varDir: path.join(root, 'var') })).filter(isError);
  const report = await syncInProcess(store, { contentDir, varDir: path.join(root, 'var') });
  expect(report.written).toBe(false);
  const lines = formatProblems(checked).split('\n');
  expect(lines.map((line) => line.replace(/^content\/(?:\w+\/)*/, ''))).toEqual(
    told.map((line) => expect.stringContaining(line)),
  );
  expect(formatProblems(report.problems).split('\n')).toEqual(lines);
});

/** Values that older readers of YAML take for something else, each written as a person would. */
const plain = {
  'a headline like a date': { headline: '2026-01-01 begins' },
  'a headline that is a date': { headline: "'2026-01-01'" },
  'a headline like an hour': { headline: '12:30' },
  'a headline that another YAML takes for a number': { headline: '0b11' },
  'one in octal': { headline: '1_000' },
  'a headline that is yes': { headline: 'yes' },
  'a headline with every plane of Unicode': { headline: '“Ünïcode” \u0085 𝒜 \ufeff 日本' },
  'a merge that is only text': { headline: "'<<: *all'" },
};

test.each(Object.entries(plain))('%s is no fault', async (_name, changes) => {
  await story(changes);
  expect((await checkContent(store, { contentDir, varDir: path.join(root, 'var') })).filter(isError)).toEqual([]);
});

test('a check leaves the store as it was, and the next sync finds the pictures prepared', async () => {
  const varDir = path.join(root, 'var');
  expect(await checkContent(store, { contentDir, varDir })).toEqual([]);
  expect(await store.changes.newest()).toBe(0);
  expect((await syncInProcess(store, { contentDir, varDir })).picturesMade).toBe(0);
  const article = await store.articles.publishedBySlug('a-peace-never-signed');
  expect(article?.image?.file.widths.full).toEqual([64]);
});
