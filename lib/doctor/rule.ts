/** A problem is against a rule; a warning is what the desk or the operator may want to change. */
export type Level = 'problem' | 'warning';

/** What a rule says of one address. */
export interface Finding {
  rule: string;
  level: Level;
  /** Where the rule comes from: an address. */
  source: string;
  /** Path on the site. */
  address: string;
  /** What is wrong, and what to do where that is not plain. */
  problem: string;
}

/** What crawlers, feed readers or platforms need of one thing that the site answered. Pure: it asks for nothing. */
export interface Rule<Subject> {
  /** What has to be so, in a few words: "one title". */
  name: string;
  /** Who asks for it: the address of the specification or of the platform's documentation. */
  source: string;
  level: Level;
  /** What is wrong; nothing where all is well, or where the rule does not concern this subject. */
  check: (subject: Subject) => readonly string[];
}

/** What all of these rules say of a subject. */
export function checkAll<Subject>(rules: readonly Rule<Subject>[], subject: Subject, address: string): Finding[] {
  return rules.flatMap(({ name, level, source, check }) =>
    check(subject).map((problem) => ({ rule: name, level, source, address, problem })),
  );
}

/** A problem where it is one. */
export const unless = (isWell: boolean, problem: string): string[] => (isWell ? [] : [problem]);
