/** The colour of the paper, for what surrounds a page: the browser's bars, the splash of an installed site. See `app/styles/tokens.css`. */
export const paper = { light: '#fdfdfb', dark: '#10161b' } as const;
