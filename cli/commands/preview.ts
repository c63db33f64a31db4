import { InvalidArgumentError, type Command } from 'commander';
import type { NewPreview, PreviewLink } from '#lib/desk/previews.ts';
import { deskCommand } from '../desk/desk-command.ts';
import type { Where } from '../desk/say.ts';

/** `broadsheet preview|previews|revoke-preview`: links under which an article can be read before it is published. */
export const previewCommands = (): Command[] => [
  deskCommand(
    'preview <slug>',
    ([slug], { revision, hours }) => ({ input: { slug, revision, hours } }),
    (answer, { clock }) => {
      const { link, expiresAt } = answer as NewPreview;
      // Apart from the link, so that a script gets nothing else.
      console.error(`Opens until ${clock(expiresAt)}.`);
      return link;
    },
  )
    .option('--revision <number>', 'freezes the preview at this revision', number)
    .option('--hours <number>', 'how long the link opens, 24 where it is not said', number),
  deskCommand(
    'previews <slug>',
    ([slug = '']) => ({ params: { slug } }),
    (answer, { clock }) => linesOf(answer as PreviewLink[], clock),
  ),
  deskCommand(
    'revoke-preview <id>',
    ([id = '']) => ({ params: { id } }),
    (answer) => `Revoked ${(answer as PreviewLink).id}.`,
  ),
];

function linesOf(links: readonly PreviewLink[], clock: Where['clock']): string {
  if (links.length === 0) return 'No link opens it.';
  return links
    .map(({ id, revision, expiresAt, createdBy }) => {
      const shown = revision === null ? 'newest' : `revision ${revision}`;
      return `${id}  ${shown}  until ${clock(expiresAt)}  by ${createdBy}`;
    })
    .join('\n');
}

function number(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('Write a number.');
  return Number(text);
}
