import { readersStore } from '#lib/newsroom/open.ts';

export interface NewsletterRequest {
  email: string;
  /** The newsletter's name. */
  list: string;
  /** What the subscriber agreed to, word for word. */
  consentText: string;
}

/** Stores a pending subscription once; nothing is sent before the address has been confirmed. */
export async function requestNewsletter(request: NewsletterRequest): Promise<void> {
  const store = await readersStore();
  await store.subscribers.request(request);
}
