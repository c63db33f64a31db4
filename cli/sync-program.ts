import { Command } from 'commander';
import { syncCommand } from './commands/sync.ts';

/** The command line as far as a sync needs it: it runs at each start and after each edit, and loads no other command. */
export const program = new Command('broadsheet').addCommand(syncCommand());
