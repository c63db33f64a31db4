import type { Data, Processor } from 'unified';
import { addressIn } from './address-end.ts';

type Extension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, readonly unknown[]>;
type Context = ThisParameterType<Construct['tokenize']>;
type Code = Context['previous'];
type State = ReturnType<Construct['tokenize']>;

/** The names that mdast-util-gfm-autolink-literal makes links of; its types are not ours to import. */
const [literal, www, http] = ['literalAutolink', 'literalAutolinkWww', 'literalAutolinkHttp'] as unknown as [
  'data',
  'data',
  'data',
];

/** In UTF-16 units. Whatever looks like an address is read twice. */
const longest = 2000;

/**
 * Finds addresses that are written without brackets. GFM does so for ASCII alone: it takes a full-width stop and the
 * sentence behind it into the address. Follows remark-gfm, whose constructs it replaces.
 */
export function bareAddresses(this: Processor): void {
  const texts: Record<string, unknown> = this.data().micromarkExtensions?.at(-1)?.text ?? {};
  const theirs = ['wwwAutolink', 'protocolAutolink'];
  for (const sign of 'hHwW') {
    const code = sign.charCodeAt(0);
    const others = [texts[code] ?? []].flat() as Construct[];
    texts[code] = [...others.filter(({ name }) => !theirs.includes(name ?? '')), bareAddress];
  }
}

const bareAddress: Construct = {
  name: 'bareAddress',
  tokenize(effects, ok, nok) {
    const isAfterWord = isLetter(this.previous);
    const isAfterSpace = this.previous === null || this.previous < 0 || '\n ([]*_~'.includes(signOf(this.previous));
    let [run, left] = ['', 0];
    const ahead: Construct = {
      partial: true,
      tokenize: (look, isRead) => {
        run = '';
        return function read(code) {
          const isEnd = code === null || code < 0 || /[\s<]/.test(signOf(code)) || run.length >= longest;
          if (isEnd || !isBeginning(run)) return isRead(code);
          run += signOf(code);
          look.consume(code);
          return read;
        };
      },
    };
    const consume: State = (code) => {
      if (left-- > 0) {
        effects.consume(code);
        return consume;
      }
      effects.exit(isWww(run) ? www : http);
      effects.exit(literal);
      return ok(code);
    };
    const begin: State = (code) => {
      left = addressIn(run).length;
      return left > 0 && !isInLabel(this) ? consume(code) : nok(code);
    };
    return (code) => {
      const isHere = /w/i.test(signOf(code ?? 0)) ? isAfterSpace : !isAfterWord;
      if (!isHere) return nok(code);
      effects.enter(literal);
      effects.enter(/w/i.test(signOf(code ?? 0)) ? www : http);
      return effects.check(ahead, begin, nok)(code);
    };
  },
};

const signOf = (code: NonNullable<Code>) => String.fromCharCode(code);
const isLetter = (code: Code) => code !== null && code > 0 && /[a-z]/i.test(signOf(code));
const isWww = (run: string) => /^w/i.test(run);
/** Whether an address may begin so: most words that begin with h or w are given up after two letters. */
const isBeginning = (run: string) =>
  run.length > 8 || /^(?:w{0,3}|www\..*|h(?:t(?:t(?:ps?)?)?)?|https?:.*)$/i.test(run);

const lookedBack = new WeakSet<object>();

/** Whether a bracket is open that may become the text of a link, in which there is no other link. */
function isInLabel({ events }: Context): boolean {
  for (let index = events.length - 1; index >= 0; index--) {
    const token = events[index]![1];
    if ((token.type === 'labelLink' || token.type === 'labelImage') && !token._balanced) return true;
    if (lookedBack.has(token)) break;
  }
  // From here on nobody needs to look back again.
  lookedBack.add(events.at(-1)![1]);
  return false;
}
