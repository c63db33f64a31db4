import { randomUUID } from 'node:crypto';
import { checkAll } from '#lib/doctor/rule.ts';
import { absentRules, redirectRules } from '#lib/doctor/rules/redirects.ts';
import type { Examination } from './examination.ts';

/** Ways in which an address is written wrongly; each has to lead to the right one. */
const variants: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => path.toUpperCase(),
  (path) => `${path}/index.html`,
  // As the end of a sentence is copied along with a link.
  (path) => `${path}).`,
];

/** What a letter to readers hangs on to its links. */
const query = 'utm_source=doctor';

/** Asks for addresses that are written wrongly, and for one where nothing is. @param examples paths of pages */
export async function examineVariants(
  { site, client, diagnosis }: Examination,
  examples: ReadonlyMap<string, string>,
): Promise<void> {
  const expected: (readonly [asked: string, to: string])[] = [['/index.html', '/']];
  for (const type of ['article', 'list', 'author', 'other']) {
    const path = examples.get(type);
    if (path) expected.push(...variants.map((variant) => [variant(path), path] as const));
  }
  for (const [asked, to] of expected) {
    const answer = await client.ask(`${asked}?${query}`, { method: 'HEAD' });
    diagnosis.add(checkAll(redirectRules, { site, to, query, answer }, asked));
  }
  for (const path of ['/nothing-here', '/article/nothing-here', '/section/nothing-here']) {
    const absent = await client.ask(`${path}-${randomUUID()}`);
    diagnosis.add(checkAll(absentRules, absent, path));
  }
}

/** Asks for addresses under which articles used to be found. @param moved old path and new path */
export async function examineOldAddresses(
  { site, client, diagnosis }: Examination,
  moved: AsyncIterable<{ from: string; to: string }> | Iterable<{ from: string; to: string }>,
): Promise<number> {
  let asked = 0;
  for await (const { from, to } of moved) {
    const answer = await client.ask(encodeURI(from), { method: 'HEAD' });
    diagnosis.add(checkAll(redirectRules, { site, to, query: '', answer }, from));
    asked += 1;
  }
  return asked;
}
