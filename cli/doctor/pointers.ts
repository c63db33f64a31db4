import { idsOf } from '#lib/doctor/structured-data.ts';
import { visitOf } from '#lib/doctor/visit.ts';
import type { Examination } from './examination.ts';

const brokenFragment = {
  rule: 'fragments of links are there',
  level: 'problem',
  source: 'https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment',
} as const;
const brokenReference = {
  rule: 'ids of the graph resolve',
  level: 'problem',
  source: 'https://www.w3.org/TR/json-ld11/#node-identifiers',
} as const;

/** What a page says stands on another one. */
interface Expected {
  /** Fragments of links, each with a page that points there. */
  fragments: Map<string, string>;
  /** `@id`s of structured data. */
  ids: Map<string, string>;
}

/**
 * What pages say stands on other pages. It is looked for when all is read, by asking for those pages once more: few are
 * pointed into, and keeping what stands on every page would cost more.
 */
export class Pointers {
  readonly #expected = new Map<string, Expected>();

  /** Notes a link to a part of another page. */
  noteFragment(path: string, fragment: string, from: string): void {
    const { fragments } = this.#of(path);
    if (!fragments.has(fragment)) fragments.set(fragment, from);
  }

  /** Notes a reference to what another page describes. */
  noteId(path: string, id: string, from: string): void {
    const { ids } = this.#of(path);
    if (!ids.has(id)) ids.set(id, from);
  }

  /** Paths of the pages that are pointed into. */
  get paths(): Iterable<string> {
    return this.#expected.keys();
  }

  /** Asks for one of them, and looks. */
  async lookInto({ client, site, diagnosis }: Examination, path: string): Promise<void> {
    const answer = await client.ask(path);
    // That it is not there is said where the link is.
    if (answer.status !== 200) return;
    const { page, data } = visitOf(site, answer);
    const { fragments, ids } = this.#of(path);
    const described = idsOf(data);
    for (const [fragment, from] of fragments)
      if (!page.ids.includes(fragment))
        diagnosis.add([{ ...brokenFragment, address: from, problem: `#${fragment} is not on ${path}` }]);
    for (const [id, from] of ids)
      if (!described.includes(id))
        diagnosis.add([
          { ...brokenReference, address: from, problem: `${id} is referred to, and ${path} does not describe it` },
        ]);
  }

  #of(path: string): Expected {
    let expected = this.#expected.get(path);
    if (!expected) {
      expected = { fragments: new Map(), ids: new Map() };
      this.#expected.set(path, expected);
    }
    return expected;
  }
}
