/** Whether this is `npm run test:long`: series of many cases are then run whole, else a few cases stand for them. */
export const inFull = process.env.TEST_SERIES === 'full';

/** A series, or those of it that stand for all. */
export const series = <T>(all: readonly T[], few: (each: T, index: number) => boolean): readonly T[] =>
  inFull ? all : all.filter(few);

/** The first of a series stands for all. */
export const first = (_each: unknown, index: number) => index === 0;
