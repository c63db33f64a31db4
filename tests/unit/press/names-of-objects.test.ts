import { Command } from 'commander';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refused } from '#cli/desk/refused.ts';
import { lineOf } from '#cli/desk/say.ts';
import { DeskError } from '#lib/desk/desk-error.ts';
import type { ContentProblem } from '#lib/content/problem.ts';
import { checkAgainst } from '#lib/content/schema-problems.ts';
import { inputProblems } from '#lib/desk/input-problems.ts';
import { readPage } from '#lib/doctor/read-page.ts';
import { graphRules } from '#lib/doctor/rules/graph.ts';
import { readStructuredData, valuesOf } from '#lib/doctor/structured-data.ts';
import type { Visit } from '#lib/doctor/visit.ts';
import { mediaFile } from '#lib/media/media-file.ts';
import { mayCrawl } from '#lib/news/crawler-policy.ts';
import { finishPage } from '#press/page/finish-page.ts';
import { pageKey, routeOf } from '#press/routes.ts';
import { isChoice } from '#reader/choices.ts';

/** What every object answers to. Whoever looks up text from outside in one finds these. */
const names = Object.getOwnPropertyNames(Object.prototype);

test.each(names)('"%s" is a name like any other, wherever something is looked up by a name from outside', (name) => {
  expect(routeOf(`/${name}`, () => false)).toMatchObject({ does: 'print', type: 'other' });
  for (const address of [`/api/${name}`, `/_next/${name}`]) {
    expect(routeOf(address, () => false)).toMatchObject({ does: 'refuse' });
  }
  expect(pageKey('/', new URLSearchParams([[name, 'x']]), {})).toBe('/');
  expect(mediaFile(['a.0a1b2c3d', `full-400.${name}`])).toBeNull();

  const policy = { search: 'allow', aiSearch: 'allow', aiTraining: 'deny', sections: {} } as const;
  expect(mayCrawl(policy, 'aiTraining', name)).toBe(false);

  const html = `<!doctype html><html><head></head><body><${name}>text</${name}></body></html>`;
  expect(finishPage(html, new Map())).toMatchObject({ html, expected: true });
  expect(() => readPage(html)).not.toThrow();

  const visit = { type: name, indexable: true, data: readStructuredData(['{"@type":"Thing"}']) } as unknown as Visit;
  expect(graphRules.find((rule) => rule.name === 'a page says what it is')!.check(visit)).toEqual([]);
  expect(valuesOf({}, name)).toEqual([]);

  const { error } = z.object({ [name]: z.string('write a text') }).safeParse({});
  if (error) for (const problem of inputProblems(error)) expect(problem.instead).toMatch(/^write /);
  const written = { data: { [name]: { [name]: 1 } }, lineOf: () => 1 };
  const problems: ContentProblem[] = [];
  checkAgainst(z.record(z.string(), z.strictObject({ known: z.string() })), written, 'a.yaml', problems);
  checkAgainst(z.looseObject({}).catchall(z.number()), written, 'a.yaml', problems);
  // Zod leaves `__proto__` out of what it checks.
  if (name !== '__proto__') expect(problems.length).toBeGreaterThan(2);
  for (const { instead } of problems) expect(instead).toMatch(/^(?:see docs|write )/);

  const preload = `<head><link rel="preload" as="${name}" href="/a"></head>`;
  expect(readPage(preload).files).toEqual([]);
  const where = { site: '', operation: name, clock: String };
  expect(lineOf({ slug: 'a', url: '/article/a', status: 'draft', revision: 1 }, where)).not.toContain('native code');
  const refusal = new DeskError('invalid', '', { problems: [{ field: name, problem: 'is missing', instead: 'x' }] });
  expect(String(refused(refusal, new Command('x')))).toBe(`Error: ${name}: is missing; x`);
  expect(isChoice(name)).toBe(false);
});
