import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { freePort } from './free-port.ts';
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
