import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildReaderScript } from './build-reader.ts';
import { buildSite } from './build-site.ts';
import { findBrowser } from './find-browser.ts';
import { layOut, syncSite } from '#tests/support/serve.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';

/** `npm test`: everything that can be checked, one thing after the other, and one line at the end that counts it. */
const counts = { passed: 0, failed: 0, skipped: 0 };
const began = Date.now();
mkdirSync('var/test', { recursive: true });

await buildReaderScript();
step('checks');
for (const passed of await Promise.all(['types', 'lint', 'format', 'directions', 'dead-code'].map(check))) {
  counts[passed ? 'passed' : 'failed'] += 1;
}

step('unit and contract tests');
runVitest('unit', 'contract');

step('building the site');
await layOut(meridian);
syncSite(meridian);
await buildSite(environmentOf(meridian));

step('faults');
runVitest('faults');

step('browser tests');
const browser = findBrowser();
const playwright = 'var/test/e2e.json';
rmSync(playwright, { force: true });
const pages = spawnSync('playwright', ['test'], {
  stdio: 'inherit',
  env: { ...process.env, ...(browser ? { BROADSHEET_BROWSER: browser } : {}) },
});
count(pages.status, () => {
  const { stats } = JSON.parse(readFileSync(playwright, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
});

step(`done in ${Math.round((Date.now() - began) / 1000)} s`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed === 0 ? 0 : 1);

/** Runs one of the checks of package.json; what it says is shown when it has ended. */
function check(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', `check:${name}`], (error, stdout, stderr) => {
      console.log(`${error ? '×' : '✓'} ${name}`);
      if (error) console.log(stdout, stderr);
      resolve(error === null);
    });
  });
}

function runVitest(...projects: string[]): void {
  const file = 'var/test/vitest.json';
  rmSync(file, { force: true });
  const which = projects.map((project) => `--project=${project}`);
  const args = ['run', ...which, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = spawnSync('vitest', args, { stdio: 'inherit' });
  count(status, () => {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  });
}

/** A runner that ended badly without naming a failed test has failed all the same. */
function count(status: number | null, read: () => typeof counts): void {
  const found = tryTo(read);
  if (!found) {
    counts.failed += 1;
    return;
  }
  counts.passed += found.passed;
  counts.skipped += found.skipped;
  counts.failed += found.failed === 0 && status !== 0 ? 1 : found.failed;
}

function tryTo<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function step(title: string): void {
  console.log(`\n── ${title}`);
}
