import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { layOutManyFiles } from './many-files.ts';
import type { Measure } from './measure.ts';

/** What a command took: seconds of processor time with its children's, and the most memory of any of its processes. */
interface Cost {
  seconds: number;
  megabytes: number;
}

/** What a sync of 500 and of 5,000 files costs: all of them, one that changed, none, and a check. */
export async function measureSyncScale(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-scale-'));
  try {
    const few = await measure(join(folder, 'few'), 500);
    const many = await measure(join(folder, 'many'), 5000);
    const ratio = (what: keyof typeof many) => many[what].seconds / few[what].seconds;
    return [
      { what: 'sync of 5,000 files, first: most memory of a process', bar: 400, got: many.first.megabytes, unit: 'MB' },
      { what: 'sync --check of 5,000 files: most memory', bar: 400, got: many.check.megabytes, unit: 'MB' },
      { what: 'sync of one changed file of 5,000: processor', bar: 1.5, got: many.one.seconds, unit: 's' },
      { what: 'sync of no changed file of 5,000: processor', bar: 2, got: many.none.seconds, unit: 's' },
      { what: 'one changed file, 5,000 ÷ 500', bar: 3, got: ratio('one'), unit: '×' },
      { what: 'no changed file, 5,000 ÷ 500', bar: 3, got: ratio('none'), unit: '×' },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(folder: string, files: number) {
  const article = await layOutManyFiles(join(folder, 'content'), files);
  // What is younger than that is read again by every sync.
  await sleep(2500);
  const first = await costOf(folder, ['sync']);
  const none = await costOf(folder, ['sync']);
  await appendFile(article, '\nAnd one sentence more.\n');
  const one = await costOf(folder, ['sync']);
  const check = await costOf(folder, ['sync', '--check']);
  return { first, none, one, check };
}

/** As GNU time sees it: a killed or waited-for child counts, and the memory is that of the largest. */
async function costOf(folder: string, args: string[]): Promise<Cost> {
  const child = spawn('/usr/bin/time', ['-f', '%U %S %M', process.execPath, 'cli/broadsheet.ts', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      BROADSHEET_CONTENT: join(folder, 'content'),
      BROADSHEET_VAR: join(folder, 'var'),
      SHARE_IMAGES: 'off',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`broadsheet ${args.join(' ')} ended with ${code}:\n${said}`);
  const [user = 0, system = 0, kilobytes = 0] = said.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { seconds: user + system, megabytes: kilobytes / 1024 };
}
