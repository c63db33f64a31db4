import type { Finding, Level } from './rule.ts';

/** Addresses that are named of one problem. */
const namedAddresses = 5;
/** Different problems that are named of one rule. */
const namedProblems = 200;

/** One thing that is wrong, and where. */
export interface Ailment {
  problem: string;
  /** Number of addresses. */
  count: number;
  /** The first of them. */
  addresses: string[];
}

/** What was found against one rule. */
export interface RuleFindings {
  rule: string;
  level: Level;
  source: string;
  /** Number of findings, named or not. */
  count: number;
  ailments: Ailment[];
}

/** Gathers findings: the same problem of many addresses is one, with their number. Bounded, however many there are. */
export class Diagnosis {
  readonly #rules = new Map<string, { found: RuleFindings; byProblem: Map<string, Ailment> }>();

  add(findings: readonly Finding[]): void {
    for (const { rule, level, source, address, problem } of findings) {
      const key = `${level} ${rule}`;
      let entry = this.#rules.get(key);
      if (!entry) {
        entry = { found: { rule, level, source, count: 0, ailments: [] }, byProblem: new Map() };
        this.#rules.set(key, entry);
      }
      const { found, byProblem } = entry;
      const known = byProblem.get(problem);
      if (known?.addresses.includes(address)) continue;
      found.count += 1;
      if (known) {
        known.count += 1;
        if (known.addresses.length < namedAddresses) known.addresses.push(address);
      } else if (byProblem.size < namedProblems) {
        const ailment = { problem, count: 1, addresses: [address] };
        byProblem.set(problem, ailment);
        found.ailments.push(ailment);
      }
    }
  }

  /** What was found, the rule with the most findings first. */
  of(level: Level): RuleFindings[] {
    return [...this.#rules.values()]
      .map(({ found }) => found)
      .filter((found) => found.level === level)
      .toSorted((one, other) => other.count - one.count);
  }
}
