import sax from 'sax';

/** An element of an XML document; names with the prefixes that are written in it. */
export interface XmlElement {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Reads XML strictly. Throws on what is not well-formed. */
export function xmlTree(xml: string): XmlElement {
  const root: XmlElement = { name: '', namespace: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const reader = sax.parser(true, { xmlns: true, position: true });
  reader.onopentag = (tag) => {
    if (!('uri' in tag)) return;
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
    const element: XmlElement = { name: tag.name, namespace: tag.uri, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  };
  reader.onclosetag = () => void open.pop();
  reader.ontext = (text) => (open.at(-1)!.text += text);
  reader.oncdata = (text) => (open.at(-1)!.text += text);
  reader.onerror = (error) => {
    throw error;
  };
  reader.write(xml).close();
  return root.children[0]!;
}

export const childrenOf = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name);
export const textIn = (element: XmlElement, name: string) => childrenOf(element, name)[0]?.text ?? null;
