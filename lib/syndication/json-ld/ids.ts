import { articleUrl, authorUrl, seriesUrl } from '#lib/news/urls.ts';

/** The `@id`s of what a graph speaks of: the same on every page, so that whoever reads two of them can join them. */
export const publisherId = (siteUrl: string) => `${siteUrl}/#publisher`;
export const websiteId = (siteUrl: string) => `${siteUrl}/#website`;
export const personId = (siteUrl: string, slug: string) => `${siteUrl}${authorUrl(slug)}#person`;
export const seriesId = (siteUrl: string, slug: string) => `${siteUrl}${seriesUrl(slug)}#series`;
export const articleId = (siteUrl: string, slug: string) => `${siteUrl}${articleUrl(slug)}#article`;
export const coverageId = (siteUrl: string, slug: string) => `${siteUrl}${articleUrl(slug)}#live`;
