import type { Article, Status } from './article.ts';

/** The cookie that proves which preview a browser has opened; its value is the key of the link. */
export const previewCookie = 'broadsheet_preview';

/** What a link carries: the preview's id and its secret, `<id>.<secret>`. Safe in a path and in a cookie as it is. */
export const previewKeyPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[\w-]{43}$/;

export const previewUrl = (key: string) => `/preview/${key}`;
/** What the press asks Next: whether the preview of the article shows this picture. @param folder of the picture's variants */
export const previewedPictureUrl = (key: string, slug: string, folder: string) =>
  `${previewUrl(key)}/${slug}/${folder}`;
/** Where the form of the preview bar is sent to. */
export const leavePreviewUrl = () => '/preview/leave';

/** What every answer about a preview says: no cache keeps it, no search engine lists it. */
export const unseen = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' } as const;

/** An article as readers would see it, and what an editor has to know beside it. */
export interface Preview {
  article: Article;
  status: Status;
  /** Which revision is shown. */
  revision: number;
  /** Whether readers see this very revision. */
  isPublic: boolean;
  savedAt: string;
  /** "by Noor Castellan", or "from articles/2026/strait.md". */
  saved: string;
  /** What stops a publish. */
  checks: { field: string; problem: string; instead: string }[];
  /** Null where no link is needed: on the machine of whoever writes. */
  opensUntil: string | null;
}
