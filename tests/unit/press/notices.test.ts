import { expect, test } from 'vitest';
import { noticePage } from '#press/notice-page.ts';
import { broken, tooMany, withdrawn } from '#press/notices.ts';
import { crawled, htmlProblems } from '#tests/support/crawling.ts';

const nameplate = { viewBox: '0 0 10 10', outline: 'M0 0H10', slit: null };
const paper = { name: 'Fish & <Chips>', nameplate: null, language: 'en-GB' };

test('html-validate finds nothing wrong with a notice, whoever it is from and whatever it says', async () => {
  const reason = 'A court ordered it: </p><script>"R" & \'Co\'</script>';
  const notices = [withdrawn({ status: 410, reason }), withdrawn({ status: 451, reason: '' })];
  for (const notice of [...notices, broken(503, '1-a'), tooMany(5)]) {
    for (const from of [null, paper, { ...paper, nameplate }]) {
      expect(await htmlProblems(noticePage(notice, from, ['/_next/static/a.css']))).toEqual([]);
    }
  }
  const page = crawled(noticePage(notices[0]!, paper, []));
  expect(page.title).toBe('We have withdrawn this story | Fish & <Chips>');
  expect(page.texts('main p')).toContain(reason);
});
