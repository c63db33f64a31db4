/** A node of a JSON-LD graph: one thing that is described. */
export type Node = Readonly<Record<string, unknown>>;

/** All that a page says in JSON-LD (https://www.w3.org/TR/json-ld11/). */
export interface StructuredData {
  /** Number of `<script type="application/ld+json">`. */
  blocks: number;
  /** Blocks that are no JSON, with what is wrong with them. */
  broken: string[];
  /** Every thing that is described, wherever it stands. */
  nodes: Node[];
  /** `@id`s that are used for something which is described elsewhere. */
  references: string[];
}

/** @param blocks what stands in the script elements */
export function readStructuredData(blocks: readonly string[]): StructuredData {
  const data: StructuredData = { blocks: blocks.length, broken: [], nodes: [], references: [] };
  for (const block of blocks) {
    try {
      gather(JSON.parse(block), data);
    } catch (error) {
      data.broken.push((error as Error).message);
    }
  }
  return data;
}

function gather(value: unknown, data: StructuredData): void {
  if (Array.isArray(value)) {
    for (const each of value) gather(each, data);
    return;
  }
  if (!isNode(value)) return;
  const names = Object.keys(value).filter((name) => name !== '@context');
  if (names.length === 1 && typeof value['@id'] === 'string') {
    data.references.push(value['@id']);
    return;
  }
  // A block with a graph is no thing itself.
  if (!Object.hasOwn(value, '@graph')) data.nodes.push(value);
  for (const name of names) gather(value[name], data);
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The types of a node, e.g. `['ReportageNewsArticle']`. */
export const typesOf = (node: Node): string[] => valuesOf(node, '@type').filter((type) => typeof type === 'string');

export const nodesOfType = ({ nodes }: StructuredData, isType: (type: string) => boolean): Node[] =>
  nodes.filter((node) => typesOf(node).some(isType));

/** The `@id`s of what is described. */
export const idsOf = ({ nodes }: StructuredData): string[] => nodes.flatMap((node) => textOf(node, '@id') ?? []);

/** What a node says under a name, as a list. */
export function valuesOf(node: Node, name: string): unknown[] {
  const value = Object.hasOwn(node, name) ? node[name] : undefined;
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

export function textOf(node: Node, name: string): string | null {
  const [value] = valuesOf(node, name);
  return typeof value === 'string' ? value : null;
}

/** The things under a name; what is only referred to is looked up. */
export function thingsOf(data: StructuredData, node: Node, name: string): Node[] {
  return valuesOf(node, name).flatMap((value) => {
    if (!isNode(value)) return [];
    const id = value['@id'];
    const isReference = typeof id === 'string' && Object.keys(value).length === 1;
    if (!isReference) return [value];
    const found = data.nodes.find((each) => each['@id'] === id);
    return found ? [found] : [];
  });
}

/** Every web address in it that can be asked; not templates, not names of types. */
export function addressesIn(data: StructuredData): string[] {
  return data.nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, value]) =>
      name.startsWith('@')
        ? []
        : [value].flat().filter((each): each is string => typeof each === 'string' && isWebAddress(each)),
    ),
  );
}

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s{}]+$/.test(text);

/** NewsArticle and its subtypes: https://schema.org/NewsArticle. */
export const isNewsArticle = (type: string): boolean => /NewsArticle$/.test(type);
