import { labelName } from './article-details.ts';
import type { ArticleSummary } from './article.ts';
import { kindName } from './kind.ts';

/** What stands above a headline where only text can: `Analysis`, of a paid one `Sponsored | Analysis`. */
export const kickerText = ({ kind, details: { label } }: Pick<ArticleSummary, 'kind' | 'details'>): string =>
  label === undefined ? kindName[kind] : `${labelName[label]} | ${kindName[kind]}`;
