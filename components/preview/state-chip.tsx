import type { Preview } from '#lib/news/preview.ts';

/** In one word how the previewed article stands. */
export function StateChip({ preview: { status, isPublic } }: { preview: Preview }) {
  if (status === 'draft') return <span className="chip">Draft</span>;
  if (status === 'scheduled') return <span className="chip chip--scheduled">Scheduled</span>;
  if (status === 'withdrawn') return <span className="chip chip--withdrawn">Withdrawn</span>;
  if (isPublic) return <span className="chip chip--published">Published</span>;
  return <span className="chip chip--review">Not published</span>;
}
