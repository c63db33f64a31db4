import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readEnv } from '#lib/config/env.ts';
import { runPress, type Press } from '#press/run-press.ts';

/**
 * The real press before a pretended Next, without a store.
 *
 * @param settings of the environment, beside those that every test needs
 */
export async function pressBeforePretendedNext(settings: Record<string, string> = {}): Promise<{
  url: string;
  port: number;
  press: Press;
  end: () => Promise<void>;
}> {
  const varDir = mkdtempSync(join(tmpdir(), 'broadsheet-press-'));
  const port = await freePort();
  const env = readEnv({
    NODE_ENV: 'test',
    PORT: String(port),
    BROADSHEET_VAR: varDir,
    DATABASE_URL: `file:${varDir}/none.db`,
    ...settings,
  });
  const command = [process.execPath, join(import.meta.dirname, 'pretended-next.ts')] as const;
  const press = await runPress(env, pino({ level: 'silent' }), command);
  const end = async () => {
    await press.drain();
    rmSync(varDir, { recursive: true });
  };
  return { url: `http://127.0.0.1:${port}`, port, press, end };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
