import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { Clock } from '../../press/store/clock.ts';
import { dialects, newStore } from './stores.ts';
import { until } from '../support/until.ts';

test.each(dialects)(
  'a backfill whose steps are cheap takes many between two looks at what is due, on %s',
  async (dialect) => {
    const { store, end } = await newStore(dialect);
    let left = 10_000;
    let steps = 0;
    const looks: number[] = [];
    vi.spyOn(store.backfills, 'step').mockImplementation(async () => {
      steps += 1;
      return --left > 0;
    });
    const publishDue = store.articles.publishDue.bind(store.articles);
    vi.spyOn(store.articles, 'publishDue').mockImplementation((by) => {
      looks.push(steps);
      return publishDue(by);
    });
    const clock = new Clock(() => store, pino({ level: 'silent' }));
    try {
      await until(() => left <= 0);
      expect(looks.length).toBeLessThan(steps / 10);
    } finally {
      await clock.stop();
      await end();
    }
  },
);

test('what is due is looked at between the steps of a backfill that take long', async () => {
  const { store, end } = await newStore('sqlite');
  let steps = 0;
  let looks = 0;
  vi.spyOn(store.backfills, 'step').mockImplementation(async () => {
    steps += 1;
    for (const done = performance.now() + 400; performance.now() < done;);
    return steps < 3;
  });
  const publishDue = store.articles.publishDue.bind(store.articles);
  vi.spyOn(store.articles, 'publishDue').mockImplementation((by) => {
    looks += 1;
    return publishDue(by);
  });
  const clock = new Clock(() => store, pino({ level: 'silent' }));
  try {
    await until(() => steps >= 3);
    expect(looks).toBeGreaterThanOrEqual(3);
  } finally {
    await clock.stop();
    await end();
  }
});
