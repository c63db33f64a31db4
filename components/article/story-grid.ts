/** A story: notes to the left of its text, asides to its right. */
export const storyGrid =
  'story__grid lg:grid lg:grid-cols-[minmax(0,37rem)_17.5rem] lg:justify-between lg:gap-x-10 xl:[grid-template:repeat(4,auto)_1fr/12.5rem_minmax(0,37rem)_19rem] xl:justify-normal xl:gap-x-12';

/** What stands in the column of the text. Of rows the last takes what the notes are longer than a story of a line or two. */
export const storyColumn = 'mx-auto w-full max-w-measure lg:col-[1] xl:col-[2]';
