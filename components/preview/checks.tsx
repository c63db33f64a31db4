import type { Preview } from '#lib/news/preview.ts';

/** What has to be changed before a publish, folded up. */
export function Checks({ checks }: Pick<Preview, 'checks'>) {
  if (checks.length === 0) return <p>Nothing to fix</p>;
  return (
    <details className="preview-bar__checks">
      <summary>{checks.length === 1 ? '1 check to fix' : `${checks.length} checks to fix`}</summary>
      <ul>
        {checks.map(({ field, problem, instead }) => (
          <li key={`${field} ${problem}`}>
            <b>{field}</b>: {problem}; {instead}
          </li>
        ))}
      </ul>
    </details>
  );
}
