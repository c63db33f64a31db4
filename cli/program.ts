import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { amendingCommands } from './commands/amend.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { frontCommand } from './commands/front.ts';
import { pictureCommand } from './commands/picture.ts';
import { previewCommands } from './commands/preview.ts';
import { outboxCommand } from './commands/outbox.ts';
import { listingCommands } from './commands/list.ts';
import { liveCommands } from './commands/live.ts';
import { publishingCommands } from './commands/publish.ts';
import { subscriberCommand } from './commands/subscriber.ts';
import { syncCommand } from './commands/sync.ts';
import { tokenCommand } from './commands/token.ts';
import { writingCommands } from './commands/write.ts';
import { mindMisspeltSubcommand } from './misspelt-subcommand.ts';

/** What a newsroom does at the command line. */
export const program = new Command('broadsheet')
  .description('Runs a news website.')
  .version(manifest.version)
  .addCommand(syncCommand())
  .addCommand(frontCommand())
  .addCommand(pictureCommand())
  .addCommand(explainCommand())
  .addCommand(outboxCommand())
  .addCommand(doctorCommand())
  .addCommand(tokenCommand())
  .addCommand(subscriberCommand());
for (const command of [
  ...listingCommands(),
  ...writingCommands(),
  ...publishingCommands(),
  ...liveCommands(),
  ...amendingCommands(),
  ...previewCommands(),
]) {
  program.addCommand(command);
}
for (const command of program.commands) {
  if (command.commands.length > 0) mindMisspeltSubcommand(command);
}
