import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { readPlaywright, readVitest, type Counts } from './reports.ts';

/** How the output of a program is shown: as it comes, or when it has ended, so that programs side by side do not mix. */
export type Show = 'as it comes' | 'at its end';

export const checks = ['types', 'lint', 'format', 'directions', 'dead-code'] as const;

/** Runs one of the checks of package.json. It says nothing while all is well. */
export async function runCheck(name: (typeof checks)[number]): Promise<Counts> {
  const began = Date.now();
  const { status, output } = await run('npm', ['run', '--silent', `check:${name}`], 'at its end');
  console.log(`${status === 0 ? '✓' : '×'} check:${name} (${secondsSince(began)} s)`);
  if (status !== 0) console.log(output);
  return status === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [`check:${name}`] };
}

/** Runs projects of vitest, or only the files that are named. */
export async function runVitest(
  projects: readonly string[],
  show: Show,
  { files = [], env = {} }: { files?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Counts> {
  const report = reportFile(projects.join('-'));
  const which = projects.map((project) => `--project=${project}`);
  const args = ['run', ...which, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  const status = await runTests(projects.join(' and '), 'vitest', args, show, env);
  return counted(projects.join(' and '), status, () => readVitest(report));
}

/** Runs a project of Playwright, or only the files that are named. */
export async function runPlaywright(
  project: 'reading' | 'newsroom' | null,
  show: Show,
  { files = [], env = {} }: { files?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Counts> {
  const report = reportFile(`e2e-${project ?? 'all'}`);
  const args = ['test', ...(project ? [`--project=${project}`] : []), ...files];
  const name = `browser tests${project ? ` (${project})` : ''}`;
  const status = await runTests(name, 'playwright', args, show, { ...env, TEST_REPORT: report });
  return counted(name, status, () => readPlaywright(report));
}

async function runTests(
  name: string,
  program: string,
  args: readonly string[],
  show: Show,
  env: Record<string, string>,
): Promise<number | null> {
  const began = Date.now();
  const { status, output } = await run(program, args, show, env);
  console.log(`\n── ${name}: ${secondsSince(began)} s\n${output}`);
  return status;
}

async function run(
  program: string,
  args: readonly string[],
  show: Show,
  env: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  const stdio = show === 'as it comes' ? ('inherit' as const) : (['ignore', 'pipe', 'pipe'] as const);
  const child = spawn(program, [...args], { stdio: stdio as 'inherit', env: { ...process.env, ...env } });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [out, err] = await Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')));
  const [status] = await ended;
  return { status, output: `${out}${err}` };
}

function reportFile(name: string): string {
  const file = `var/test/reports/${name}.json`;
  mkdirSync('var/test/reports', { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/** A runner that ended badly without naming a failed test has failed all the same. */
function counted(name: string, status: number | null, read: () => Counts): Counts {
  const unnamed = `${name} ended with ${status}`;
  try {
    const found = read();
    return found.failed === 0 && status !== 0 ? { ...found, failed: 1, failures: [unnamed] } : found;
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [unnamed] };
  }
}

const secondsSince = (moment: number) => Math.round((Date.now() - moment) / 1000);
