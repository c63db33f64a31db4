import type { Element, Root } from 'hast';
import { SKIP, visit } from './visit.ts';
import { childElements, element, isElement } from './elements.ts';
import { plainText } from './plain-text.ts';

/** Puts tables into a region that scrolls and can be reached by keyboard, and says what heads what. */
export function tables() {
  return (tree: Root): void => {
    const labels = new Map<string, number>();
    visit(tree, 'element', (table, index, parent) => {
      if (!isElement(table, 'table') || !parent || index === undefined) return undefined;
      alignNumbers(table);
      scopes(table);
      const label = labelOf(table);
      const count = (labels.get(label) ?? 0) + 1;
      labels.set(label, count);
      // Two regions of one name could not be told apart in a list of landmarks.
      const ariaLabel = count > 1 ? `${label} (${count})` : label;
      parent.children[index] = element('section', { className: ['figure', 'table'], tabIndex: 0, ariaLabel }, table);
      return SKIP;
    });
  };
}

function rowsOf(table: Element, ...parts: string[]): Element[] {
  return childElements(table)
    .filter((part) => parts.includes(part.tagName))
    .flatMap((part) => childElements(part))
    .filter((row) => row.tagName === 'tr');
}

function alignNumbers(table: Element): void {
  for (const cell of rowsOf(table, 'thead', 'tbody', 'tfoot').flatMap(childElements)) {
    if (cell.properties.align === 'right') cell.properties.className = ['n'];
    delete cell.properties.align;
  }
}

function scopes(table: Element): void {
  const headRows = rowsOf(table, 'thead');
  for (const cell of headRows.flatMap(childElements)) {
    if (plainText(cell) === '') cell.tagName = 'td';
    else if (cell.tagName === 'th') cell.properties.scope ??= 'col';
  }

  const bodyRows = rowsOf(table, 'tbody');
  const hasOwnHeads = bodyRows.flatMap(childElements).some((cell) => cell.tagName === 'th');
  for (const row of bodyRows) {
    const cells = childElements(row);
    const [first] = cells;
    if (hasOwnHeads) {
      const scope = cells.every((cell) => cell.tagName === 'th') ? 'col' : 'row';
      for (const cell of cells) if (cell.tagName === 'th') cell.properties.scope ??= scope;
    } else if (first && headRows.length > 0 && cells.length > 1 && !first.properties.className && plainText(first)) {
      first.tagName = 'th';
      first.properties.scope = 'row';
    }
  }
}

function labelOf(table: Element): string {
  const caption = childElements(table).find((part) => part.tagName === 'caption');
  if (caption) return plainText(caption).replaceAll('\n', ' ') || 'Table';
  const heads = rowsOf(table, 'thead')
    .flatMap(childElements)
    .map((cell) => plainText(cell).replaceAll('\n', ' '));
  const named = heads.filter((head) => head !== '');
  return named.length > 0 ? `Table: ${named.join(', ')}` : 'Table';
}
