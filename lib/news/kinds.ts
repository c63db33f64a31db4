/** What sort of journalism an article is. Opinion is a kind, never a section. */
export const kinds = ['analysis', 'reporting', 'opinion', 'explainer', 'interview', 'video'] as const;
