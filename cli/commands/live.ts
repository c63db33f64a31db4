import type { Command } from 'commander';
import type { UpdateState } from '#lib/desk/commands/live.ts';
import { deskCommand } from '../desk/desk-command.ts';
import { updateLinesOf } from '../desk/say.ts';
import { several, textFrom } from '../desk/text.ts';

const bodyHelp = 'the text; - reads it from standard input, @file from a file';

/** `broadsheet live|end-live|update|show-update|edit-update|pin|delete-update`: live coverage. */
export const liveCommands = (): Command[] => [
  deskCommand('live <slug>', ([slug = ''], { keyPoint }) => ({
    params: { slug },
    input: { keyPoints: keyPoint },
  })).option('--key-point <sentence>', 'what one has to know, at the head; again for each', several),
  deskCommand('end-live <slug>', ([slug = '']) => ({ params: { slug } })),
  deskCommand('update <slug> <text>', async ([slug = '', text], { headline, author, pin }) => ({
    params: { slug },
    input: { body: await textFrom(text), headline, authors: author, pinned: pin },
  }))
    .option('--headline <headline>', 'a line above it')
    .option('--author <slug>', 'who wrote it; left out, those of the article', several)
    .option('--pin', 'put it on top of the others'),
  deskCommand(
    'show-update <slug> <number>',
    ([slug = '', number = '']) => ({ params: { slug, number } }),
    updateLinesOf,
  ),
  deskCommand('edit-update <slug> <number>', async ([slug = '', number = ''], options, ask) => {
    const { headline, author, body, basedOn } = options;
    const params = { slug, number };
    const seen = basedOn ?? ((await ask('show-update', params)) as UpdateState).editedAt;
    return { params, input: { basedOn: seen, headline, authors: author, body: await textFrom(body) } };
  })
    .option('--headline <headline>', 'a line above it')
    .option('--author <slug>', 'who wrote it', several)
    .option('--body <markdown>', bodyHelp)
    .option('--based-on <moment>', 'when what you saw was last edited; left out, whatever is there'),
  deskCommand('pin <slug> <number>', ([slug = '', number = ''], { off }) => ({
    params: { slug, number },
    input: { pinned: !off },
  })).option('--off', 'take it down from there'),
  deskCommand('delete-update <slug> <number>', ([slug = '', number = '']) => ({ params: { slug, number } })),
];
