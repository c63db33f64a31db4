import { describe, expect, test } from 'vitest';
import { matched } from '#lib/desk/api/match.ts';
import { problemOf } from '#lib/desk/api/problem.ts';
import { bodyText, parsedJson } from '#lib/desk/api/request-body.ts';
import { operationOf } from '#lib/desk/operations.ts';

/** What the desk answers to this JSON for a new article; 200 stands for going on to the command. */
function answerTo(json: string): Promise<{ status: number; detail?: string; problems?: unknown[] }> {
  try {
    operationOf('create')!.check({}, parsedJson(json));
    return Promise.resolve({ status: 200 });
  } catch (error) {
    const answer = problemOf(error, undefined);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    return answer.json() as Promise<{ status: number }>;
  }
}

const story = { headline: 'A story', section: 'oceans', authors: ['mara-lindqvist'] };

describe('whatever a program sends is answered with what is wrong with it', () => {
  test.each([
    ['lists without end', '['.repeat(100_000), 400],
    ['objects without end', '{"a":'.repeat(40_000), 400],
    ['lists in a field', JSON.stringify(story).replace('"A story"', `${'['.repeat(5000)}${']'.repeat(5000)}`), 400],
    ['an open string', '{"headline": "', 400],
    ['a NUL in a text', JSON.stringify({ ...story, body: 'a\0b' }), 422],
    ['half of a character', '{"headline": "a \\ud800 b", "section": "oceans", "authors": ["mara"]}', 422],
    ['half of a character in a name', '{"\\udc00": 1}', 422],
    ['a number beyond all numbers', '{"headline": 1e999}', 422],
    ['a prototype', '{"__proto__": {"headline": "x"}, "constructor": 1}', 422],
    ['nothing', 'null', 422],
  ])('%s', async (_, json, status) => {
    expect(await answerTo(json)).toMatchObject({ status });
  });

  test('brackets in a text are text', async () => {
    expect(await answerTo(JSON.stringify({ ...story, body: '[{"'.repeat(1000) }))).toEqual({ status: 200 });
  });

  test('the field with the broken character is named', async () => {
    const { problems } = await answerTo(JSON.stringify({ ...story, authors: ['mara', 'a\0'] }));
    expect(problems).toMatchObject([{ field: 'authors.1' }]);
  });

  test('a hundred thousand wrong entries are not all answered', async () => {
    const { problems } = await answerTo(JSON.stringify({ ...story, authors: Array(100_000).fill(1) }));
    expect(problems!.length).toBeLessThanOrEqual(50);
  });
});

test('a body that is not UTF-8 is refused', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const sent = new Request('http://desk.test/', { method: 'POST', headers, body: new Uint8Array([0x22, 0xff, 0x22]) });
  await expect(bodyText(sent)).rejects.toMatchObject({ status: 400 });
});

test.each(['/api/desk/articles/%E0%A4%A', '/api/desk/articles/%ff', '/api/desk/previews/%00'])(
  'the address %s is refused',
  (path) => {
    expect(() => matched(path.includes('previews') ? 'DELETE' : 'GET', path)).toThrow(
      expect.objectContaining({ status: 400 }),
    );
  },
);
