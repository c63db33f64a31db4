/** A point on the page in pixels, or on the globe as longitude and latitude. */
export type Point = [number, number];

/** Points written as `x y, x y, …`. */
export const way = (points: string): Point[] =>
  points.split(',').map((pair) => {
    const [x, y] = pair.trim().split(/\s+/).map(Number);
    if (x === undefined || y === undefined || Number.isNaN(x + y)) throw new Error(`Not a point: ${pair}`);
    return [x, y];
  });

/** The item at `i`, for lists whose length is known. */
export function nth<T>(list: readonly T[], i: number): T {
  const item = list[i];
  if (item === undefined) throw new RangeError(`No item ${i} among ${list.length}`);
  return item;
}

/** A Catmull-Rom curve through the points, as a dense polyline. */
export function smooth(points: Point[], steps = 24): Point[] {
  if (points.length < 3) return points;
  const curve: Point[] = [];
  for (let i = 0; i < points.length - 1; i += 1) {
    const p1 = nth(points, i);
    const p2 = nth(points, i + 1);
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    for (let s = 0; s < steps; s += 1) {
      const t = s / steps;
      const at = (k: 0 | 1): number =>
        0.5 *
        (2 * p1[k] +
          (p2[k] - p0[k]) * t +
          (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t +
          (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t ** 3);
      curve.push([at(0), at(1)]);
    }
  }
  curve.push(nth(points, points.length - 1));
  return curve;
}

/** The points as the `d` of a path. */
export const polyline = (points: Point[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;

export const line = (d: string, stroke: string, width: number, extra = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round" ${extra}/>`;

/** `n` items drawn one after the other. */
export const repeat = (n: number, draw: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => draw(i)).join('');

/** Random numbers from 0 to 1, the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
