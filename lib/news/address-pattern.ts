/** The values of what stands in brackets in a pattern, by its name. */
export type Params = Readonly<Record<string, string>>;

const named = /\[(?:\.\.\.)?([\w-]+)\]|\*/g;

/** A pattern with its values; what has none stays as it is. */
export const filled = (pattern: string, params: Params): string =>
  pattern.replace(named, (written, name?: string) =>
    name !== undefined && Object.hasOwn(params, name) ? params[name]! : written,
  );

/** The beginning of a pattern that has a value, with a `*` for all that follows; the whole where everything has one. */
export const starred = (pattern: string, params: Params): string => filled(pattern, params).replace(/\[.*$/, '*');

/**
 * Reads a text by a pattern.
 *
 * @param value what may stand in place of a name, as a regular expression
 * @param end what may follow
 * @returns the values; null where the text is another
 */
export function reader(pattern: string, value: string, end = ''): (text: string) => Params | null {
  const names: string[] = [];
  const parts = pattern.split(named).filter((_, i) => i % 2 === 0);
  const between = [...pattern.matchAll(named)].map(([written, name]) => {
    if (name === undefined) return '.*';
    names.push(name);
    return written.startsWith('[...') ? '(.+)' : `(${value})`;
  });
  const expression = parts.map((part, i) => RegExp.escape(part) + (between[i] ?? '')).join('');
  const whole = new RegExp(`^${expression}${end}$`, 's');
  return (text) => {
    const found = whole.exec(text);
    return found && Object.fromEntries(names.map((name, i) => [name, found[i + 1]!]));
  };
}
