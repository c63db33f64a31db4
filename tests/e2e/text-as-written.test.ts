import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '#tests/fixtures/markdown/context.ts';
import { openings } from '#tests/fixtures/openings.ts';
import { desktop, pageTypes, phone } from '#tests/support/reading.ts';
import { openWithoutPolicy } from '#tests/support/without-policy.ts';

const rest = ' into the council chamber yesterday and asked for the minutes, which nobody had asked for in years.';

/** What a browser takes for the words of the first paragraph, by each of its ways. */
async function openingOf(page: Page, tree: CDPSession, html: string) {
  await page.locator('.story__body').evaluate((body, written) => void (body.innerHTML = written), html);
  const paragraph = page.locator('.story__body > p').first();
  const words = await paragraph.evaluate((element: HTMLElement) => {
    const selection = getSelection()!;
    selection.selectAllChildren(element);
    return { shown: element.innerText, copied: selection.toString(), text: element.textContent };
  });
  return { ...words, read: await readAloud(tree) };
}

for (const [name, viewport] of Object.entries({ phone, desktop })) {
  test(`an opening is copied and read aloud as it is written (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openWithoutPolicy(page, pageTypes.article);
    const tree = await page.context().newCDPSession(page);
    for (const opening of openings) {
      const { html } = compileArticle(opening + rest, aNewsroom()).body;
      const { shown, copied, text, read } = await openingOf(page, tree, html);
      const written = text.replace(/[ \n]+/g, ' ').trim();
      expect(shown.trim(), opening).toBe(written);
      expect(copied.trim(), opening).toBe(written);
      expect(read.replace(/[ \n]+/g, ' ').trim(), opening).toBe(written);
    }
  });
}

/** The words of the first paragraph in Chromium's accessibility tree, which screen readers read. */
async function readAloud(tree: CDPSession): Promise<string> {
  const expression = 'document.querySelector(".story__body > p")';
  const { result } = await tree.send('Runtime.evaluate', { expression });
  const { node } = await tree.send('DOM.describeNode', { objectId: result.objectId });
  const { nodes } = await tree.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((each) => [each.nodeId, each]));
  const wordsOf = (each: (typeof nodes)[number] | undefined): string => {
    if (each?.role?.value === 'StaticText') return String(each.name?.value ?? '');
    return (each?.childIds ?? []).map((id) => wordsOf(byId.get(id))).join('');
  };
  return wordsOf(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId));
}
