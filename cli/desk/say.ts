import type { UpdateReceipt, UpdateState } from '#lib/desk/commands/live.ts';
import type { OnFront } from '#lib/desk/commands/front.ts';
import type { Entry, List } from '#lib/desk/commands/list.ts';
import type { ArticleState } from '#lib/desk/commands/read.ts';
import type { Receipt } from '#lib/desk/desk.ts';

/** What an answer is said with. */
export interface Where {
  /** The site's address, or '' where none is known. */
  site: string;
  operation: string;
  /** Writes a moment as the newsroom's clock shows it. */
  clock: (iso: string) => string;
}

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
    release: 'Its file in content/ decides about it again, from the next sync on. ',
  }),
);

/** What an operation did, in one line; with another where an article became the desk's by it. */
export function lineOf(answer: unknown, where: Where): string {
  const { takenFrom, slug } = answer as Receipt;
  const taken = takenFrom
    ? `\nIt is the desk’s now: ${takenFrom} does not decide about it any more. "broadsheet release ${slug}" gives it back.`
    : '';
  return `${done.get(where.operation) ?? ''}${stateOf(answer, where)}${taken}`;
}

function stateOf(answer: unknown, { site, clock }: Where): string {
  const receipt = answer as Receipt | UpdateReceipt;
  if ('number' in receipt) return `Update ${receipt.number} of "${receipt.slug}": ${site}${receipt.url}`;
  const { slug, url, status, revision, publishedRevision, publishedAt } = receipt;
  if (isWaiting(receipt)) {
    const shown = `readers see revision ${publishedRevision}`;
    return `Revision ${revision} of "${slug}" waits to be published; ${shown}: ${site}${url}`;
  }
  const when = status === 'scheduled' ? ` for ${clock(publishedAt)}` : '';
  return `"${slug}" is ${status === 'draft' ? 'a draft' : status}${when}, revision ${revision}: ${site}${url}`;
}

const isWaiting = ({ status, revision, publishedRevision }: Receipt) =>
  status === 'published' && publishedRevision !== null && publishedRevision < revision;

/** How an article stands, in a few lines. */
export function linesOf(answer: unknown, where: Where): string {
  const state = answer as ArticleState;
  const { newest, readersSee, embargoUntil, live, origin } = state;
  const { clock } = where;
  return [
    stateOf(state, where),
    `  newest        ${newest.headline}${newest.breaking ? ' (breaking)' : ''}`,
    `  readers see   ${readersSee?.headline ?? 'nothing'}`,
    `  belongs to    ${{ content: 'its file in content/', desk: 'the desk', import: 'an import' }[origin]}`,
    ...(embargoUntil === null ? [] : [`  embargo       until ${clock(embargoUntil)}`]),
    ...(live === null
      ? []
      : [`  live          since ${clock(live.startedAt)}${live.endedAt ? `, ended ${clock(live.endedAt)}` : ''}`]),
  ].join('\n');
}

/** A live update, with its text as it was written. */
export function updateLinesOf(answer: unknown, where: Where): string {
  const update = answer as UpdateState;
  const { headline, body, editedAt, pinned } = update;
  return [
    `${stateOf(update, where)}${pinned ? ' (on top)' : ''}`,
    `  last edited   ${where.clock(editedAt)}`,
    ...(headline === '' ? [] : [`  headline      ${headline}`]),
    `\n${body}`,
  ].join('\n');
}

/** Articles one a line, the ones last worked on first. */
export function articleLinesOf(answer: unknown, { clock }: Where): string {
  const { articles, next } = answer as List;
  if (articles.length === 0) return 'There is none.';
  const lines = articles.map((article) => {
    const { slug, headline, status, publishedAt, breaking } = article;
    const notes = [breaking ? 'breaking' : '', isWaiting(article) ? 'a revision waits' : ''].filter(Boolean);
    const date = status === 'draft' ? '' : clock(publishedAt).slice(0, 16);
    return `${status.padEnd(9)}  ${date.padEnd(16)}  ${slug}  ${headline}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  });
  return [...lines, ...(next === null ? [] : [`… more: --after ${next}`])].join('\n');
}

/** Sections, topics or authors, one a line. */
export function entryLinesOf(answer: unknown): string {
  const entries = answer as Entry[];
  const width = Math.max(...entries.map(({ slug }) => slug.length));
  return entries.map(({ slug, name }) => `${slug.padEnd(width)}  ${name}`).join('\n') || 'There is none.';
}

const reasons = { desk: 'by the desk', file: 'by front.yaml', newest: '' };

/** What stands on the front, from top to bottom. */
export function frontLinesOf(answer: unknown, { clock }: Where): string {
  const front = answer as OnFront[];
  const width = Math.max(...front.map(({ place }) => place.length));
  const lines = front.map(({ place, slug, headline, because, until }) => {
    const why = [reasons[because], until === null ? '' : `until ${clock(until)}`].filter(Boolean).join(', ');
    return `${place.padEnd(width)}  ${slug}  ${headline}${why && ` (${why})`}`;
  });
  return lines.join('\n') || 'Nothing is published yet.';
}
