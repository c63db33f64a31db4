import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Lines of a rule that begins so, up to the brace that ends it. */
const block = (beginning: string) => new RegExp(`^${beginning}[^{]*\\{[\\s\\S]*?^\\}\\n`, 'gm');

test('beside tokens and faces, few rules are written by hand: the others are utilities, in the components', () => {
  const sheets = readdirSync('app/styles').filter((file) => file !== 'fonts.css');
  const lines = sheets.map(
    (file) => readFileSync(`app/styles/${file}`, 'utf8').replaceAll(block('@theme'), '').split('\n').length - 1,
  );
  expect(sheets.length).toBeGreaterThan(0);
  expect(lines.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(350);
});
