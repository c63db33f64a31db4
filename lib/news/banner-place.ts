export const bannerElement = 'breaking-banner';

/**
 * What a page says where its banner goes, when the press puts it there: see docs/decisions/0020. It stands before `main`,
 * and no text of others can make one: before `main` they are escaped, and inside it sanitized.
 */
export const bannerPlace = `<${bannerElement}></${bannerElement}>`;
