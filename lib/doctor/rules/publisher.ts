import type { PolicyName } from '#lib/news/organization.ts';
import { pathOn } from '../places.ts';
import { unless, type Rule } from '../rule.ts';
import { nodesOfType, textOf, valuesOf } from '../structured-data.ts';
import type { Visit } from '../visit.ts';

/** Policies that a NewsMediaOrganization can name (https://schema.org/NewsMediaOrganization), as a newsroom calls them. */
const policies = {
  publishingPrinciples: 'its editorial principles',
  ethicsPolicy: 'its ethics',
  correctionsPolicy: 'how it corrects errors',
  verificationFactCheckingPolicy: 'how it checks facts',
  unnamedSourcesPolicy: 'when sources stay unnamed',
  noBylinesPolicy: 'why some articles have no byline',
  missionCoveragePrioritiesPolicy: 'its mission and what it covers first',
  ownershipFundingInfo: 'who owns and pays for it',
  actionableFeedbackPolicy: 'how readers reach it',
  diversityPolicy: 'its policy on diversity',
  diversityStaffingReport: 'who works there',
  masthead: 'its masthead',
} as const satisfies Record<PolicyName, string>;

const isPublisher = (type: string): boolean => type === 'NewsMediaOrganization';

/** What the front says of who publishes it. */
export const publisherRules: readonly Rule<Visit>[] = [
  {
    name: 'the publisher is named',
    level: 'problem',
    source: 'https://schema.org/NewsMediaOrganization',
    check: ({ type, data, site }) => {
      if (type !== 'front') return [];
      const [publisher] = nodesOfType(data, isPublisher);
      if (!publisher) return ['there is no NewsMediaOrganization in the JSON-LD of the front'];
      return [
        ...unless(textOf(publisher, 'name') !== null, 'the publisher has no name'),
        ...unless(
          pathOn(textOf(publisher, 'url') ?? '', site.url) === '/',
          `the url of the publisher is not ${site.url}`,
        ),
        ...unless(valuesOf(publisher, 'logo').length > 0, 'the publisher has no logo'),
      ];
    },
  },
  {
    name: 'policies of the newsroom',
    level: 'warning',
    source: 'https://schema.org/NewsMediaOrganization',
    check: ({ type, data }) => {
      const [publisher] = type === 'front' ? nodesOfType(data, isPublisher) : [];
      if (!publisher) return [];
      return Object.entries(policies)
        .filter(([name]) => valuesOf(publisher, name).length === 0)
        .map(([name, about]) => `the publication does not say ${about} (${name}); name the page in publication.yaml`);
    },
  },
  {
    name: 'policies are addresses',
    level: 'problem',
    source: 'https://schema.org/NewsMediaOrganization',
    check: ({ data }) =>
      nodesOfType(data, isPublisher).flatMap((publisher) =>
        Object.keys(policies)
          .filter((name) =>
            valuesOf(publisher, name).some((value) => typeof value === 'string' && !URL.canParse(value)),
          )
          .map((name) => `${name} is no absolute address`),
      ),
  },
];
