import type { Root, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { bareAddresses } from './address-syntax.ts';
import { bareLinks } from './bare-links.ts';
import { boundHtml, boundRawHtml } from './bound-html.ts';
import { boundMarkdown, boundParagraphs } from './bound-markdown.ts';
import { boundSource } from './bound-source.ts';
import { blockDirectives, placeholders, strayDirectives } from './block-directives.ts';
import { codeBlocks } from './code-blocks.ts';
import type { Compilation } from './context.ts';
import { directions } from './directions.ts';
import { directiveFences } from './directive-fences.ts';
import { labelAsides } from './directives/aside.ts';
import { hideRepeatedQuotes } from './directives/pullquote.ts';
import { renderDirectives } from './directives/render.ts';
import { tidyFlow } from './flow.ts';
import { checkNotes, footnotes } from './footnotes.ts';
import { htmlBlocks } from './html-blocks.ts';
import { headingIds, headingLevels } from './headings.ts';
import { authorIds, headingAnchors, samePageLinks } from './ids.ts';
import { links } from './links.ts';
import { numberedLines } from './numbered-lines.ts';
import { pictures } from './pictures.ts';
import { markdownInHtml, rawHtml } from './raw-html.ts';
import { allowList } from './sanitize.ts';
import { starsInWords } from './stars.ts';
import { stuckItems } from './stuck-items.ts';
import { surprises } from './surprises.ts';
import { tables } from './tables.ts';
import { typography } from './typography.ts';
import { tagsAsText } from './unknown-tags.ts';

/**
 * The one way from Markdown to safe HTML, whoever wrote it.
 *
 * Everything above the allow-list is untrusted; everything below it is HTML that we add ourselves.
 *
 * @throws TooComplicated
 */
export function htmlTree(compilation: Compilation): Root {
  boundSource(compilation.markdown);
  const processor = unified()
    .use(remarkParse)
    // A single tilde is text: 5~7, ~3%.
    .use(remarkGfm, { singleTilde: false })
    .use(bareAddresses)
    .use(htmlBlocks, compilation)
    .use(blockDirectives)
    .use(boundParagraphs)
    .use(starsInWords, compilation)
    .use(boundMarkdown)
    .use(tagsAsText, compilation)
    .use(bareLinks, compilation)
    .use(stuckItems, compilation)
    .use(numberedLines, compilation)
    .use(surprises, compilation)
    .use(directiveFences, compilation)
    .use(strayDirectives, compilation)
    .use(checkNotes, compilation)
    .use(markdownInHtml, compilation)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '', handlers: placeholders(compilation) })
    .use(boundRawHtml)
    .use(rehypeRaw)
    .use(boundHtml)
    .use(rawHtml, compilation)
    .use(rehypeSanitize, allowList)
    .use(typography, compilation)
    .use(renderDirectives, compilation)
    .use(tidyFlow)
    .use(headingLevels)
    .use(headingIds, compilation)
    .use(authorIds)
    .use(labelAsides)
    .use(footnotes)
    .use(samePageLinks, compilation)
    .use(pictures, compilation)
    .use(tables)
    .use(codeBlocks)
    .use(links, compilation)
    .use(hideRepeatedQuotes, compilation)
    .use(directions)
    .use(headingAnchors);
  return processor.runSync(processor.parse(compilation.markdown));
}

const printer = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
  .freeze();

/** HTML of a tree or of some of its blocks, one block a line. */
export function toHtml(tree: Root | RootContent[]): string {
  const root: Root = Array.isArray(tree) ? { type: 'root', children: tree } : tree;
  return printer.stringify(root).trim();
}
