import { installPrograms } from './test/programs.ts';
import type { Counts } from './test/reports.ts';
import { runPlaywright, runVitest } from './test/runners.ts';
import { buildMeridian, wholeSuite } from './test/whole-suite.ts';

/**
 * `npm test`: everything, and one line at the end that counts it. `npm run test:unit` (`contract`, `site`, `newsroom`,
 * `faults`, `e2e`, `long`) is one kind, `npm test -- tests/unit/news/tags.test.ts` one file.
 */
const began = Date.now();
const [kind = 'all', ...files] = process.argv.slice(2);
installPrograms();
const counts = await (kind.includes('/') ? runFiles([kind, ...files]) : runKind(kind, files));
const total = counts.reduce<Counts>(
  (sum, { passed, failed, skipped, failures }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
    failures: [...sum.failures, ...failures],
  }),
  { passed: 0, failed: 0, skipped: 0, failures: [] },
);
for (const failure of total.failures) console.log(`\n✘ ${failure}`);
console.log(`\n── done in ${Math.round((Date.now() - began) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);

async function runKind(kind: string, files: readonly string[]): Promise<Counts[]> {
  const show = 'as it comes';
  switch (kind) {
    case 'all':
      return wholeSuite();
    case 'unit':
    case 'contract':
      return [await runVitest([kind], show, { files })];
    case 'site':
    case 'newsroom':
    case 'faults':
      await buildMeridian();
      return [await runVitest([kind], show, { files })];
    case 'e2e':
      await buildMeridian();
      return [await runPlaywright('reading', show, { files }), await runPlaywright('newsroom', show, { files })];
    case 'long':
      await buildMeridian();
      return [
        await runVitest(['long'], show, { files }),
        // The series of which `npm test` runs a few cases, whole.
        await runVitest(['contract', 'faults'], show, { files, env: { TEST_SERIES: 'full' } }),
        await runPlaywright('reading', show, { files, env: { TEST_SERIES: 'full' } }),
        await runPlaywright('newsroom', show, { files, env: { TEST_SERIES: 'full' } }),
      ];
    default:
      throw new Error(
        `There is no kind of test "${kind}"; name unit, contract, site, newsroom, faults, e2e, long or a file`,
      );
  }
}

async function runFiles(files: readonly string[]): Promise<Counts[]> {
  const inBrowser = files.filter((file) => file.includes('/e2e/'));
  const others = files.filter((file) => !inBrowser.includes(file));
  if (files.some((file) => !/tests\/(?:unit|contract)\//.test(file))) await buildMeridian();
  return [
    ...(others.length > 0 ? [await runVitest([], 'as it comes', { files: others })] : []),
    ...(inBrowser.length > 0 ? [await runPlaywright(null, 'as it comes', { files: inBrowser })] : []),
  ];
}
