import { outcomeOf, type Answer } from '#lib/doctor/answer.ts';
import { pathOn } from '#lib/doctor/places.ts';
import { checkAll, type Rule } from '#lib/doctor/rule.ts';
import {
  adsRules,
  iconsOf,
  linksInMarkdown,
  llmsRules,
  manifestRules,
  robotsRules,
  securityRules,
  type PlainFile,
} from '#lib/doctor/rules/plain-files.ts';
import { llmsUrl, robotsUrl } from '#lib/news/urls.ts';
import type { Examination } from './examination.ts';

/** Files at addresses that everybody knows, but robots.txt. */
const knownFiles: Readonly<Record<string, readonly Rule<PlainFile>[]>> = {
  [llmsUrl()]: llmsRules,
  '/.well-known/security.txt': securityRules,
  '/ads.txt': adsRules,
};

/** Looks at robots.txt; what it says, or nothing where there is none. */
export async function examineRobots(examination: Examination): Promise<string> {
  const answer = await examine(examination, robotsUrl(), robotsRules);
  return answer.status === 200 ? answer.body : '';
}

/** Looks at files of known addresses. @returns paths that they name, with the file that does */
export async function examineKnownFiles(examination: Examination): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for (const [path, rules] of Object.entries(knownFiles)) {
    const { status, body } = await examine(examination, path, rules);
    if (status !== 200 || rules !== llmsRules) continue;
    for (const href of linksInMarkdown(body)) {
      const target = pathOn(href, examination.site.url);
      if (target !== null) named.set(target, path);
    }
  }
  return named;
}

const brokenIcon = {
  rule: 'icons of the manifest are there',
  level: 'problem',
  source: 'https://www.w3.org/TR/appmanifest/#icons-member',
} as const;

/** Looks at the web manifests that pages name, and asks for their icons. */
export async function examineManifests(examination: Examination, manifests: Iterable<string>): Promise<void> {
  for (const path of manifests) {
    const { body } = await examine(examination, path, manifestRules);
    for (const src of iconsOf(body)) {
      const icon = pathOn(src, examination.site.url);
      if (icon === null) continue;
      const { status } = await examination.client.ask(icon, { method: 'HEAD' });
      if (status !== 200)
        examination.diagnosis.add([{ ...brokenIcon, address: path, problem: `${icon} ${outcomeOf({ status })}` }]);
    }
  }
}

async function examine(
  { client, site, diagnosis }: Examination,
  path: string,
  rules: readonly Rule<PlainFile>[],
): Promise<Answer> {
  const answer = await client.ask(path);
  diagnosis.add(checkAll(rules, { site, answer }, path));
  return answer;
}
