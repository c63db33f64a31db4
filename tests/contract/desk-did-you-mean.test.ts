import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endLive } from '#lib/desk/commands/live.ts';
import { placeOnFront, takeFromFront } from '#lib/desk/commands/front.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { read } from '#lib/desk/commands/read.ts';
import { placeOnFrontSchema } from '#lib/desk/inputs.ts';
import type { Store } from '#lib/store/store.ts';
import { deskOf, draft, staff } from '../support/desk.ts';
import { refusal } from '../support/small-paper-desk.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('what an editor probably meant, on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: ReturnType<typeof deskOf>;
  const said = async (refused: Promise<unknown>) => (await refusal(refused)).message;

  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    await staff(store);
    desk = deskOf(store);
    for (const slug of ['strait-closed', 'canal-that-runs-on-rain', 'ai']) await draft(desk, slug);
    await publish(desk, 'ai', {});
  });
  afterAll(() => end());

  test.each([
    ['strait-cloesd', 'strait-closed'],
    ['trait-closed', 'strait-closed'],
    ['canal', 'canal-that-runs-on-rain'],
    ['aii', 'ai'],
  ])('%s: the article %s', async (written, meant) => {
    const message = `There is no article "${written}". Did you mean "${meant}"?`;
    expect(await said(read(desk, written))).toBe(message);
    expect(await said(publish(desk, written, {}))).toBe(message);
    expect(await said(endLive(desk, written))).toBe(message);
    expect(await said(placeOnFront(desk, placeOnFrontSchema.parse({ slug: written })))).toBe(message);
  });

  test('nothing is guessed where nothing is near', async () => {
    expect(await said(read(desk, 'weather-in-the-alps'))).toBe('There is no article "weather-in-the-alps".');
    expect(await said(read(desk, '%_'))).toBe('There is no article "%_".');
  });

  test('a block of the front, and what the desk put there', async () => {
    const place = (slug: string, at: string) => placeOnFront(desk, placeOnFrontSchema.parse({ slug, place: at }));
    expect(await said(place('ai', 'section:ocean'))).toContain('write "section:oceans"');
    await place('ai', 'lead');
    expect(await said(takeFromFront(desk, 'aii'))).toContain('Did you mean "ai"?');
  });
});
