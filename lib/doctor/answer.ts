/** What the site answered to one request. */
export interface Answer {
  /** Path and query on the site, as it was asked. */
  address: string;
  /** 0 where nothing was answered. */
  status: number;
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>;
  /** Empty where only the head was asked for. */
  body: string;
  /** Bytes that went over the wire, where the answer says so. */
  wireBytes: number | null;
}

/** The site that is looked at. */
export interface Site {
  /** The address that its pages have to name, without a slash at the end. */
  url: string;
  /** ISO 8601: the site's own time when the visit began. */
  now: string;
}

/** The media type of an answer, without its parameters. */
export const mediaType = ({ headers }: Pick<Answer, 'headers'>): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

export const isHtml = (answer: Answer): boolean => mediaType(answer) === 'text/html';

/** What became of a request, to go on from "it" or an address. */
export const outcomeOf = ({ status }: Pick<Answer, 'status'>): string =>
  status === 0 ? 'is not answered' : `is answered with ${status}`;
