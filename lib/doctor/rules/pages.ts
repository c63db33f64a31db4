import type { Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';
import { articleDataRules } from './article-data.ts';
import { documentRules } from './document.ts';
import { graphRules } from './graph.ts';
import { publisherRules } from './publisher.ts';
import { sharingRules } from './sharing.ts';
import { transportRules } from './transport.ts';

/** All that is asked of a page by itself. */
export const pageRules: readonly Rule<Visit>[] = [
  ...documentRules,
  ...sharingRules,
  ...transportRules,
  ...graphRules,
  ...articleDataRules,
  ...publisherRules,
];
