/** How a card looks in one kind of place. */
interface CardVariant {
  /** The whole of it; and with a picture. */
  card: string;
  withPicture?: string;
  picture: string;
  headline: string;
  dek: string;
  byline: string;
  /** The `sizes` attribute of its picture. */
  sizes: string;
  /** Whether the words stand in a box of their own, beside the picture. */
  boxed?: boolean;
}

const river: CardVariant = {
  card: '',
  withPicture:
    'grid grid-cols-[minmax(0,1fr)_6.5rem] gap-x-4 narrow:block md:grid-cols-[minmax(0,1fr)_13rem] md:gap-x-gap',
  picture: 'col-start-2 row-[1/span_5] self-start narrow:mb-3',
  headline: 'head-card',
  dek: 'mt-2 type-small text-balance max-md:hidden',
  byline: 'mt-2',
  sizes: '(min-width: 48rem) 208px, 104px',
};

const plain: CardVariant = {
  card: 'flow-root',
  // On a phone, a line of text and a small picture.
  withPicture: 'max-md:grid max-md:grid-cols-[minmax(0,1fr)_6.5rem] max-md:gap-x-4 narrow:block',
  picture: 'max-md:col-start-2 max-md:row-[1/span_4] max-md:mt-1 max-md:self-start narrow:mt-0 narrow:mb-3 md:mb-3',
  headline: 'head-card',
  dek: 'mt-2 type-small',
  byline: 'mt-2',
  sizes: '(min-width: 64rem) 280px, (min-width: 48rem) 50vw, 104px',
};

const small: CardVariant = { ...plain, withPicture: `${plain.withPicture} max-md:[&>.dek]:hidden` };

const lead: CardVariant = {
  card: 'flow-root',
  picture: 'mb-3',
  headline: 'head-lead',
  dek: 'mt-3 type-lead-dek text-balance',
  byline: 'mt-3',
  sizes:
    '(min-width: 80rem) 592px, (min-width: 64rem) calc(100vw - 34rem), (min-width: 48rem) calc(100vw - 3rem), calc(100vw - 2rem)',
};

/** The kinds of cards: what leads the front, a section on it, the others there, what leads a list, its river, what a search found. */
export const cardVariants = {
  lead,
  feature: {
    ...plain,
    withPicture: '',
    picture: 'mb-3',
    headline: 'head-feature',
    dek: 'mt-2 type-small text-balance',
    sizes: '(min-width: 64rem) 592px, 100vw',
  },
  plain,
  /** Without its dek on phones. */
  small,
  /** The same, alone in its column. */
  alone: {
    ...small,
    picture: 'mb-3 max-md:col-start-2 max-md:row-[1/span_4] max-md:mt-1 max-md:self-start narrow:mt-0',
  },
  hero: {
    ...lead,
    card: 'grid gap-x-gap gap-y-4 opens-6 pb-[calc(1.5rem-2px)] narrow:grid-cols-1 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]',
    picture: '',
    sizes:
      '(min-width: 80rem) 789px, (min-width: 64rem) 62vw, (min-width: 48rem) calc(100vw - 3rem), calc(100vw - 2rem)',
    boxed: true,
  },
  river,
  found: {
    ...river,
    picture: 'col-start-2 row-[1/span_5] self-start max-md:row-[1/span_2] narrow:mb-3',
    dek: 'mt-2 type-small text-pretty [overflow-wrap:anywhere] max-md:col-span-full',
    byline: 'mt-2 max-md:col-span-full',
  },
} satisfies Record<string, CardVariant>;
