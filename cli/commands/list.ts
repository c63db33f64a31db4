import type { Command } from 'commander';
import { deskCommand } from '../desk/desk-command.ts';
import { articleLinesOf, entryLinesOf } from '../desk/say.ts';

/** `broadsheet list|sections|topics|authors`: what there is. */
export const listingCommands = (): Command[] => [
  deskCommand('list', (_, { status, limit, after }) => ({ input: { status, limit, after } }), articleLinesOf)
    .option('--status <status>', 'draft, scheduled, published or withdrawn; left out, all')
    .option('--limit <number>', 'how many at most, 50 where it is not said')
    .option('--after <place>', 'what comes after the last one; the list before says the place'),
  ...['sections', 'topics', 'authors'].map((name) => deskCommand(name, () => ({}), entryLinesOf)),
];
