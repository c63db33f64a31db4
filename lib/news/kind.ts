import { z } from 'zod';
import { kinds } from './kinds.ts';

export const kindSchema = z.enum(kinds, { error: `write ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}` });
export type Kind = z.infer<typeof kindSchema>;

/** As a label above one article: "Analysis | Asia-Pacific". */
export const kindName: Record<Kind, string> = {
  analysis: 'Analysis',
  reporting: 'Reporting',
  opinion: 'Opinion',
  explainer: 'Explainer',
  interview: 'Interview',
  video: 'Video',
};

/** As the title of a page that lists them. */
export const kindTitle: Record<Kind, string> = { ...kindName, explainer: 'Explainers', interview: 'Interviews' };
