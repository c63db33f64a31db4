import { realArticles } from '#tests/support/real-articles.ts';
import { testSite } from '#tests/support/sites.ts';

/** The 509 real articles as a site; `sync.ts` lays it out for the measures after it. */
export const realArticlesSite = await testSite('18f-bench', realArticles);
