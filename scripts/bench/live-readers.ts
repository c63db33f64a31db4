import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveFeedUrl } from '#lib/news/live-update.ts';
import { beginLiveStory, type LiveStory } from '#tests/support/live-story.ts';
import { startSite } from '#tests/support/serve.ts';
import type { TestSite } from '#tests/support/sites.ts';
import { median, type Measure } from './measure.ts';
import { cpuSeconds, residentMegabytes, treeOf } from './process-tree.ts';

const readers = 1000;
const seconds = 20;
/** Seconds between two updates: a story that breaks. */
const updateEvery = 5;
const pollEvery = 10;

/** What a thousand open pages of a story that is being updated cost the press and Next, on a site that has been synced and built. */
export async function measureLiveReaders(site: TestSite): Promise<Measure[]> {
  // Each reader has an address of their own, as behind a proxy.
  const server = await startSite(site, { TRUSTED_PROXIES: '1' });
  const story = await beginLiveStory(site, { slug: 'bench-of-live-readers', headline: 'A bench of live readers' });
  try {
    for (let i = 1; i <= 60; i += 1) await story.add({ headline: `Update ${i}`, body: 'This is what happened.' });
    await sleep(1000);
    const feed = site.url + liveFeedUrl(story.slug);
    const measures: Measure[] = [];
    for (const [name, open] of [
      ['streams', listenTo],
      ['polling', poll],
    ] as const) {
      const before = residentMegabytes(server.pid);
      const crowd = await open(feed);
      const percent = await costOf(server.pid, story);
      const grown = Math.round(residentMegabytes(server.pid) - before);
      measures.push({ what: `${readers} live readers, ${name}: of one core`, bar: 50, got: percent, unit: '%' });
      console.log(
        `${name}: ${Math.round(percent * 10) / 10}% of a core, the press grew by ${grown} MB; ${crowd.report()}`,
      );
      crowd.leave();
      await sleep(500);
    }
    return measures;
  } finally {
    await story.remove();
    await server.stop();
  }
}

/** Percent of one core that the whole tree took while updates came. */
async function costOf(pid: number, story: LiveStory): Promise<number> {
  const tree = treeOf(pid);
  const taken = () => tree.reduce((sum, process) => sum + cpuSeconds(process), 0);
  const before = taken();
  const began = performance.now();
  for (let passed = 0; passed < seconds; passed += updateEvery) {
    await sleep(updateEvery * 500);
    await story.add({ headline: String(Date.now()), body: 'New.' });
    await sleep(updateEvery * 500);
  }
  return ((taken() - before) / ((performance.now() - began) / 1000)) * 100;
}

interface Crowd {
  report: () => string;
  leave: () => void;
}

const addressOf = (reader: number) => `10.0.${Math.floor(reader / 250)}.${(reader % 250) + 1}`;

async function listenTo(feed: string): Promise<Crowd> {
  const answers: IncomingMessage[] = [];
  const delays: number[] = [];
  for (let reader = 0; reader < readers; reader += 1) {
    const answer = await ask(`${feed}/events`, new Agent(), { 'X-Forwarded-For': addressOf(reader) });
    if (answer.statusCode !== 200) throw new Error(`Stream ${reader} was refused with ${answer.statusCode}`);
    answers.push(answer);
    let isFirst = true;
    answer.on('error', () => {});
    answer.on('data', (piece: Buffer) => {
      // The headline of an update is the moment at which it was written.
      const written = /"headline":"(\d{13})"/.exec(piece.toString())?.[1];
      if (written && !isFirst) delays.push(Date.now() - Number(written));
      isFirst = false;
    });
  }
  return {
    report: () => `${delays.length} events heard, half of them ${median(delays)} ms after the command began`,
    leave: () => answers.forEach((answer) => answer.destroy()),
  };
}

async function poll(feed: string): Promise<Crowd> {
  let answered = 0;
  let unchanged = 0;
  let reading = true;
  const life = async (reader: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let entityTag = '';
    await sleep((reader / readers) * pollEvery * 1000);
    while (reading) {
      const answer = await ask(feed, agent, {
        'Accept-Encoding': 'br',
        ...(entityTag && { 'If-None-Match': entityTag }),
      });
      await text(answer);
      entityTag = answer.headers.etag ?? '';
      answered += 1;
      if (answer.statusCode === 304) unchanged += 1;
      await sleep(pollEvery * 1000);
    }
    agent.destroy();
  };
  for (let reader = 0; reader < readers; reader += 1) life(reader).catch(console.error);
  await sleep(pollEvery * 1000);
  return {
    report: () => `${answered} answers, ${unchanged} of them 304`,
    leave: () => {
      reading = false;
    },
  };
}

function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(url, { agent, headers }, resolve).on('error', reject));
}
