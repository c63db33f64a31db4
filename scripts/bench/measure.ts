/** One figure and its bar: not to be exceeded, or, with `atLeast`, to be reached. */
export interface Measure {
  what: string;
  bar: number;
  got: number;
  unit: string;
  atLeast?: boolean;
}

export function isMet({ bar, got, atLeast = false }: Measure): boolean {
  return atLeast ? got >= bar : got <= bar;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
