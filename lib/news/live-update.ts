import type { Named } from './article.ts';

/** An entry of a breaking story's rolling coverage. */
export interface LiveUpdate {
  id: string;
  at: string;
  headline: string;
  html: string;
  authors: Named[];
  pinned: boolean;
  editedAt: string | null;
}
