import type { Connection } from './connection.ts';
import { isTimeout, QueryTimeout } from './query-timeout.ts';
import { findCandidates, isAnywhere, wantedOf } from './search-candidates.ts';
import { asTheyAre, type Clause } from './search-clause.ts';
import { firstKnown, misspelt, type AreAnywhere } from './search-misspelt.ts';
import type { Query } from './search-query.ts';
import type { Candidate } from './search-rank.ts';
import { isPaired } from './search-words.ts';

/** How what was found differs from what was asked for. */
export type Lacking = 'some' | 'half' | 'spelling';

/** What was found without some of the words, and the words that it was found by. */
export interface MostFound {
  candidates: Candidate[];
  clauses: readonly Clause[];
  /** `some`: it has most of the words; `half`: half of them or fewer, the others are in no article; `spelling`: words that are written alike. */
  lacking: Lacking;
}

/** Letters that a word may lose at its end, one after the other, and that it keeps at least. */
const lost = 2;
const kept = 4;
/** Milliseconds after which nothing more is tried: what was asked for has been answered. */
const patience = 1000;

/**
 * Where no article has all of the words: those that have most of them. A phrase stays one. A word that is in no article
 * is looked for with another letter or without its last ones, or left out. Then any one of the others may be missing,
 * then any two, as long as more than half of all are there.
 */
export async function findMost(connection: Connection, query: Query): Promise<MostFound | null> {
  const end = performance.now() + patience;
  const goOn = () => {
    if (performance.now() > end) throw new QueryTimeout('Nothing more is tried');
  };
  const areAnywhere: AreAnywhere = (clauses) => {
    goOn();
    return isAnywhere(connection, ...clauses);
  };
  const { anyOf, noneOf } = wantedOf(query);
  const asked = anyOf[0]!;
  try {
    const known: Clause[] = [];
    for (const clause of asked) {
      const like = await likeIt(clause, areAnywhere);
      if (like) known.push(like);
    }
    const unknown = asked.length - known.length;
    for (let missing = unknown; missing === unknown || missing < asked.length / 2; missing++) {
      goOn();
      if (missing === 0 && known.every((clause) => asked.includes(clause))) continue;
      const lists = without(known, missing - unknown).filter((list) => list.length > 0);
      const candidates = lists.length === 0 ? [] : await findCandidates(connection, { anyOf: lists, noneOf }, []);
      const lacking = missing === 0 ? 'spelling' : missing < asked.length / 2 ? 'some' : 'half';
      if (candidates.length > 0) return { candidates, clauses: [...known, ...noneOf], lacking };
    }
    return null;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** The word, or where no article has it a word with one other letter, or its beginning; null where none has those either. */
async function likeIt(clause: Clause, areAnywhere: AreAnywhere): Promise<Clause | null> {
  if (await areAnywhere([clause])) return clause;
  const [only, ...more] = clause.words;
  if (!only || more.length > 0 || isPaired(only.term)) return null;
  const near = await firstKnown(misspelt(only.term), areAnywhere);
  if (near) return near;
  const letters = [...only.term];
  for (let count = letters.length - 1; count >= Math.max(kept, letters.length - lost); count--) {
    const term = letters.slice(0, count).join('');
    const shorter = { words: asTheyAre(term), prefix: true, excluded: false };
    if (await areAnywhere([shorter])) return shorter;
  }
  return null;
}

/** All lists of the clauses that lack so many of them. */
function without(clauses: readonly Clause[], missing: number): Clause[][] {
  if (missing === 0) return [[...clauses]];
  if (missing > clauses.length) return [];
  return clauses.flatMap((_, index) =>
    without(clauses.slice(index + 1), missing - 1).map((rest) => [...clauses.slice(0, index), ...rest]),
  );
}
