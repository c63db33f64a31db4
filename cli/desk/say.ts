import type { UpdateReceipt, UpdateState } from '#lib/desk/commands/live.ts';
import type { ArticleState } from '#lib/desk/commands/read.ts';
import type { Receipt } from '#lib/desk/desk.ts';

/** What a command did, where the state of the article does not say it. */
const done = new Map(
  Object.entries({
    'mark-breaking': 'Marked as breaking. ',
    'stand-down': 'No longer breaking. ',
    live: 'Live coverage is on. ',
    'end-live': 'Live coverage has ended. ',
    'delete-update': 'The update is deleted. ',
    correct: 'Corrected. ',
    rename: 'Moved. ',
  }),
);

/** What an operation did, in one line. @param site its address, or '' where none is known */
export function lineOf(answer: unknown, site: string, operation: string): string {
  return `${done.get(operation) ?? ''}${stateOf(answer, site)}`;
}

function stateOf(answer: unknown, site: string): string {
  const receipt = answer as Receipt | UpdateReceipt;
  if ('number' in receipt) return `Update ${receipt.number} of "${receipt.slug}": ${site}${receipt.url}`;
  const { slug, url, status, revision, publishedRevision, publishedAt } = receipt;
  const isWaiting = status === 'published' && publishedRevision !== null && publishedRevision < revision;
  if (isWaiting) {
    const shown = `readers see revision ${publishedRevision}`;
    return `Revision ${revision} of "${slug}" waits to be published; ${shown}: ${site}${url}`;
  }
  const when = status === 'scheduled' ? ` for ${publishedAt}` : '';
  return `"${slug}" is ${status === 'draft' ? 'a draft' : status}${when}, revision ${revision}: ${site}${url}`;
}

/** How an article stands, in a few lines. */
export function linesOf(answer: unknown, site: string): string {
  const state = answer as ArticleState;
  const { newest, readersSee, embargoUntil, live, origin } = state;
  return [
    stateOf(state, site),
    `  newest        ${newest.headline}${newest.breaking ? ' (breaking)' : ''}`,
    `  readers see   ${readersSee?.headline ?? 'nothing'}`,
    `  belongs to    ${{ content: 'its file in content/', desk: 'the desk', import: 'an import' }[origin]}`,
    ...(embargoUntil === null ? [] : [`  embargo       until ${embargoUntil}`]),
    ...(live === null
      ? []
      : [`  live          since ${live.startedAt}${live.endedAt ? `, ended ${live.endedAt}` : ''}`]),
  ].join('\n');
}

/** A live update, with its text as it was written. */
export function updateLinesOf(answer: unknown, site: string): string {
  const update = answer as UpdateState;
  const { headline, body, editedAt, pinned } = update;
  return [
    `${stateOf(update, site)}${pinned ? ' (on top)' : ''}`,
    `  last edited   ${editedAt}`,
    ...(headline === '' ? [] : [`  headline      ${headline}`]),
    `\n${body}`,
  ].join('\n');
}
