import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Seconds without a tick after which the clock has stopped, and after a failed render within which pages are stale. */
const clockStopped = 10;
const recently = 10;

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
  /** Seconds since a page could last not be rendered, null when that never happened. */
  lastFailureAge: () => number | null;
  draining: () => boolean;
}

/** Whether this instance does all that it is for; with the reasons where it does not. */
export async function readiness(sources: ReadinessSources): Promise<Readiness> {
  const [store, disk] = await Promise.all([checked(sources.probeStore), checked(() => writable(sources.varDir))]);
  const age = sources.clockAge();
  const failure = sources.lastFailureAge();
  const checks: Readiness['checks'] = {
    store,
    disk,
    next: sources.nextRuns() ? { ok: true } : { ok: false, reason: 'Next is not running' },
    clock: {
      ...(age !== null && age < clockStopped ? { ok: true } : { ok: false, reason: 'The clock has stopped' }),
      ageSeconds: age === null ? null : Math.round(age * 10) / 10,
    },
    pages:
      failure === null || failure > recently
        ? { ok: true }
        : {
            ok: false,
            reason: `A page could not be rendered ${Math.round(failure)} s ago; readers get the last good copy`,
          },
  };
  return { ready: !sources.draining() && Object.values(checks).every(({ ok }) => ok), checks };
}

async function checked(look: () => Promise<void>): Promise<Check> {
  try {
    await look();
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function writable(varDir: string): Promise<void> {
  const folder = join(varDir, 'press');
  const file = join(folder, `${randomUUID()}.probe`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, 'a disk with no room left takes a name, but no bytes');
  } finally {
    await rm(file, { force: true });
  }
}
