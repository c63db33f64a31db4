/** What to keep when a picture is cropped: from left, from top, 0 to 1. */
export type Focal = readonly [number, number];

export const centre: Focal = [0.5, 0.5];

export interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The largest region of this ratio (width : height) with the focal point as near its middle as the edges allow. */
export function cropRegion(width: number, height: number, ratio: number, focal: Focal): Region {
  const wide = width / height > ratio;
  const region = {
    width: wide ? Math.max(1, Math.round(height * ratio)) : width,
    height: wide ? height : Math.max(1, Math.round(width / ratio)),
  };
  return {
    ...region,
    left: offset(width, region.width, focal[0]),
    top: offset(height, region.height, focal[1]),
  };
}

function offset(whole: number, part: number, share: number): number {
  return Math.min(Math.max(Math.round(whole * share - part / 2), 0), whole - part);
}

/** The widths to make: as wished, but never wider than the source, whose own width stands in for those above it. */
export function widthsWithin(wished: readonly number[], sourceWidth: number): number[] {
  const fitting = wished.filter((width) => width <= sourceWidth);
  return fitting.length < wished.length && fitting.at(-1) !== sourceWidth ? [...fitting, sourceWidth] : fitting;
}
