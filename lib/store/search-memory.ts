/** As many words as a newsroom uses again and again; some MB. */
const most = 20_000;
/** Longer ones are rare, and might be chosen to fill it. */
const longest = 30;

/** What was worked out for a text before, for short ones: a language has few words, and most of a text are the same ones. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = work(text);
    if (text.length <= longest) {
      if (known.size >= most) known.clear();
      known.set(text, made);
    }
    return made;
  };
}
