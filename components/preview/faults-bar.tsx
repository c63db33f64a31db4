/** Above the page of a file with errors, for whoever writes: what is below is the text from before. */
export function FaultsBar({ faults }: { faults: readonly string[] }) {
  return (
    <aside className="preview-bar" aria-label="Errors in the file">
      {/* A sheet of its own: what the page's sheet says, every reader gets. */}
      {/* eslint-disable-next-line @next/next/no-css-tags */}
      <link rel="stylesheet" href="/preview-bar.css" precedence="preview" />
      <div className="wrap preview-bar__in">
        <p className="grow">
          <strong>The file has errors.</strong> What was saved last is not shown.
        </p>
        <details className="preview-bar__checks" open>
          <summary>{faults.length === 1 ? '1 error to mend' : `${faults.length} errors to mend`}</summary>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </details>
      </div>
    </aside>
  );
}
