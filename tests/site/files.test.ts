import { expect, test } from 'vitest';
import { ask, textAt } from '#tests/support/meridian-pages.ts';
import { pageTypes } from '#tests/support/reading.ts';

test('a page that is not there is there without a script', async () => {
  const answer = await ask('/nothing-here');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('This page is off the chart');
});

test('files are immutable, compressed, and pictures come in parts', async () => {
  const page = await textAt(pageTypes.article);
  const script = /\/assets\/reader\.\w+\.js/.exec(page)![0];
  const code = await ask(script, { headers: { 'Accept-Encoding': 'br' } });
  expect(code.headers.get('content-encoding')).toBe('br');
  expect(code.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(code.headers.get('content-type')).toContain('text/javascript');

  const picture = /\/media\/[\w.-]+\/full-800\.jpeg/.exec(page)![0];
  const whole = Buffer.from(await (await ask(picture)).arrayBuffer());
  const part = await ask(picture, { headers: { Range: 'bytes=10-19' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 10-19/${whole.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
  expect((await ask(picture, { headers: { Range: 'bytes=99999999-' } })).status).toBe(416);
});
