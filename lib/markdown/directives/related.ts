import type { Element, Root } from 'hast';
import { element, hasClass, isBlank, isElement } from '../elements.ts';
import type { Renderer } from './renderer.ts';

/** `::related{slug}`: a link to another article, in the margin. */
export const related: Renderer = ({ attributes, line }, _children, { context, problems }) => {
  const { slug = '' } = attributes;
  const article = slug ? context.article(slug) : null;
  if (!article) {
    if (slug) {
      problems.push({
        line,
        problem: `there is no article "${slug}"`,
        instead: "write the slug of an article: its file's name without .md",
        severity: 'error',
      });
    }
    return null;
  }

  const link = element('a', { className: ['head'], href: `/article/${article.slug}` }, article.headline);
  const kicker = article.kicker ? [element('span', { className: ['kicker'] }, article.kicker)] : [];
  return element(
    'aside',
    { className: ['aside', 'marginal', 'related'] },
    element('h2', {}, 'Related'),
    element('ul', { className: ['heads'] }, element('li', {}, ...kicker, link)),
  );
};

/** Makes one list of `::related` lines that follow each other. */
export function joinRelated(parent: Element | Root): void {
  let open: Element | null = null;
  parent.children = parent.children.filter((child) => {
    if (isBlank(child)) return true;
    const first: Element | null = open;
    open = hasClass(child, 'related') && isElement(child, 'aside') ? child : null;
    if (!first || !open) return true;

    const list = first.children.find((each) => isElement(each, 'ul'));
    const more = open.children.find((each) => isElement(each, 'ul'));
    if (isElement(list) && isElement(more)) list.children.push(...more.children);
    open = first;
    return false;
  });
}
