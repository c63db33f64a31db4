import type { Command } from 'commander';
import { deskCommand } from '../desk/desk-command.ts';
import { revisionOf, textFrom } from '../desk/text.ts';

/** `broadsheet correct|rename|release|withdraw|restore|mark-breaking|stand-down`: what changes for readers afterwards. */
export const amendingCommands = (): Command[] => [
  deskCommand('correct <slug> <text>', async ([slug = '', text], { body, basedOn }, ask) => ({
    params: { slug },
    input: {
      text: await textFrom(text),
      ...(body === undefined ? {} : { body: await textFrom(body), basedOn: await revisionOf(slug, basedOn, ask) }),
    },
  }))
    .option('--body <markdown>', 'the whole text as it is now right; - reads standard input, @file a file')
    .option('--based-on <revision>', 'the revision that --body was made of; left out, the newest'),
  deskCommand('rename <slug> <new-slug>', ([slug = '', next]) => ({ params: { slug }, input: { slug: next } })),
  deskCommand('release <slug>', ([slug = ''], { discard }) => ({ params: { slug }, input: { discard } })).option(
    '--discard',
    'as the file has it; the desk’s text goes',
  ),
  deskCommand('withdraw <slug>', ([slug = ''], { reason, legal }) => ({ params: { slug }, input: { reason, legal } }))
    .option('--reason <sentence>', 'for readers')
    .option('--legal', 'for legal reasons: 451 instead of 410'),
  deskCommand('restore <slug>', ([slug = '']) => ({ params: { slug } })),
  deskCommand('mark-breaking <slug>', ([slug = '']) => ({ params: { slug } })),
  deskCommand('stand-down <slug>', ([slug = '']) => ({ params: { slug } })),
];
