#!/usr/bin/env node
import { Command } from 'commander';
import { explainCommand } from './commands/explain.ts';
import { outboxCommand } from './commands/outbox.ts';
import { previewCommand } from './commands/preview.ts';
import { syncCommand } from './commands/sync.ts';

/** `npx broadsheet …`: what a newsroom does at the command line. */
const program = new Command('broadsheet')
  .description('Runs a news website.')
  .addCommand(syncCommand())
  .addCommand(explainCommand())
  .addCommand(previewCommand())
  .addCommand(outboxCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
