import { articleUrl } from '#lib/news/urls.ts';
import { formatProblems, isError, type ContentProblem } from './problem.ts';
import type { SyncReport } from './sync.ts';

const reasons = {
  desk: 'belongs to the desk now: the file was not read into it',
  import: 'has the address of an imported article: the file was not read into it',
  withdrawn: 'was withdrawn at the desk: the file does not bring it back',
};

/** How many warnings are printed with a sync; a first one of an old archive has hundreds. */
const warningsShown = 20;

/**
 * What a sync has to say: problems, files that were passed over, what is new, and one line that sums it up.
 *
 * @param siteUrl for the addresses of new articles
 */
export function formatReport(report: SyncReport, siteUrl = ''): string {
  const errors = report.problems.filter(isError);
  if (report.unconfirmed.length > 0) {
    const meant = 'If that is meant, write npx broadsheet sync --yes, or set BROADSHEET_SYNC_YES=1.';
    const other = 'If not: BROADSHEET_CONTENT names the content folder, BROADSHEET_VAR and DATABASE_URL the store.';
    return [...report.unconfirmed, 'Nothing was written.', meant, other].join('\n');
  }
  if (!report.written) return `${formatProblems(errors)}\n\n${countOf(errors.length, 'error')}: nothing was written.`;

  const { total, added, changed, unchanged, removed } = report.articles;
  const lines = [...(errors.length > 0 ? [formatProblems(errors)] : []), ...warningLines(report)];
  const held = report.heldBack;
  if (held.length > 0) lines.push(`${countOf(held.length, 'file')} held back: readers see what they saw before.`);
  lines.push(...newLines(report, siteUrl));
  lines.push(...report.leftAlone.map(({ path, reason }) => `content/${path}  ${reasons[reason]}`));
  if (report.picturesMade > 0) lines.push(`${countOf(report.picturesMade, 'picture')} prepared`);
  if (report.shareImagesMade > 0) lines.push(`${countOf(report.shareImagesMade, 'share image')} drawn`);
  lines.push(...report.undrawn.map((reason) => `no share image of ${reason}`));
  if (report.published.length > 0) lines.push(`published, being due: ${report.published.join(', ')}`);
  const counts = `${added} new, ${changed} changed, ${unchanged} unchanged, ${removed} removed`;
  lines.push(`${countOf(total, 'article')}: ${counts}  (${report.seconds.toFixed(1)} s)`);
  return lines.join('\n');
}

/** How many new articles are named. */
const newShown = 20;

function newLines({ added }: SyncReport, siteUrl: string): string[] {
  const lines = added.slice(0, newShown).map(({ slug, status }) => {
    return status === 'published' ? `new: ${siteUrl}${articleUrl(slug)}` : `new, ${status}: ${slug}`;
  });
  const more = added.length - lines.length;
  return more > 0 ? [...lines, `… ${more} more are new`] : lines;
}

/** What a check has to say. */
export function formatCheck(problems: readonly ContentProblem[]): string {
  const errors = problems.filter(isError).length;
  const sum = `${countOf(errors, 'error')}, ${countOf(problems.length - errors, 'warning')}`;
  return problems.length === 0 ? 'Nothing to object to.' : `${formatProblems(problems)}\n\n${sum}`;
}

function warningLines(report: SyncReport): string[] {
  const { warnings } = report;
  const problems = report.problems.filter((problem) => !isError(problem));
  if (problems.length === 0) return [];
  const lines = formatProblems(problems).split('\n').slice(0, warningsShown);
  const more = warnings - lines.length;
  return more > 0 ? [...lines, `… ${countOf(more, 'more warning')}: npx broadsheet sync --check lists all`] : lines;
}

const countOf = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
