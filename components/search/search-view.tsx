import { TagList } from '#components/frame/tag-list.tsx';
import { Pager } from '#components/listing/pager.tsx';
import { RiverItem } from '#components/listing/river.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { longestQuestion, mostWords } from '#lib/news/search-question.ts';
import { searchUrl } from '#lib/news/urls.ts';
import { SearchForm } from './search-form.tsx';

/** Text in pieces; those that were searched for are marked. */
type Marked = readonly { text: string; marked: boolean }[];

/** Where no story has all of what was asked for. */
const instead = {
  some: 'No story has all of these words. These have most of them.',
  half: 'No story has all of these words. These have some of them.',
  spelling: 'No story has exactly these words. These have words like them.',
};

interface Found {
  results: { article: ArticleSummary; headline: Marked; excerpt: Marked }[];
  total: number;
  /** Whether there are older ones that are not counted. */
  more: boolean;
  /** How all of them differ from what was asked for. */
  lacking: keyof typeof instead | null;
  /** Whether more words were typed than are looked for. */
  isCut: boolean;
  page: number;
  pages: number;
}

interface SearchViewProps {
  words: string;
  /** Whether more was typed than is searched for. */
  isCut: boolean;
  /** Nothing before anything was asked; null when the search took too long. */
  found: Found | null | undefined;
  frame: Frame;
}

/** The search page: the question, what was found, or what to try instead. */
export function SearchView({ words, isCut, found, frame }: SearchViewProps) {
  return (
    <>
      <header className="pt-8 pb-6">
        <h1 className="sr-only">Search</h1>
        <SearchForm name={frame.name} id="q" label={`Search ${frame.name}`} value={words} large />
        <Cut isCut={isCut} found={found} />
      </header>
      {found && found.total > 0 && <Results words={words} found={found} frame={frame} />}
      {found && found.total === 0 && <Nothing words={words} focus={frame.focus} />}
      {found === null && <Busy words={words} />}
      {found === undefined && <Topics focus={frame.focus} />}
    </>
  );
}

function Results({ words, found, frame }: { words: string; found: Found; frame: Frame }) {
  const href = (page: number) =>
    `${searchUrl()}?${new URLSearchParams({ q: words, ...(page > 1 ? { page: `${page}` } : {}) })}`;
  return (
    <section className="results max-w-[56rem] opens-6.5" aria-labelledby="found">
      <div>
        <div className="mb-5 flex flex-wrap justify-between gap-x-6 gap-y-1 type-ui [overflow-wrap:anywhere] text-ink-2">
          <p id="found" role="status">
            {found.lacking && <>{instead[found.lacking]} </>}
            <b>{found.total}</b> {found.more ? 'newest results' : found.total === 1 ? 'result' : 'results'} for{' '}
            <Quoted words={words} />
          </p>
        </div>
        <h2 className="sr-only">Results</h2>
        <ol className="river">
          {found.results.map(({ article, headline, excerpt }) => (
            <RiverItem
              key={article.slug}
              article={article}
              dateline={frame.dateline}
              found={{
                headline: <MarkedText pieces={headline} />,
                dek: excerpt.length > 0 && <MarkedText pieces={excerpt} />,
              }}
            />
          ))}
        </ol>
        <Pager page={found.page} pages={found.pages} href={href} newer="Previous" older="Next" />
      </div>
    </section>
  );
}

/** What was not searched for, since there is a limit. */
function Cut({ isCut, found }: Pick<SearchViewProps, 'isCut' | 'found'>) {
  if (!isCut && !found?.isCut) return null;
  return (
    <p className="mt-3 type-ui text-ink-2" role="status">
      {isCut
        ? `Only the first ${longestQuestion} characters were searched for.`
        : `Only the first ${mostWords} words were searched for.`}
    </p>
  );
}

/** What was typed, whichever way its script runs. */
function Quoted({ words }: { words: string }) {
  return (
    <>
      ‘<bdi>{words}</bdi>’
    </>
  );
}

function MarkedText({ pieces }: { pieces: Marked }) {
  return pieces.map(({ text, marked }, i) => (marked ? <mark key={i}>{text}</mark> : text));
}

function Nothing({ words, focus }: { words: string; focus: Frame['focus'] }) {
  return (
    <section className="max-w-measure pb-12" aria-labelledby="nothing">
      <h2 className="[overflow-wrap:anywhere] head-feature" id="nothing">
        Nothing found for <Quoted words={words} />
      </h2>
      <p className="mt-3 type-body" role="status">
        No results. Try fewer words, one place name, or one of these topics:
      </p>
      <TagList links={focus} className="mt-5" />
    </section>
  );
}

function Busy({ words }: { words: string }) {
  return (
    <section className="max-w-measure pb-12" aria-labelledby="busy">
      <h2 className="head-feature" id="busy">
        Search is busy
      </h2>
      <p className="mt-3 type-body" role="status">
        The search for <Quoted words={words} /> took too long. Try again in a moment, or with fewer words.
      </p>
    </section>
  );
}

function Topics({ focus }: { focus: Frame['focus'] }) {
  return (
    <section className="max-w-measure pb-12" aria-labelledby="topics">
      <h2 className="head-feature" id="topics">
        What we follow
      </h2>
      <TagList links={focus} className="mt-5" />
    </section>
  );
}
