import { until } from './until.ts';

interface Page {
  status: number;
  location: string | null;
  text: string;
}

/** Reads a page until it is as it should be. @param pause milliseconds between two looks @throws when it never is */
export function untilPage(
  url: string,
  isSo: (page: Page) => boolean,
  { seconds = 60, pause = 25 } = {},
): Promise<void> {
  const look = async () => {
    const answer = await fetch(url, { redirect: 'manual' });
    return isSo({ status: answer.status, location: answer.headers.get('location'), text: await answer.text() });
  };
  return until(look, seconds, `What was expected at ${url}`, pause);
}
