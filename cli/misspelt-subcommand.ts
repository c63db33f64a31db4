import type { Command } from 'commander';
import { nearest } from '#lib/news/nearest.ts';

/**
 * Of a command that does something by itself, commander takes a subcommand that it does not know for one argument too
 * many: says which one was probably meant, as it does of all others.
 */
export function mindMisspeltSubcommand(command: Command): void {
  command.allowExcessArguments().hook('preAction', (_, acting) => {
    const [word] = command.args;
    if (acting !== command || word === undefined) return;
    const meant = nearest(
      word,
      command.commands.map((each) => each.name()),
    );
    const hint = meant ? `\n(Did you mean ${meant}?)` : '';
    command.error(`error: unknown command '${word}'${hint}`, { code: 'commander.unknownCommand' });
  });
}
