const choices = [
  { name: 'theme', legend: 'Appearance', values: ['auto', 'light', 'dark'], standard: 'auto' },
  { name: 'size', legend: 'Text size', values: ['smaller', 'standard', 'larger'], standard: 'standard' },
] as const;

/**
 * Light or dark, and the size of the text: for this page by CSS alone (`:has(:checked)`); the enhancement script keeps
 * the choice in the browser.
 */
export function Appearance() {
  return (
    <reading-appearance>
      <div className="appearance flex flex-wrap items-center gap-x-8 gap-y-2 type-meta">
        {choices.map(({ name, legend, values, standard }) => (
          <fieldset className="flex items-center gap-x-4 gap-y-1 narrow:flex-wrap" key={name}>
            <legend className="float-start p-0 type-label">{legend}</legend>
            {values.map((value) => (
              <label className="inline-flex min-h-7 items-center gap-1" key={value}>
                <input
                  type="radio"
                  name={name}
                  value={value}
                  id={`${name}-${value}`}
                  defaultChecked={value === standard}
                />{' '}
                {value.charAt(0).toUpperCase() + value.slice(1)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </reading-appearance>
  );
}
