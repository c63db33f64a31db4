import type { Element, Root } from 'hast';
import { visit } from './visit.ts';
import { largest } from '#lib/news/picture.ts';
import { isElsewhere, partsOf, schemeOf } from './addresses.ts';
import type { Compilation, MarkdownContext } from './context.ts';
import { attribute, isElement, lineOf } from './elements.ts';

/** Leads every link where it should: old addresses to the article's new one, our own only to what exists. */
export function links(compilation: Compilation) {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (!isElement(node, 'a') || node.properties.href === undefined) return;
      const href = attribute(node, 'href');
      if (isElsewhere(href)) node.properties.rel = ['noopener', 'external'];
      else if (schemeOf(href) === null && href !== '' && !href.startsWith('#')) {
        node.properties.href = ownAddress(href, compilation.context) ?? missing(node, href, compilation);
      }
    });
  };
}

/** Where an address on our own site leads; null when nothing is there. */
function ownAddress(href: string, context: MarkdownContext): string | null {
  const { path, query, fragment } = partsOf(href);
  const old = findOld(path, query, context);
  if (path.startsWith('/')) {
    const [, slug, twin = ''] = /^\/article\/([^/]+?)(\.md)?\/?$/.exec(decoded(path)) ?? [];
    const article = slug === undefined ? null : context.article(slug);
    if (article) return `/article/${article.slug}${twin}${query}${fragment}`;
    if (old) return `/article/${old}${fragment}`;
    return slug === undefined ? (pictureAddress(path, context) ?? href) : null;
  }
  // A link to the file of another article, as it stands beside this one: round-the-cape.md
  const name = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  const article = name ? context.article(name.replace(/\.(?:md|html?)$/, '')) : null;
  if (article) return `/article/${article.slug}${fragment}`;
  if (old) return `/article/${old}${fragment}`;
  return path === '' ? href : null;
}

/** With letters that were written as percent codes; with a broken one, as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function findOld(path: string, query: string, context: MarkdownContext): string | null {
  if (path === '') return null;
  const absolute = path.startsWith('/') ? path : new URL(path, 'http://self.invalid/article/').pathname;
  const other = absolute.endsWith('/') ? absolute.slice(0, -1) : `${absolute}/`;
  const spellings = query ? [absolute + query, absolute, other] : [absolute, other];
  for (const spelling of spellings) {
    const slug = spelling === '' || spelling === '/' ? null : context.oldUrl(spelling);
    if (slug) return slug;
  }
  return null;
}

/** Only variants of a picture are served, so a link to the file itself leads to the largest of them. */
function pictureAddress(path: string, context: MarkdownContext): string | null {
  const file = path.startsWith('/media/') ? context.picture(path) : null;
  return file && (file.original ?? largest(file, 'full')?.url ?? null);
}

function missing(node: Element, href: string, { problems }: Compilation): string {
  problems.push({
    line: lineOf(node),
    problem: `${href} leads to no article`,
    instead: 'write /article/ and the slug of an article, or a full address with https://',
    severity: 'error',
  });
  return href;
}
