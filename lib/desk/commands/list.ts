import type { z } from 'zod';
import { kindSchema, type Kind } from '#lib/news/kind.ts';
import { authorUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import type { DeskListing } from '#lib/store/desk-list.ts';
import { receiptOf, type Desk, type Receipt } from '../desk.ts';
import type { listSchema } from '../inputs.ts';
import { publicationFacts, type PublicationFacts } from '../publication.ts';

/** An article in a list: how it stands, and what it is. */
export interface Listed extends Receipt {
  headline: string;
  kind: Kind;
  section: string;
  origin: DeskListing['origin'];
  breaking: boolean;
  modifiedAt: string;
}

export interface List {
  articles: Listed[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
}

/** A section, topic or author. */
export interface Entry {
  slug: string;
  name: string;
  /** Its path on the site. */
  url: string;
}

/** Articles of every status, the ones last worked on first. */
export async function list({ store }: Desk, { status, limit, after }: z.output<typeof listSchema>): Promise<List> {
  const [modifiedAt = '', id = ''] = after?.split('~') ?? [];
  // One more than asked for says whether there is a next page.
  const found = await store.desk.list({ status, limit: limit + 1, ...(after ? { behind: { modifiedAt, id } } : {}) });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { articles: shown.map(listed), next: last ? `${last.modifiedAt}~${last.id}` : null };
}

function listed(article: DeskListing): Listed {
  const { headline, kind, section, origin, breaking, modifiedAt } = article;
  return { ...receiptOf(article), headline, kind: kindSchema.parse(kind), section, origin, breaking, modifiedAt };
}

export const sections = async ({ store }: Desk) => entries(await store.sections.all(), sectionUrl);
export const topics = async ({ store }: Desk) => entries(await store.topics.all(), topicUrl);
export const authors = async ({ store }: Desk) => entries(await store.authors.all(), authorUrl);
export const publication = ({ store }: Desk): Promise<PublicationFacts> => publicationFacts(store);

const entries = (all: readonly { slug: string; name: string }[], urlOf: (slug: string) => string): Entry[] =>
  all.map(({ slug, name }) => ({ slug, name, url: urlOf(slug) }));
