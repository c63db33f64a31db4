import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

test('code that scrolls can be reached by keyboard, and has a name', () => {
  const { html, restHtml } = compileArticle('One.\n\n```\nx\n```\n\n<pre>y</pre>', aNewsroom()).body;
  for (const page of [html, restHtml]) {
    expect(page.match(/<pre tabindex="0" role="group" aria-label="Code">/g)).toHaveLength(2);
  }
});
