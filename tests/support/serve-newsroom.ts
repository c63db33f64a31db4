import type { TestProject } from 'vitest/node';
import { layOutMeridian, startSite } from './serve.ts';
import { testSite, type TestSite } from './sites.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    newsroom: NewsroomSite;
  }
}

/** The Meridian behind one press and one Next, for all tests that write stories and break nothing. */
export interface NewsroomSite extends TestSite {
  /** The press. */
  pid: number;
  webhookSecret: string;
}

/** The secret signs webhooks of these tests alone. */
const webhookSecret = 'a secret of at least thirty-two characters';

export default async function serveNewsroom(project: TestProject): Promise<() => Promise<void>> {
  const site = await testSite('newsroom');
  await layOutMeridian(site);
  const server = await startSite(site, { WEBHOOK_SECRET: webhookSecret, LOG_LEVEL: 'error' });
  project.provide('newsroom', { ...site, pid: server.pid, webhookSecret });
  return () => server.stop();
}
