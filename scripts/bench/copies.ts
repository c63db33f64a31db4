/** The article of which there are copies. None of its topics is the story's that breaks: the banner alone concerns it. */
export const model = 'the-price-of-distance';
/** Where they are. */
export const copiesPath = '/article/warm-';
