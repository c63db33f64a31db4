import type { RuleFindings } from '#lib/doctor/diagnosis.ts';
import type { Report } from './examine.ts';

/** Different problems of one rule that are printed; all that are kept are in the JSON. */
const printedProblems = 12;

/** A report for people. */
export function reportText(report: Report): string {
  const { problems, warnings, looked, asked, site } = report;
  const count = (found: readonly RuleFindings[]) => found.reduce((sum, each) => sum + each.count, 0);
  const summary = [
    `${number(count(problems), 'problem')}, ${number(count(warnings), 'warning')}.`,
    `Looked at ${asked}${site === asked ? '' : ` as ${site}`}: ${number(looked.pages, 'page')}, ${number(looked.feeds, 'feed')},`,
    `${number(looked.oldAddresses, 'old address', 'es')}, with ${number(report.requests, 'request')} in ${report.seconds} s.`,
    ...(looked.articles < looked.articlesListed
      ? [
          `A sample: ${looked.articles} of ${looked.articlesListed} articles, spread over the months; --all reads every one.`,
        ]
      : []),
    ...(looked.feeds < looked.feedsNamed ? [`A sample: ${looked.feeds} of ${looked.feedsNamed} feeds.`] : []),
    ...(report.waited > 0 ? [`The site asked to wait, and it was waited for ${report.waited} s.`] : []),
    ...(looked.store ? [] : ['The store was not looked at: it is not at hand.']),
  ];
  return [...part('PROBLEMS', problems), ...part('WARNINGS', warnings), summary.join('\n')].join('\n');
}

function part(title: string, found: readonly RuleFindings[]): string[] {
  if (found.length === 0) return [];
  return [title, '', ...found.flatMap((each) => [...ruleLines(each), ''])];
}

function ruleLines({ rule, source, count, ailments }: RuleFindings): string[] {
  const printed = ailments.slice(0, printedProblems);
  const rest = count - printed.reduce((sum, ailment) => sum + ailment.count, 0);
  return [
    `${rule} (${count})  ${source}`,
    ...printed.flatMap((ailment) => [`  ${ailment.problem}`, `    ${addressesOf(ailment)}`]),
    ...(rest > 0 ? [`  … and ${rest} more; --json has them`] : []),
  ];
}

function addressesOf({ addresses, count }: { addresses: readonly string[]; count: number }): string {
  const more = count - addresses.length;
  return `${addresses.join('  ')}${more > 0 ? `  … and ${more} more` : ''}`;
}

const number = (count: number, thing: string, plural = 's'): string => `${count} ${thing}${count === 1 ? '' : plural}`;
