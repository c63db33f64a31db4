import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { SyncReport } from '#lib/content/sync.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { DeskError } from '#lib/desk/desk-error.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import type { Store } from '#lib/store/store.ts';
import { layOutSmallPaper } from '../fixtures/content/small-paper.ts';
import { syncInProcess } from './sync-in-process.ts';

/** A desk over a store that the small paper was synced into. */
export interface PaperDesk extends Desk {
  /** Reads the files again. */
  sync(): Promise<SyncReport>;
  end(): Promise<void>;
}

export async function deskOfSmallPaper(store: Store): Promise<PaperDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-desk-'));
  const [contentDir, varDir] = [join(folder, 'content'), join(folder, 'var')];
  await layOutSmallPaper(contentDir);
  const sync = () => syncInProcess(store, { contentDir, varDir });
  await sync();
  return { store, by: 'noor', contentDir, varDir, sync, end: () => rm(folder, { recursive: true }) };
}

/** Takes out what the desk began, so that the next test starts from the paper as it was synced. */
export async function clearDesk(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { slug } of await tx.articles.sources('desk')) await tx.articles.remove(slug, 'test');
    for (const table of ['tombstone', 'outbox', 'token', 'signed_request'] as const) {
      await tx.db.deleteFrom(table).execute();
    }
  });
}

/** The refusal that a command ends with. Throws when it does not. */
export async function refusal(work: Promise<unknown>): Promise<DeskError> {
  const error = await work.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof DeskError) return error;
  throw error;
}

/** A story as the desk takes it: say what matters, the rest is plain. */
export function aStory(changes: Partial<z.input<typeof createSchema>> = {}): z.output<typeof createSchema> {
  return createSchema.parse({
    headline: 'The strait is closed',
    dek: 'Ships wait on both sides.',
    section: 'trade',
    authors: ['noor-castellan'],
    body: 'Nothing passes.',
    ...changes,
  });
}
