/** A word as it is searched for, and where it stands in the text. */
export interface Word {
  /** As `folded` gives it. */
  term: string;
  stem: string;
  start: number;
  end: number;
  /** What it and the words before it are together: F-16 is F, 16 and f16. */
  joined?: Joined;
}

/** A word of several parts, or with a sign that belongs to it, as one. */
export interface Joined {
  /** `f16`, `att`, `cplusplus`, `csharp`, `dotnet`: letters and digits, as words are. */
  term: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** Which of the words it ends with, and of how many it is made. */
  last: number;
  parts: number;
}
