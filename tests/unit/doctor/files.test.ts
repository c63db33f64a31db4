import { describe, expect, test } from 'vitest';
import { checkAll, type Rule } from '#lib/doctor/rule.ts';
import { oEmbedRules, twinRules } from '#lib/doctor/rules/copies.ts';
import {
  adsRules,
  iconsOf,
  linksInMarkdown,
  llmsRules,
  manifestRules,
  robotsRules,
  securityRules,
  sitemapsIn,
  type PlainFile,
} from '#lib/doctor/rules/plain-files.ts';
import { absentRules, redirectRules } from '#lib/doctor/rules/redirects.ts';
import { shareImageRules } from '#lib/doctor/rules/sharing.ts';
import { anAnswer, articlePath, site } from './a-page.ts';

const ofFile = (rules: readonly Rule<PlainFile>[], body: string, type = 'text/plain', status = 200) =>
  checkAll(rules, { site, answer: anAnswer({ body, status, headers: { 'content-type': type } }) }, '/').map(
    ({ problem }) => problem,
  );

describe('robots.txt', () => {
  const good = `# Who may read what\nUser-agent: *\nDisallow: /api/ # machines\nAllow:\n\nSitemap: ${site.url}/sitemap.xml\n`;

  test('has groups and names the sitemaps', () => {
    expect(ofFile(robotsRules, good)).toEqual([]);
    expect(sitemapsIn(good)).toEqual([`${site.url}/sitemap.xml`]);
  });

  test('has no rule before the first group, no made-up key, no path without a slash', () => {
    expect(ofFile(robotsRules, `Disallow: /\n${good}`)).toEqual(['line 1 stands before the first User-agent']);
    expect(ofFile(robotsRules, `${good}Noindex: /a\n`)).toEqual(['line 7 is no rule: Noindex: /a']);
    expect(ofFile(robotsRules, `${good}User-agent: b\nDisallow: api\n`)[0]).toMatch(/a path begins with \//);
    expect(ofFile(robotsRules, good, 'text/html')[0]).toMatch(/not as text\/plain/);
  });

  test('is there, and its sitemaps are on the site', () => {
    expect(ofFile(robotsRules, '', 'text/plain', 404)).toContain('it is answered with 404');
    expect(ofFile(robotsRules, 'User-agent: *\nDisallow:\n')).toEqual(['it names no sitemap']);
    expect(ofFile(robotsRules, good.replace(site.url, 'http://localhost:3000'))[0]).toMatch(/no absolute address on/);
  });
});

test('llms.txt has a heading and links', () => {
  const good = '# The Paper\n\n> News\n\n- [About](https://paper.example/about): who we are\n';
  expect(ofFile(llmsRules, good)).toEqual([]);
  expect(linksInMarkdown(good)).toEqual(['https://paper.example/about']);
  expect(ofFile(llmsRules, 'The Paper')).toHaveLength(2);
  expect(ofFile(llmsRules, '', 'text/html', 404)).toEqual(['it is answered with 404']);
});

test('security.txt names a contact and has not expired; nobody needs one', () => {
  const good = 'Contact: mailto:security@paper.example\nExpires: 2027-01-01T00:00:00Z\n';
  expect(ofFile(securityRules, good)).toEqual([]);
  expect(ofFile(securityRules, '', 'text/plain', 404)).toEqual([]);
  expect(ofFile(securityRules, good.replace('2027', '2025'))).toEqual(['it expired: 2025-01-01T00:00:00Z']);
  expect(ofFile(securityRules, 'Expires: 2027-01-01T00:00:00Z')).toEqual(['it has no Contact']);
});

test('ads.txt has records of three or four fields, or names and values; nobody needs one', () => {
  expect(
    ofFile(adsRules, '# Ours\nads.example, 17, DIRECT, f08c\nother.example,1,reseller\ncontact=a@b.example\n'),
  ).toEqual([]);
  expect(ofFile(adsRules, '', 'text/plain', 404)).toEqual([]);
  expect(ofFile(adsRules, 'ads.example, 17, OWNER')).toEqual(['line 1 is no record: ads.example, 17, OWNER']);
});

test('a manifest has a name, a start and icons', () => {
  const good = JSON.stringify({ name: 'The Paper', start_url: '/', icons: [{ src: '/icon.png', sizes: '512x512' }] });
  expect(ofFile(manifestRules, good, 'application/manifest+json')).toEqual([]);
  expect(iconsOf(good)).toEqual(['/icon.png']);
  expect(ofFile(manifestRules, '{}', 'application/manifest+json')).toHaveLength(3);
  expect(ofFile(manifestRules, '<html>', 'text/html')).toEqual(['it is no JSON']);
});

describe('another form of an article', () => {
  const about = { site, article: articlePath, headline: 'The “strait”: what it is' };
  const link = `<${site.url}${articlePath}>; rel="canonical"`;

  test('is Markdown with its headline, which names the article as the original', () => {
    const twin = (headers: Record<string, string>, body = '# The "strait": what it\\_is\n\nText.\n') =>
      checkAll(twinRules, { ...about, answer: anAnswer({ body, headers }) }, '/').map(({ problem }) => problem);
    expect(twin({ 'content-type': 'text/markdown; charset=utf-8', link })).toEqual([]);
    expect(twin({ 'content-type': 'text/plain', link })[0]).toMatch(/not as text\/markdown/);
    expect(twin({ 'content-type': 'text/markdown' })[0]).toMatch(/canonical address \(header Link\) is missing/);
    expect(twin({ 'content-type': 'text/markdown', link }, '# Another')[0]).toMatch(/headline .* does not stand/);
  });

  test('is what oEmbed says of it', () => {
    const good = { version: '1.0', type: 'rich', title: about.headline, html: '<iframe>', width: 600, height: 300 };
    const said = (changed: Record<string, unknown>) => {
      const body = JSON.stringify({ ...good, ...changed });
      const answer = anAnswer({ body, headers: { 'content-type': 'application/json' } });
      return checkAll(oEmbedRules, { ...about, answer }, '/').map(({ problem }) => problem);
    };
    expect(said({})).toEqual([]);
    expect(said({ version: 1 })).toEqual(['version is not "1.0"']);
    expect(said({ title: 'Another' })[0]).toMatch(/not the headline/);
    expect(said({ html: undefined })[0]).toMatch(/needs html/);
    expect(said({ thumbnail_url: 'https://cdn.example/a.png' })[0]).toMatch(/thumbnail_url is not on/);
  });
});

test('what moved leads to its new address at once, for good', () => {
  const moved = (status: number, location: string, query = '') =>
    checkAll(
      redirectRules,
      { site, to: '/article/a', query, answer: anAnswer({ address: '/old', status, headers: { location } }) },
      '/old',
    );
  expect(moved(308, '/article/a')).toEqual([]);
  expect(moved(301, `${site.url}/article/a`)).toEqual([]);
  expect(moved(302, '/article/a')).toHaveLength(1);
  expect(moved(308, '/article/b')[0]?.problem).toBe('it leads to /article/b, not to /article/a');
  expect(moved(308, 'http://localhost:3000/article/a')).toHaveLength(1);

  expect(moved(308, '/article/a?utm_source=nl', 'utm_source=nl')).toEqual([]);
  expect(moved(308, '/article/a', 'utm_source=nl')[0]).toMatchObject({
    rule: 'the query goes along',
    level: 'warning',
  });
});

test('an address where nothing is says 404 and noindex', () => {
  const body = '<html><head><meta name="robots" content="noindex"></head></html>';
  expect(checkAll(absentRules, anAnswer({ status: 404, body }), '/')).toEqual([]);
  expect(checkAll(absentRules, anAnswer({ status: 404, body: '<html></html>' }), '/')).toHaveLength(1);
  expect(checkAll(absentRules, anAnswer({ status: 200, body }), '/')).toHaveLength(1);
});

test('a share image is as large as is said, and what it is served as', () => {
  const good = { width: 1200, height: 630, servedAs: 'image/png', format: 'png', bytes: 90_000 };
  expect(checkAll(shareImageRules, good, '/')).toEqual([]);
  expect(checkAll(shareImageRules, { ...good, height: 675 }, '/')[0]?.problem).toMatch(/1200 × 675/);
  expect(checkAll(shareImageRules, { ...good, servedAs: 'image/jpeg' }, '/')[0]?.problem).toMatch(/and is png/);
  expect(checkAll(shareImageRules, { ...good, bytes: 900_000 }, '/')[0]?.level).toBe('warning');
});
