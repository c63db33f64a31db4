import type { Site } from '#lib/doctor/answer.ts';
import type { Diagnosis } from '#lib/doctor/diagnosis.ts';
import type { SiteClient } from './site-client.ts';

/** How much of a site is looked at. */
export interface Scope {
  /** Articles that are read, at most; a sample is spread over the months. */
  articles: number;
  /** Pages of a list that are read, at most. */
  furtherPages: number;
  feeds: number;
  oldAddresses: number;
  /** Articles whose Markdown and oEmbed are read. */
  copies: number;
  /** Whether every variant of every picture is asked for. */
  files: boolean;
  /** Whether links to other sites are asked. */
  external: boolean;
}

export const wholeScope: Omit<Scope, 'external'> = {
  articles: Infinity,
  furtherPages: Infinity,
  feeds: Infinity,
  oldAddresses: Infinity,
  copies: Infinity,
  files: true,
};
export const usualScope: Omit<Scope, 'external'> = {
  articles: 2000,
  furtherPages: 5,
  feeds: 300,
  oldAddresses: 200,
  copies: 20,
  files: true,
};
export const quickScope: Omit<Scope, 'external'> = {
  articles: 50,
  furtherPages: 2,
  feeds: 20,
  oldAddresses: 20,
  copies: 5,
  files: false,
};

/** What every part of an examination works with. */
export interface Examination {
  site: Site;
  client: SiteClient;
  diagnosis: Diagnosis;
  scope: Scope;
}
