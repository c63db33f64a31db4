/** Live coverage on the grid of a story: moments to the left of the updates, key points to their right. */
export const liveGrid =
  'live grid gap-x-12 gap-y-8 pt-6 *:min-w-0 *:empty:hidden lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[12.5rem_minmax(0,1fr)_19rem] xl:grid-rows-[auto]';

export const liveFeed = 'max-lg:max-w-measure lg:col-[1] lg:row-[1/span_2] xl:col-[2] xl:row-[1]';
