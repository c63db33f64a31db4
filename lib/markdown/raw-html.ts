import type { Element, Nodes, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import { SKIP, visit } from './visit.ts';
import { isElsewhere, normalAddress, schemeOf, schemes } from './addresses.ts';
import { lineAt } from './bound-source.ts';
import type { Compilation } from './context.ts';
import { attribute, element, isElement, lineOf } from './elements.ts';
import { embedSource } from './embed-sources.ts';
import { removed } from './sanitize.ts';
import { boxes } from './tags.ts';
import { sayUnknown } from './unknown-tags.ts';

const addressed = ['href', 'src', 'cite'] as const;

/** A heading, a link or picture, bold type. Each repetition has an end, or a run of openings would be read again from each. */
const written = /^#{1,6} .*|!?\[[^\]\n]{0,300}\]\([^)\s]{0,1000}\)|\*\*\S[^\n]{0,1000}?\*\*/m;

/** Reports Markdown that raw HTML keeps from being read as such. */
export function markdownInHtml({ problems }: Compilation) {
  return (tree: MarkdownRoot): void => {
    visit(tree, 'html', ({ value, position }) => {
      if (/<(?:pre|code|script|style|!--)/i.test(value)) return;
      const match = written.exec(value);
      if (!match) return;
      problems.push({
        line: (position?.start.line ?? 1) + lineAt(value, match.index) - 1,
        problem: `"${match[0].slice(0, 60)}" is printed as it stands`,
        instead: 'leave an empty line between an HTML tag and Markdown',
        severity: 'warning',
      });
    });
  };
}

/**
 * Prepares raw HTML for the allow-list and tells the writer what it will take out.
 *
 * Frames of sites we know become embeds, other frames become links.
 */
export function rawHtml(compilation: Compilation) {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'iframe' && parent && index !== undefined) {
        parent.children[index] = frame(node, compilation);
        return SKIP;
      }
      if (removed.includes(node.tagName)) {
        compilation.problems.push({
          line: lineOf(node),
          problem: `<${node.tagName}> is not published`,
          instead: 'leave it out, or use Markdown, a picture or ::embed',
          severity: 'warning',
        });
        return SKIP;
      }
      sayUnknown(node, compilation);
      if (boxes.has(node.tagName)) node.tagName = 'div';
      if (node.tagName === 'a' && attribute(node, 'name')) {
        node.properties.id ??= attribute(node, 'name');
      }
      checkAddresses(node, compilation);
      sayEmptyLink(node, compilation);
      return undefined;
    });
  };
}

function checkAddresses(node: Element, { problems }: Compilation): void {
  for (const name of addressed) {
    if (typeof node.properties[name] !== 'string') continue;
    const address = normalAddress(attribute(node, name));
    const scheme = schemeOf(address);
    if (scheme === null || (name === 'href' ? schemes : ['http', 'https']).includes(scheme)) {
      node.properties[name] = address;
      continue;
    }
    delete node.properties[name];
    problems.push({
      line: lineOf(node),
      problem: `addresses that begin with "${scheme.slice(0, 30)}:" are not published`,
      instead: name === 'href' ? 'link to http, https, mailto or tel' : 'put the file under content/media/',
      severity: 'warning',
    });
  }
}

/** `[words]()` leads to the page itself; of `[](address)` readers see nothing. */
function sayEmptyLink(node: Element, { problems }: Compilation): void {
  if (node.tagName !== 'a' || typeof node.properties.href !== 'string') return;
  const isSeen = shows(node);
  if (isSeen && node.properties.href !== '') return;
  problems.push({
    line: lineOf(node),
    problem: isSeen
      ? 'a link has no address: it leads to the page itself'
      : 'a link has no words: readers do not see it',
    instead: 'write [words](https://…)',
    severity: 'warning',
  });
}

const shows = (node: Nodes): boolean =>
  node.type === 'text'
    ? node.value.trim() !== ''
    : isElement(node, 'img', 'iframe') || ('children' in node && node.children.some(shows));

function frame(node: Element, { problems, directives }: Compilation): Element {
  const line = lineOf(node);
  const title = attribute(node, 'title');
  const address = normalAddress(attribute(node, 'src'));
  if (embedSource(address)) {
    const index = directives.push({ name: 'embed', attributes: { url: address, title }, line }) - 1;
    return { ...element('div', { dataDirective: String(index) }), position: node.position };
  }

  problems.push({
    line,
    problem: address ? `a frame from ${address.slice(0, 80)} is not published` : 'a frame without an address',
    instead: 'write a link, or ::embed for YouTube, Vimeo, X, Bluesky and Mastodon',
    severity: 'warning',
  });
  if (!isElsewhere(address)) return element('div', {});
  return element('div', {}, { ...element('a', { href: address }, title || address), position: node.position });
}
