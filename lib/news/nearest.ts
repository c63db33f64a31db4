/** The known name that a writer probably meant, or null when none is near. */
export function nearest(written: string, known: Iterable<string>): string | null {
  const wanted = written.toLowerCase();
  // Half the letters wrong is another word.
  const mistakes = wanted.length < 4 ? Math.min(1, wanted.length - 1) : Math.max(2, Math.floor(wanted.length / 2.5));
  let best: { name: string; distance: number } = { name: '', distance: mistakes + 1 };
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase(), best.distance);
    if (distance < best.distance) best = { name, distance };
  }
  return best.name || null;
}

/** `write "asia-pacific"` when something near is known, else what is known at all. */
export function didYouMean(written: string, known: readonly string[], where: string): string {
  const name = nearest(written, known);
  if (name) return `write "${name}"`;
  if (known.length === 0) return `there is nothing in ${where} yet`;
  return known.length <= 12 ? `write one of ${known.join(', ')}` : `write one of the names in ${where}`;
}

/** Insertions, deletions, replacements and swapped neighbours between two words; `limit` once it is that many. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? 0;
