import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const paragraph =
  'The strait was closed on Tuesday, and the ships that wait on both sides of it carry a fifth of what the world burns. ';

/** The text of an article of some 900 words, with what articles have: links, a list, a quotation, a footnote. */
function text(number: number, before: number): string {
  const paragraphs = Array.from({ length: 8 }, (_, i) => `${paragraph.repeat(5)} (${number}.${i})`);
  const link = before === number ? '' : `As [we said](/article/story-${before}), nothing passes.[^1]\n\n[^1]: Nothing.`;
  return [...paragraphs, '## What comes next', '- one\n- *two*\n- three', '> It is closed.', link].join('\n\n');
}

/**
 * Lays out a publication of so many articles, for measuring: `node scripts/bench/many-files.ts <folder> <articles>`.
 *
 * @returns the path of one of its articles
 */
export async function layOutManyFiles(folder: string, articles: number): Promise<string> {
  const write = async (file: string, content: string) => {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), content);
  };
  await write('publication.yaml', 'name: The Long Paper\n');
  for (let i = 0; i < 8; i++) await write(`sections/section-${i}.md`, `---\nname: Section ${i}\n---\n`);
  for (let i = 0; i < 40; i++) await write(`topics/topic-${i}.md`, `---\nname: Topic ${i}\n---\n`);
  for (let i = 0; i < 25; i++) await write(`authors/author-${i}.md`, `---\nname: Author ${i}\n---\nWrites.\n`);
  const first = Date.parse('2016-01-01T09:00:00Z');
  for (let i = 0; i < articles; i++) {
    const date = new Date(first + i * 3_600_000 * 12).toISOString();
    const frontMatter = [
      `headline: Story ${i}`,
      'dek: What happened, and why.',
      `section: section-${i % 8}`,
      `topics: [topic-${i % 40}, topic-${(i * 7) % 40}]`,
      `authors: [author-${i % 25}]`,
      `publishedAt: ${date}`,
    ];
    const content = `---\n${frontMatter.join('\n')}\n---\n${text(i, Math.max(0, i - 1))}\n`;
    await write(`articles/${date.slice(0, 4)}/story-${i}.md`, content);
  }
  return join(folder, 'articles/2016/story-1.md');
}
