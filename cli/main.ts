import { keepFilesPrivate } from '#lib/config/private-files.ts';
import { makeConsoleSafe } from './safe-console.ts';

keepFilesPrivate();
makeConsoleSafe();

try {
  const { program } = await (process.argv[2] === 'sync' ? import('./sync-program.ts') : import('./program.ts'));
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
