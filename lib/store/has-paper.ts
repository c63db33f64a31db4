import { openStore } from './open-store.ts';
import { probeStore } from './probe-store.ts';

/** Whether a store holds a publication that can be shown: one that was never synced is empty. Makes none. */
export async function hasPaper(databaseUrl: string): Promise<boolean> {
  try {
    await probeStore(databaseUrl);
  } catch {
    return false;
  }
  const store = await openStore(databaseUrl);
  try {
    return (await store.settings.get('publication')) !== null;
  } finally {
    await store.close();
  }
}
