import type { Advice } from './schema-problems.ts';

/* What to write where a schema's own words do not say it. Longer explanations: docs/writing.md. */

const image: Advice = {
  image: 'write image: {src: /media/…, alt: …}',
  'image.src': 'write the path of a file under content/media/, e.g. /media/kurils.jpg',
  'image.alt': "say what the picture shows (alt: '' says that it is decoration)",
  'image.caption': 'write what the reader should know about it, or leave the key out',
  'image.credit': 'write who made it, or leave the key out',
  'image.focal': 'write two numbers from 0 to 1, e.g. [0.5, 0.4]',
};

export const articleAdvice: Advice = {
  ...image,
  headline: 'write a headline of 1 to 140 characters',
  dek: 'write one sentence or two, or leave the key out',
  kind: 'write analysis, reporting, opinion, explainer, interview or video',
  section: 'name a file in content/sections/ without .md, e.g. section: asia-pacific',
  topics: 'write a list of names from content/topics/, e.g. [fisheries]',
  authors: 'name at least one author, e.g. [mara-lindqvist]',
  publishedAt: 'write a date with time and zone, e.g. 2026-11-20T09:00:00Z',
  updatedAt: 'write a date with time and zone, or leave the key out',
  status: 'write published or draft',
  breaking: 'write true or false',
  corrections: 'write a list of {at: 2026-11-21T10:00:00Z, text: …}',
  'corrections.at': 'write a date with time and zone, e.g. 2026-11-20T09:00:00Z',
  'corrections.text': 'write what was wrong and what is right',
  translations: 'write {de: https://…}, or leave the key out',
  oldUrls: 'write a list of paths, e.g. [/2019/05/old-permalink]',
};

export const authorAdvice: Advice = {
  ...image,
  name: 'write the name as it stands in the byline',
  role: 'write e.g. "Asia-Pacific correspondent", or leave the key out',
  email: 'write an e-mail address, or leave the key out',
  links: 'write a list of addresses with https://',
};

/** Sections and topics. */
export const namedAdvice: Advice = {
  name: 'write the name as readers see it',
  description: 'write one sentence, or leave the key out',
};

export const pageAdvice: Advice = {
  title: 'write a title',
  description: 'write one sentence, or leave the key out',
};

export const publicationAdvice: Advice = {
  name: 'write the name of the publication',
  nav: 'write a list of slugs of sections, and kind:opinion',
  index: 'write a list of {title: …, links: [section:…, topic:…, page:…]}',
  'index.title': 'write the title of this group of links',
  'index.links': 'write a list, e.g. [section:asia-pacific, page:about]',
  footer: 'write a list, e.g. [page:contact, page:privacy]',
  focus: 'write a list of slugs of topics',
  social: 'write a list of {name: …, url: https://…}',
  'social.name': 'write the name of the service, e.g. Mastodon',
  'social.url': 'write a web address, e.g. https://example.org',
  organization: 'write {legalName: …, foundingDate: …, policies: {…}}, or leave the key out',
  'organization.foundingDate': "write a date in quotes, e.g. '2026-11-01'",
  'organization.policies': 'write e.g. {ethicsPolicy: page:ethics, correctionsPolicy: page:corrections}',
  newsletter: 'write {name: …, description: …, consent: …, schedule: …}, or leave the key out',
  'newsletter.name': 'write the name of the newsletter',
  'newsletter.description': 'write what readers get, in a sentence',
  'newsletter.consent': 'write what a reader agrees to by signing up',
  'newsletter.schedule': 'write when it comes, e.g. Every Friday at noon GMT',
  crawlers: 'write {search: allow, aiSearch: allow, aiTraining: deny, sections: {…}}, or leave the key out',
  'crawlers.sections': 'write slugs of sections, each with its own rules: {opinion: {aiTraining: deny}}',
  wellKnown: 'write {ads: […], security: {contact: […]}, changePassword: /…}, or leave the key out',
  'wellKnown.ads': 'write a list of records, each on one line',
  'wellKnown.appAds': 'write a list of records, each on one line',
  'wellKnown.security': 'write {contact: [mailto:security@example.org]}, or leave the key out',
  'wellKnown.security.contact': 'write a list, e.g. [mailto:security@example.org]',
};

export const frontAdvice: Advice = {
  lead: 'write the slug of an article',
  leadRelated: 'write a list of slugs of articles',
  secondary: 'write a list of slugs of articles',
  opinion: 'write a list of slugs of articles',
  blocks: 'write a list of {section: …, lead: …}',
  'blocks.section': 'write the slug of a section',
  'blocks.lead': 'write the slug of an article',
};
