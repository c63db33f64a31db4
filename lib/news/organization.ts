/** Who publishes: what search engines want to know of it besides what every page shows. */
export interface Organization {
  legalName: string | null;
  /** ISO 8601: a year, a month or a day. */
  foundingDate: string | null;
  /** Where it says how it works: paths, with an anchor or without, by schema.org's names of the policies. */
  policies: Readonly<Partial<Record<PolicyName, string>>>;
}

/** Policies of a https://schema.org/NewsMediaOrganization; what each is about: `lib/config/publication.ts`. */
export type PolicyName =
  | 'publishingPrinciples'
  | 'ethicsPolicy'
  | 'correctionsPolicy'
  | 'diversityPolicy'
  | 'diversityStaffingReport'
  | 'ownershipFundingInfo'
  | 'masthead'
  | 'missionCoveragePrioritiesPolicy'
  | 'verificationFactCheckingPolicy'
  | 'unnamedSourcesPolicy'
  | 'noBylinesPolicy'
  | 'actionableFeedbackPolicy';
