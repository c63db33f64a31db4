/** Something in a request that an editor should change. */
export interface DeskProblem {
  /** As in the request, e.g. `authors.0`. */
  field: string;
  problem: string;
  /** What to write instead. */
  instead: string;
}

/** Why a command was refused. Nothing was written. */
export class DeskError extends Error {
  /**
   * `missing`: no such article; `invalid`: the request as it stands; `conflict`: not with the state of things;
   * `forbidden`: not by whoever asked.
   */
  readonly kind: 'missing' | 'invalid' | 'conflict' | 'forbidden';
  readonly problems: readonly DeskProblem[];
  /** Of a conflict between two editors: what is there now. */
  readonly current: { revision: number; [key: string]: unknown } | null;

  constructor(
    kind: DeskError['kind'],
    message: string,
    details: { problems?: readonly DeskProblem[]; current?: DeskError['current'] } = {},
  ) {
    super(message);
    this.name = 'DeskError';
    this.kind = kind;
    this.problems = details.problems ?? [];
    this.current = details.current ?? null;
  }
}

export function invalid(problems: readonly DeskProblem[]): DeskError {
  const lines = problems.map(({ field, problem, instead }) => `${field}: ${problem}; ${instead}`);
  return new DeskError('invalid', lines.join('\n'), { problems });
}

export const conflict = (message: string) => new DeskError('conflict', message);
export const forbidden = (message: string) => new DeskError('forbidden', message);
