import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port of this machine on which nothing listens. It lies below the range from which the kernel serves outgoing
 * connections (32768 and up), so that none of those takes it before the server of a test does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listens = await new Promise<boolean>((done) => {
    probe.once('error', () => done(false));
    probe.listen(port, () => done(true));
  });
  if (listens) await new Promise((closed) => probe.close(closed));
  return listens;
}
