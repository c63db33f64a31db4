import { readFile, rm } from 'node:fs/promises';
import { Document, isMap, parseDocument, visit } from 'yaml';
import { writeWhole } from '#lib/config/write-whole.ts';
import { articleFrontMatterSchema, type ArticleFrontMatter } from '#lib/news/article.ts';

/** An article as its file says it: what is undefined has no line. */
export type FileFacts = { [Key in keyof ArticleFrontMatter]: ArticleFrontMatter[Key] | undefined };

/** What a file need not say; where it does, it is kept up to date. */
const defaults: Partial<FileFacts> = Object.fromEntries(
  Object.entries(articleFrontMatterSchema.shape).flatMap(([key, schema]) => {
    const { success, data } = schema.safeParse(undefined);
    return success && data !== undefined ? [[key, data]] : [];
  }),
);

/**
 * Writes an article into its file, whole or not at all. Comments, the order of keys, keys that are not named, line ends and
 * a byte order mark stay as they were.
 *
 * @param before the file that the article had, where it is to have another name
 */
export async function writeContentFile(
  file: string,
  { before = file, facts, markdown }: { before?: string; facts: FileFacts; markdown: string },
): Promise<void> {
  const written = await readFile(before, 'utf8').catch(() => null);
  const [, mark = '', lineEnd = '\n', frontMatter] =
    /^(\uFEFF?)---(\r?\n)([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(written ?? '') ?? [];
  const document = documentOf(frontMatter?.replaceAll('\r\n', '\n'));
  for (const [key, value] of Object.entries(facts)) {
    const isImplied = !document.has(key) && isSame(value, defaults[key as keyof FileFacts]);
    if (value === undefined) document.delete(key);
    else if (!isImplied && !isSame(document.toJS()[key], value)) document.set(key, document.createNode(value));
  }
  const text = `---\n${document.toString({ lineWidth: 0 })}---\n\n${markdown.trim()}\n`;
  await writeWhole(file, mark + text.replaceAll('\n', lineEnd));
  if (before !== file) await rm(before, { force: true });
}

/** With aliases written out: what one stands for may change without it. */
function documentOf(frontMatter: string | undefined): Document {
  const document = parseDocument(frontMatter ?? '');
  if (document.errors.length > 0 || !isMap(document.contents)) return new Document({});
  let hasAlias = false;
  visit(document, { Alias: () => void (hasAlias = true) });
  return hasAlias ? new Document(JSON.parse(JSON.stringify(document.toJS()))) : document;
}

/** A moment may be written in several ways. */
function isSame(one: unknown, other: unknown): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [a, b] = [one, other].map((each) =>
    typeof each === 'string' && /^\d{4}-/.test(each) ? Date.parse(each) : NaN,
  );
  return a === b;
}
