import { defineDocumentType, makeSource } from 'contentlayer/source-files';
import { contentlayerFields } from '#lib/content/contentlayer-fields.ts';
import { articleFrontMatterSchema } from '#lib/news/article.ts';
import { authorFrontMatterSchema } from '#lib/news/author.ts';
import { pageFrontMatterSchema } from '#lib/news/page.ts';
import { sectionFrontMatterSchema } from '#lib/news/section.ts';

/*
 * The documents of `content/`, as contentlayer reads and types them. `lib/content/documents.ts` runs it as a step of
 * its own and is the only reader of what it writes. Their fields are made of the schemas that declare them;
 * `lib/content/check-folder.ts` has refused everything else before this runs.
 */

const documents = [
  { name: 'Article', filePathPattern: 'articles/**/*.md', schema: articleFrontMatterSchema },
  { name: 'Author', filePathPattern: 'authors/*.md', schema: authorFrontMatterSchema },
  { name: 'Section', filePathPattern: 'sections/*.md', schema: sectionFrontMatterSchema },
  { name: 'Topic', filePathPattern: 'topics/*.md', schema: sectionFrontMatterSchema },
  { name: 'Page', filePathPattern: 'pages/*.md', schema: pageFrontMatterSchema },
];

export default makeSource({
  // The folder it runs in, which holds copies of what was checked.
  contentDirPath: '.',
  contentDirInclude: ['articles', 'authors', 'sections', 'topics', 'pages'],
  documentTypes: documents.map(({ name, filePathPattern, schema }) =>
    defineDocumentType(() => ({ name, filePathPattern, fields: contentlayerFields(schema) })),
  ),
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
