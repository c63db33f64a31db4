import type { Examination } from './examination.ts';
import { TaskPool } from './task-pool.ts';

const elsewhere = {
  rule: 'links to other sites lead somewhere',
  level: 'warning',
  source: 'https://developers.google.com/search/docs/crawling-indexing/links-crawlable',
} as const;

const patience = 15_000;

/** Asks for what pages link to on other sites, one thing of each host at a time. */
export async function examineElsewhere(
  { diagnosis }: Examination,
  links: ReadonlyMap<string, string>,
): Promise<number> {
  const pool = new TaskPool(8);
  for (const addresses of Map.groupBy(links, ([url]) => new URL(url).host).values()) {
    pool.add(async () => {
      for (const [url, from] of addresses) {
        const problem = await ask(url);
        if (problem !== null) diagnosis.add([{ ...elsewhere, address: from, problem: `${url} ${problem}` }]);
      }
    });
  }
  await pool.end();
  return links.size;
}

async function ask(url: string): Promise<string | null> {
  try {
    for (const method of ['HEAD', 'GET']) {
      const response = await fetch(url, { method, signal: AbortSignal.timeout(patience) });
      await response.body?.cancel();
      if (response.ok) return null;
      // Some hosts answer no HEAD.
      if (method === 'GET') return `is answered with ${response.status}`;
    }
    return null;
  } catch (error) {
    const { message, cause } = error as Error;
    return `does not answer: ${(cause as Error | undefined)?.message || message}`;
  }
}
