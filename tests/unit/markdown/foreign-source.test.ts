import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileText(markdown, aNewsroom());
const problems = (markdown: string) => compiled(`First.\n\nSecond.\n\n${markdown}\n\nLast.`).problems;

test.each([
  ['WordPress', '[gallery ids="1,2"]'],
  ['WordPress', '[gallery]'],
  ['WordPress', '[gallery columns=3]'],
  ['WordPress', '[vc_row]'],
  ['WordPress', '[embed]https://example.org/x[/embed]'],
  ['a bulletin board', '[url=https://example.org]here[/url]'],
  ['a bulletin board', 'Some [b]bold[/b] words'],
  ['Obsidian', 'See [[Another page]] first'],
  ['Obsidian', 'See [[Page|words]] first'],
  ['Obsidian', '![[picture.png]]'],
  ['Obsidian', 'A ==marked== word'],
  ['Obsidian', '%%a remark%%'],
  ['Obsidian', '> [!note] Words'],
  ['GitHub', '> [!NOTE]\n> Words'],
  ['GitHub', 'I am :smile: today'],
  ['Notion', '<aside>\nWords\n</aside>\n\n<Callout icon="x">\n\nWords\n\n</Callout>'],
  ['Hugo and others', '[TOC]'],
  ['GitLab', '[[_TOC_]]'],
  ['Kramdown', '{:toc}'],
  ['Kramdown', '* TOC\n{:toc}'],
  ['Kramdown', 'Words.\n{: .class}'],
  ['Kramdown', 'Words{:target="_blank"}'],
  ['Kramdown', '{::nomarkdown}'],
  ['Kramdown', '*[HTML]: Hypertext'],
  ['Pandoc', 'Words^[a note within] more'],
  ['Pandoc', 'As was said [@smith2020, p. 3]'],
  ['Pandoc', 'Term\n: what it means'],
  ['MkDocs', '!!! note "Title"\n    Words'],
  ['MkDocs', '??? warning\n    Words'],
  ['Docusaurus', ':::note\nWords\n:::'],
  ['MDX', "import Chart from './chart'"],
  ['MDX', 'It is {props.value} today'],
  ['MDX', '<Chart data="x" />'],
  ['ERB', '<%= title %>'],
  ['PHP', '<?php echo 1 ?>'],
  ['Jinja', '{# a remark #}'],
  ['Textile', 'h2. A heading'],
  ['reStructuredText', '.. image:: picture.png'],
  ['Word', 'Words<o:p></o:p>'],
  ['nobody in particular', 'See [words](two words) here'],
  ['nobody in particular', 'One:\n-item\n-item'],
  ['nobody in particular', '-item'],
  ['nobody in particular', '1)item\n2)item'],
  ['nobody in particular', '• item\n• item'],
  ['nobody in particular', 'Press <Foo> now'],
])('what was written for %s is named with its line and a cure: %s', (_, source) => {
  const found = problems(source);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ line, instead }) => line >= 5 && line <= 11 && instead !== '')).toBe(true);
});

test.each([
  'Of arr[i][j] and f[x](a b) the code speaks.',
  'We say that [x = 5] and [n=12] hold.',
  '#31#. * Applies to all.',
  'A {style=x} in a sentence.',
  '[Laughter]',
  'He [the minister] said [sic] so.',
  '-Bonjour, dit-il.',
  '-5 degrees',
  '--help is an option',
  '* Prices without tax\\*',
  'At 10:30:15 and a:b:c and 1:2',
  'If a == b and b == c, then a==b==c.',
  'The pattern ^[a-z]+ begins with a letter.',
  'Use List<String> or Map<String, List<Integer>> or Optional<Object>.',
  'A < b and c > d, and 3 <4.',
  'a || b || c',
  'Escaped: \\[[page]], \\:smile:, \\==x==, \\<Foo>',
  'H<sub>2</sub>O, <font color="red">red</font> and <center>words</center>',
  '`[[page]]`, `<Foo>`, `:smile:` and `{:toc}`',
  '*One line in italics,*\n*and another*',
  '*One line in italics\nand another.*',
  'Name it &lt;table:key&gt; there',
  'Import duties from China rose.',
  '<!--more-->',
])('what is meant so is not: %s', (source) => {
  expect(problems(source)).toEqual([]);
});

test.each([
  ['List<String> and <your name>', 'List&lt;String> and &lt;your name>'],
  ['Optional<Object> and more', 'Optional&lt;Object> and more'],
  ['See [embed]https://example.org/x[/embed] now', '>https://example.org/x</a>[/embed]'],
  ['[url=https://example.org/x]words[/url]', '>https://example.org/x</a>]words'],
  ['https://example.org/?a[]=1&b[c]=2 is one', 'href="https://example.org/?a%5B%5D=1&amp;b%5Bc%5D=2"'],
  ['&quot;https://example.org/x&quot; he said', '>https://example.org/x</a>'],
  ['https://example.org/x&#39;s and https://example.org/y&gt; z', '>https://example.org/x</a>'],
  ['https://example.org/y&gt;z', '>https://example.org/y</a>'],
  ['## Title \\{#b}', 'Title {#b}'],
])('readers see all of it: %s', (source, expected) => {
  expect(compiled(source).html).toContain(expected);
});
