import { defineDocumentType, defineNestedType, makeSource } from 'contentlayer/source-files';
import { kinds } from '#lib/news/kinds.ts';

/*
 * The documents of `content/`, as contentlayer reads and types them. `lib/content/documents.ts` runs it as a step of
 * its own and is the only reader of what it writes. What the fields mean, and what is allowed in them, is said where
 * the domain declares them (`lib/news/*`); `lib/content/check-folder.ts` has refused everything else before this runs.
 */

const Image = defineNestedType(() => ({
  name: 'Image',
  fields: {
    src: { type: 'string', required: true },
    alt: { type: 'string', required: true },
    caption: { type: 'string' },
    credit: { type: 'string' },
    focal: { type: 'list', of: { type: 'number' } },
  },
}));

const Correction = defineNestedType(() => ({
  name: 'Correction',
  fields: { at: { type: 'date', required: true }, text: { type: 'string', required: true } },
}));

const Article = defineDocumentType(() => ({
  name: 'Article',
  filePathPattern: 'articles/**/*.md',
  fields: {
    headline: { type: 'string', required: true },
    dek: { type: 'string' },
    kind: { type: 'enum', options: [...kinds] },
    section: { type: 'string', required: true },
    topics: { type: 'list', of: { type: 'string' } },
    authors: { type: 'list', of: { type: 'string' }, required: true },
    publishedAt: { type: 'date', required: true },
    updatedAt: { type: 'date' },
    status: { type: 'enum', options: ['published', 'draft'] },
    breaking: { type: 'boolean' },
    image: { type: 'nested', of: Image },
    corrections: { type: 'list', of: Correction },
    translations: { type: 'json' },
    oldUrls: { type: 'list', of: { type: 'string' } },
  },
}));

const Author = defineDocumentType(() => ({
  name: 'Author',
  filePathPattern: 'authors/*.md',
  fields: {
    name: { type: 'string', required: true },
    role: { type: 'string' },
    email: { type: 'string' },
    links: { type: 'list', of: { type: 'string' } },
    image: { type: 'nested', of: Image },
  },
}));

const Section = defineDocumentType(() => ({
  name: 'Section',
  filePathPattern: 'sections/*.md',
  fields: { name: { type: 'string', required: true }, description: { type: 'string' } },
}));

const Topic = defineDocumentType(() => ({
  name: 'Topic',
  filePathPattern: 'topics/*.md',
  fields: { name: { type: 'string', required: true }, description: { type: 'string' } },
}));

const Page = defineDocumentType(() => ({
  name: 'Page',
  filePathPattern: 'pages/*.md',
  fields: { title: { type: 'string', required: true }, description: { type: 'string' } },
}));

export default makeSource({
  // The folder it runs in, which holds copies of what was checked.
  contentDirPath: '.',
  contentDirInclude: ['articles', 'authors', 'sections', 'topics', 'pages'],
  documentTypes: [Article, Author, Section, Topic, Page],
  onUnknownDocuments: 'fail',
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  // The tsconfig that it would look for is not in the folder it runs in.
  disableImportAliasWarning: true,
  // Markdown is compiled by lib/markdown, which knows pictures and other articles: here it stays as it was written.
  markdown: (builder) => {
    builder.use(function leaveMarkdownAlone() {
      this.parser = () => ({ type: 'root', children: [] });
      this.compiler = () => '';
    });
  },
});
