import type { Data, Processor } from 'unified';
import type { Compilation } from './context.ts';
import { isBlockName } from './flow.ts';
import { boxes, everyTag, hasWords, isElementOfHtml, tagOf, whyText } from './tags.ts';

type Extension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Exclude<NonNullable<NonNullable<Extension['flow']>[number]>, readonly unknown[]>;
type Context = ThisParameterType<Construct['tokenize']>;

const less = '<'.charCodeAt(0);
/** Far longer than any tag of a text. */
const longestTag = 2000;

const firstTag = new RegExp(`^(?:${everyTag.source})`, 'i');

/** Begins no block of HTML with what only looks like a tag: "<title> is what we call it" is a paragraph. */
export function htmlBlocks(this: Processor, { markdown }: Compilation): void {
  let names: ReadonlySet<string> | null = null;
  const hasPartner = (name: string, isEnd: boolean) => (names ??= tagsOf(markdown)).has(isEnd ? name : `/${name}`);

  const isText = (offset: number): boolean => {
    const written = markdown.slice(offset, offset + longestTag).split(/\n[ \t>]*\n/, 1)[0]!;
    if (!/^<\/?[a-z]/i.test(written)) return false;
    const [source] = firstTag.exec(written) ?? [];
    const tag = tagOf(source ?? '');
    if (!tag) return !/^[^\n]*["']/.test(written);
    if (!isElementOfHtml(tag.name)) return !/[=/]/.test(tag.rest) && hasWords(tag);
    // Alone on its line, the beginning or the end of a box is no word, though its partner be missing.
    const isAlone = /^[ \t]*(?:[<\n]|$)/.test(written.slice(source!.length));
    if (isAlone && (isBlockName(tag.name) || boxes.has(tag.name))) return hasWords(tag);
    return whyText(tag, hasPartner(tag.name, tag.isEnd)) !== null;
  };

  const block: Construct = {
    name: 'htmlBlock',
    concrete: true,
    resolveTo: (events, context) => theirs(context).resolveTo!(events, context),
    tokenize(effects, ok, nok) {
      return isText(this.now().offset) ? nok : theirs(this).tokenize.call(this, effects, ok, nok);
    },
  };
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: ['htmlFlow'] }, flow: { [less]: block } });
}

/** The construct of CommonMark in whose place ours stands. */
function theirs({ parser }: Context): Construct {
  const constructs = [parser.constructs.flow[less] ?? []].flat() as Construct[];
  return constructs.find(({ name }) => name === 'htmlFlow')!;
}

/** The names of all tags of a text; those that end an element with a stroke before them. */
const tagsOf = (markdown: string): ReadonlySet<string> =>
  new Set([...markdown.matchAll(/<(\/?[a-z][\w.:-]{0,100})/gi)].map(([, name]) => name!.toLowerCase()));
