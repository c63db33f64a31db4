import { keepFilesPrivate } from '#lib/config/private-files.ts';
import { makeConsoleSafe } from './safe-console.ts';

keepFilesPrivate();
makeConsoleSafe();

try {
  const { program } = await import('./program.ts');
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
