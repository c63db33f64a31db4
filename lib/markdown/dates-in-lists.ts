import type { ListItem } from 'mdast';
import type { Compilation } from './context.ts';

/** Languages that write the day as an ordinal, with a dot behind it; Hungarian writes the year so. */
const languages = 'de de-AT cs sk sl hr bs sr sr-Latn mk bg pl fi et lv lt da nb nn fo is hu hsb dsb lb rm gsw'.split(
  ' ',
);

let names: ReadonlySet<string> | null = null;

/** The names of the months as they stand behind a day and by themselves; short ones with their dot. */
function months(): ReadonlySet<string> {
  names ??= new Set(
    languages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) =>
        [{ month }, { month, day: 'numeric' } as const].flatMap((options) => {
          const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
          return Array.from({ length: 12 }, (_, index) => {
            const parts = format.formatToParts(Date.UTC(2001, index, 5));
            const name = parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? '';
            return month === 'long' ? name : `${name.replace(/\.$/, '')}.`;
          });
        }),
      ),
    ),
  );
  return names;
}

/** A year, or a day with a month behind it: "1. September", "8. 5. 1945". */
function isDate({ position }: ListItem, { markdown }: Compilation): boolean {
  const start = position?.start.offset ?? 0;
  const [, number = '', rest = ''] = /^(\d{1,9})\.\s+([^\n]{0,40})/.exec(markdown.slice(start, start + 60)) ?? [];
  if (/^[12]\d{3}$/.test(number)) return true;
  if (number === '' || Number(number) < 1 || Number(number) > 31) return false;
  if (/^(?:1[0-2]|0?[1-9])\.(?:\s|$)/.test(rest)) return true;
  const [word = ''] = /^[\p{L}\p{M}]+\.?/u.exec(rest.toLowerCase()) ?? [];
  return months().has(word) || months().has(word.replace(/\.$/, ''));
}

/**
 * Says of items of a list that may be dates: those that follow one another are numbered like a list.
 *
 * @returns the items of which it was said
 */
export function sayDates(items: readonly ListItem[], compilation: Compilation): ListItem[] {
  const dates = items.filter((item) => isDate(item, compilation));
  const [first, ...others] = dates;
  if (!first || others.length === 0) return [];
  const line = first.position?.start.line ?? 1;
  const written = (compilation.lines[line - 1] ?? '').replace(/^[\s>*+-]+/, '').slice(0, 40);
  compilation.problems.push({
    line,
    problem: `"${written}" is printed as an item of a numbered list (so ${others.length === 1 ? 'is 1 more' : `are ${others.length} more`})`,
    instead: 'write a backslash after the number (12\\.) of each if these are dates',
    severity: 'warning',
  });
  return dates;
}
