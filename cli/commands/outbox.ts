import { Command } from 'commander';
import type { JobRecord } from '#lib/store/outbox-record.ts';
import type { Store } from '#lib/store/store.ts';
import { withStore } from '../desk/ask.ts';

/** Jobs of each state that are listed. */
const listed = { waiting: 50, failed: 50, done: 10 };
/** Tags or addresses that are named of a job. */
const namedOfJob = 6;

/** `broadsheet outbox`: what is still to be told to others, what could not be, and what was of late. */
export function outboxCommand(): Command {
  return new Command('outbox')
    .description(
      'Shows what is to be done after writes (purges, share images, announcements): what waits, what failed and why, what was done of late.',
    )
    .option('--json', 'as JSON, for programs')
    .action(({ json }: { json?: boolean }) => withStore((store) => list(store, json ?? false)))
    .addCommand(
      new Command('retry')
        .description('Tries a job again now that failed or waits; "all" means all that failed.')
        .argument('<id>', 'the number of a job, or all')
        .action((id: string) => withStore((store) => retry(store, id))),
    )
    .addCommand(
      new Command('drop')
        .description('Forgets a job that failed or waits: it will not be done.')
        .argument('<id>', 'the number of a job')
        .action((id: string) => withStore((store) => drop(store, id))),
    );
}

async function list(store: Store, asJson: boolean): Promise<void> {
  const counts = await store.outbox.count();
  const waiting = await store.outbox.jobs('waiting', listed.waiting);
  const failed = await store.outbox.jobs('failed', listed.failed);
  const done = await store.outbox.jobs('done', listed.done);
  if (asJson) {
    console.log(JSON.stringify({ counts, waiting, failed, done }, null, 2));
    return;
  }
  const now = Date.parse(await store.now());
  const part = (title: string, jobs: readonly JobRecord[], more: number) =>
    [title, ...jobs.flatMap((job) => lines(job, now)), ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
  console.log(
    [
      part(`Waiting: ${counts.waiting}`, waiting, counts.waiting - waiting.length),
      part(`Failed: ${counts.failed}`, failed, counts.failed - failed.length),
      part('Done of late', done, 0),
    ].join('\n\n'),
  );
  if (counts.failed > 0)
    console.log('\nTry again: broadsheet outbox retry <id|all>. Forget: broadsheet outbox drop <id>.');
}

function lines(job: JobRecord, now: number): string[] {
  const { state, createdAt, dueAt, endedAt, attempts, lastError } = job;
  const seconds = Math.round((Date.parse(dueAt) - now) / 1000);
  const when = {
    waiting: seconds > 0 ? `next try in ${seconds} s` : 'due',
    failed: `given up ${endedAt}`,
    done: `done ${endedAt}`,
  };
  const tries = attempts > 1 || state === 'failed' ? `, tried ${attempts} times` : '';
  return [
    `  ${job.id}  ${job.kind}  written ${createdAt}, ${when[state]}${tries}  ${contentOf(job.payload)}`,
    ...(lastError === null ? [] : [`      ${lastError}`]),
  ];
}

/** What the job is about, in a few words. */
function contentOf(payload: unknown): string {
  const { tags, paths } = payload as { tags?: unknown; paths?: unknown };
  const named: unknown = tags ?? paths;
  if (!Array.isArray(named)) return '';
  const first = named.slice(0, namedOfJob).join(' ');
  return named.length > namedOfJob ? `${first} … (${named.length} ${tags ? 'tags' : 'addresses'})` : first;
}

async function retry(store: Store, id: string): Promise<void> {
  if (id !== 'all') {
    if (!(await store.outbox.retry(numberOf(id)))) throw new Error(`No job ${id} waits or has failed.`);
    console.log(`Job ${id} is due now.`);
    return;
  }
  const retried = await store.outbox.retryFailed();
  console.log(`${retried} ${retried === 1 ? 'job is' : 'jobs are'} due now.`);
}

async function drop(store: Store, id: string): Promise<void> {
  if (!(await store.outbox.drop(numberOf(id)))) throw new Error(`No job ${id} waits or has failed.`);
  console.log(`Job ${id} is forgotten.`);
}

function numberOf(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw new Error(`"${id}" is not the number of a job; "broadsheet outbox" shows them.`);
  return Number(id);
}
