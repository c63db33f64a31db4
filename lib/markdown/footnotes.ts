import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { visit } from './visit.ts';
import { lineAt } from './bound-source.ts';
import type { Compilation } from './context.ts';
import { attribute, element, isBlank, isElement, text } from './elements.ts';

/** Reports notes without a text and texts without a mark: readers would see the one and never the other. */
export function checkNotes({ markdown, problems }: Compilation) {
  return (tree: Root): void => {
    const used = new Set<string>();
    visit(tree, 'footnoteReference', (node) => void used.add(node.identifier));
    visit(tree, 'footnoteDefinition', (node) => {
      if (used.has(node.identifier)) return;
      problems.push({
        line: node.position?.start.line ?? 1,
        problem: `nothing refers to the note [^${node.label ?? node.identifier}], so it is not printed`,
        instead: 'put its mark into the text, or delete the note',
        severity: 'warning',
      });
    });
    visit(tree, 'text', ({ position }) => {
      // What was put together from several places is in no one place of the source.
      if (!position) return;
      const source = markdown.slice(position.start.offset, position.end.offset);
      const mark = /(?<!\\)\[\^[^\]\s]{1,300}\]/.exec(source);
      if (!mark) return;
      problems.push({
        line: position.start.line + lineAt(source, mark.index) - 1,
        problem: `${mark[0]} has no note`,
        instead: `write its text on a line of its own: ${mark[0]}: …`,
        severity: 'error',
      });
    });
  };
}

/** Gives the notes that remark-rehype collected the publication's markup, and moves them to the end. */
export function footnotes() {
  return (tree: HtmlRoot): void => {
    let list: Element | undefined;
    visit(tree, 'element', (node, index, parent) => {
      if (node.properties.dataFootnotes === undefined || !parent || index === undefined) return undefined;
      if (!list) list = node.children.find((child) => isElement(child, 'ol')) as Element | undefined;
      parent.children.splice(index, 1);
      return index;
    });

    const items = (list?.children ?? []).filter((child): child is Element => isElement(child, 'li'));
    // The allow-list has prefixed the ids but not the links to them.
    const numberOf = new Map(items.map((item, index) => [`#${attribute(item, 'id').replace(/^c-/, '')}`, index + 1]));
    const references = markReferences(tree, items, numberOf);
    if (items.length === 0) return;

    items.forEach((item, index) => finishNote(item, index + 1, references.get(index + 1) ?? []));
    tree.children.push(
      text('\n'),
      element(
        'section',
        { className: ['notes'], ariaLabelledBy: ['notes'] },
        element('h2', { id: 'notes' }, 'Notes'),
        element('ol', {}, ...items),
      ),
    );
  };
}

/** The ids of each note's marks, by number, in the order of the text. */
function markReferences(tree: HtmlRoot, items: Element[], numberOf: Map<string, number>): Map<number, string[]> {
  const references = new Map<number, string[]>();
  const mark = (node: Element) => {
    if (!isElement(node, 'a') || node.properties.dataFootnoteRef === undefined) return;
    const number = numberOf.get(attribute(node, 'href'));
    delete node.properties.dataFootnoteRef;
    if (number === undefined) return;
    const known = references.get(number) ?? [];
    const id = known.length === 0 ? `ref-${number}` : `ref-${number}-${known.length + 1}`;
    known.push(id);
    references.set(number, known);
    node.properties = { id, href: `#note-${number}`, ariaLabel: `Note ${number}` };
    node.children = [text(String(number))];
  };
  const visitMarks = (root: HtmlRoot | Element) =>
    visit(root, 'element', (node) => {
      const inside = node.children[0];
      if (isElement(node, 'sup') && isElement(inside, 'a') && inside.properties.dataFootnoteRef !== undefined) {
        node.properties = { className: ['fn'] };
      }
      mark(node);
    });
  visitMarks(tree);
  items.forEach(visitMarks);
  return references;
}

function finishNote(item: Element, number: number, ids: string[]): void {
  item.properties = { id: `note-${number}` };
  visit(item, 'element', (node) => {
    node.children = node.children.filter((child) => !(isElement(child) && 'dataFootnoteBackref' in child.properties));
  });

  const back = ids.flatMap((id, index): ElementContent[] => {
    const label = `Back to the text, note ${number}${index > 0 ? `, mention ${index + 1}` : ''}`;
    return [text(' '), element('a', { href: `#${id}`, ariaLabel: label }, 'Back')];
  });
  const blocks = item.children.filter((child) => !isBlank(child));
  const last = blocks.at(-1);
  if (blocks.length === 1 && isElement(last, 'p')) item.children = [...trimmed(last.children), ...back];
  else if (isElement(last, 'p')) last.children = [...trimmed(last.children), ...back];
  else item.children.push(...back);
}

function trimmed(children: ElementContent[]): ElementContent[] {
  const end = children.findLastIndex((child) => !isBlank(child));
  const last = children[end];
  if (last?.type !== 'text') return children.slice(0, end + 1);
  return [...children.slice(0, end), { ...last, value: last.value.trimEnd() }];
}
