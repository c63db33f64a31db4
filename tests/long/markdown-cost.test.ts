import { afterAll, expect, test } from 'vitest';
import { limits } from '#lib/markdown/limits.ts';
import { CompileMeter, longestAccepted } from '../support/compile-meter.ts';
import { grammars, mixture } from '../support/markdown-grammars.ts';

const most = 1;

const meter = new CompileMeter();
afterAll(() => meter.stop());

test.each(Object.entries(grammars))(
  '%s: at any length, at most a second of processor time',
  { timeout: 300_000 },
  async (_, grammar) => {
    const lengths = [1000, 4000, 16_000, 64_000, limits.characters];
    const texts = [...lengths.map((length) => grammar(length).slice(0, limits.characters)), longestAccepted(grammar)];
    for (const markdown of texts) expect((await meter.cost(markdown)).seconds).toBeLessThan(most);
  },
);

test.each([2000, 5000, 20_000, limits.characters])(
  'mixtures of %i characters',
  { timeout: 1_800_000 },
  async (size) => {
    for (let seed = 1; seed <= 150; seed++) {
      const { seconds } = await meter.cost(mixture(seed, size));
      expect(seconds, `seed ${seed}`).toBeLessThan(most);
    }
  },
);
