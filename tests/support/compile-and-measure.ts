import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../fixtures/markdown/context.ts';
import { grammars } from './markdown-grammars.ts';

/** A process that compiles each text it is sent, and answers with what that cost: seconds of processor time. */

const newsroom = aNewsroom();
// As the process of a newsroom that has been at work for a while.
for (let n = 0; n < 20; n++)
  compileArticle(grammars['prose with links']!(2000) + grammars['a long table']!(500), newsroom);

process.on('message', (markdown: string) => {
  const before = process.cpuUsage();
  const { problems } = compileArticle(markdown, newsroom);
  const { user, system } = process.cpuUsage(before);
  const refused = problems.find(({ problem }) => problem.startsWith('the text is too complicated'));
  process.send!({ seconds: (user + system) / 1e6, refused: refused?.problem ?? null });
});
process.send!('ready');
