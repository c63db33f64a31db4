import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';

/** Seconds without a tick after which the clock has stopped. */
const clockStopped = 10;

interface Check {
  ok: boolean;
  /** Why not, for the operator. */
  reason?: string;
}

export interface Readiness {
  ready: boolean;
  checks: Record<'store' | 'next' | 'disk' | 'clock' | 'pages', Check & { ageSeconds?: number | null }>;
}

export interface ReadinessSources {
  /** Rejects with what is wrong with the store. */
  probeStore: () => Promise<void>;
  nextRuns: () => boolean;
  varDir: string;
  /** Seconds since the clock last ticked, null when it never did. */
  clockAge: () => number | null;
  /** Rejects when a page of ours cannot be rendered, whatever readers ask for. */
  probePage: () => Promise<void>;
  draining: () => boolean;
}

/** Whether this instance does all that it is for; with the reasons where it does not. */
export async function readiness(sources: ReadinessSources): Promise<Readiness> {
  const [store, disk, pages] = await Promise.all([
    checked(sources.probeStore),
    checked(() => writable(sources.varDir)),
    checked(sources.probePage),
  ]);
  const age = sources.clockAge();
  const checks: Readiness['checks'] = {
    store,
    disk,
    next: sources.nextRuns() ? { ok: true } : { ok: false, reason: 'Next is not running' },
    clock: {
      ...(age !== null && age < clockStopped ? { ok: true } : { ok: false, reason: 'The clock has stopped' }),
      ageSeconds: age === null ? null : Math.round(age * 10) / 10,
    },
    pages,
  };
  return { ready: !sources.draining() && Object.values(checks).every(({ ok }) => ok), checks };
}

/** What strangers may know of it: that something is wrong, not what this machine says of it. */
export function withoutReasons({ ready, checks }: Readiness): Readiness {
  const plain = Object.entries(checks).map(([name, check]) => [name, { ...check, reason: undefined }]);
  return { ready, checks: Object.fromEntries(plain) as Readiness['checks'] };
}

async function checked(look: () => Promise<void>): Promise<Check> {
  try {
    await look();
    return { ok: true };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Where things lie on this machine says nobody who asks over the network.
    return { ok: false, reason: said.replace(/(^|[\s'"(:=])(?:file:)?\.{0,2}\/[^\s'")]+/g, '$1…') };
  }
}

async function writable(varDir: string): Promise<void> {
  const folder = join(varDir, 'press');
  const file = unfinishedFor(join(folder, 'probe'));
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, 'a disk with no room left takes a name, but no bytes');
  } finally {
    await rm(file, { force: true });
  }
}
