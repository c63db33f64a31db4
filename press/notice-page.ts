import type { Publication } from '#lib/config/publication.ts';

/** A page that needs nothing but the press: when an article was withdrawn, when something broke. */
export interface Notice {
  status: number;
  title: string;
  paragraphs: readonly string[];
  /** What a reader may quote when they write to us. */
  reference?: string;
  /** Whether it helps to try again. */
  again?: boolean;
}

/** Who the page is from, as far as it is known. */
type From = Pick<Publication, 'name' | 'nameplate' | 'language'> | null;

/**
 * The notice as HTML.
 *
 * @param sheets addresses of the reader's style sheets among the files of the build
 */
export function noticePage(notice: Notice, from: From, sheets: readonly string[]): string {
  const name = from?.name ?? 'Broadsheet';
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(notice.title)} | ${escaped(name)}</title>`,
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="/mark.svg" type="image/svg+xml">',
    ...sheets.map((sheet) => `<link rel="stylesheet" href="${escaped(sheet)}">`),
  ];
  const actions = [
    ...(notice.again ? ['<a class="button" href="">Try again</a>'] : []),
    `<a class="button${notice.again ? ' button--quiet' : ''}" href="/">Front page</a>`,
  ];
  return `<!DOCTYPE html>
<html lang="${escaped(from?.language ?? 'en')}">
<head>
${head.join('\n')}
</head>
<body>
<header class="pt-6 pb-4 [border-block-start:4px_solid_var(--color-rule-strong)]"><div class="wrap">${nameplate(name, from)}</div></header>
<div class="wrap"><div class="neatline"></div></div>
<main id="main" class="wrap"><div class="max-w-[44rem] pt-10 pb-4">
<p class="mt-4 type-label text-accent">Error ${notice.status}</p>
<h1 class="mt-2 head-story">${escaped(notice.title)}</h1>
${notice.paragraphs.map((paragraph) => `<p class="mt-4 max-w-[34rem] type-body">${escaped(paragraph)}</p>`).join('\n')}
<p class="mt-6 flex flex-wrap gap-3">${actions.join(' ')}</p>
${notice.reference ? `<p class="mt-4 max-w-[34rem] type-meta text-ink-2">If you write to us about this, please quote the reference <b>${escaped(notice.reference)}</b>.</p>` : ''}
</div></main>
</body>
</html>
`;
}

function nameplate(name: string, from: From): string {
  const art = from?.nameplate;
  if (!art)
    return `<p class="head-bar"><a class="text-ink no-underline hover:text-accent" href="/">${escaped(name)}</a></p>`;
  const slit = art.slit ? `<path class="fill-paper" d="${escaped(art.slit)}"/>` : '';
  const outline = `<path fill="currentColor" d="${escaped(art.outline)}"/>`;
  return `<p class="w-56"><a class="block text-ink no-underline" href="/"><span class="sr-only">${escaped(name)}, front page</span><svg class="w-full [direction:ltr]" viewBox="${escaped(art.viewBox)}" aria-hidden="true">${outline}${slit}</svg></a></p>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
