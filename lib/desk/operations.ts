import { z } from 'zod';
import {
  articleStateSchema,
  directorySchema,
  frontSchema,
  listSchema,
  newPreviewSchema,
  previewsSchema,
  publicationSchema,
  receiptSchema,
  revokedSchema,
  updateReceiptSchema,
  updateStateSchema,
} from './answers.ts';
import { correct, markBreaking, rename, restore, standDown, withdraw } from './commands/amend.ts';
import { addUpdate, deleteUpdate, editUpdate, endLive, pinUpdate, readUpdate, startLive } from './commands/live.ts';
import { embargo, publish, schedule, unschedule } from './commands/publish.ts';
import { placeOnFront, readFront, takeFromFront } from './commands/front.ts';
import { authors, list, publication, sections, topics } from './commands/list.ts';
import { read } from './commands/read.ts';
import { release } from './commands/release.ts';
import { create, createBreaking, revise } from './commands/write.ts';
import * as inputs from './inputs.ts';
import { operation, type Operation } from './operation.ts';
import { listPreviews, makePreview, revokePreview } from './previews.ts';

const nowhere = z.object({});
/** Any text: what is no slug names no article, and that is the answer. */
const anArticle = z.object({ slug: z.string().min(1) });
const anUpdate = anArticle.extend({ number: z.coerce.number('write its number').pipe(inputs.count) });

const nothing = inputs.nothingSchema;
const directory = {
  method: 'GET',
  scope: 'read',
  status: 200,
  params: nowhere,
  input: nothing,
  answer: directorySchema,
} as const;
const ofFront = { answer: frontSchema, status: 200 } as const;
const ofArticle = { params: anArticle, answer: receiptSchema, status: 200 } as const;
const ofUpdate = { params: anUpdate, answer: updateReceiptSchema, status: 200 } as const;

/** All that programs can ask of the desk: the API, its description, webhooks and the remote command line are this table. */
export const operations: readonly Operation[] = [
  operation({
    ...{ id: 'list', method: 'GET', path: '/articles', scope: 'read', status: 200 },
    summary: 'Lists articles of every status, the ones last worked on first.',
    params: nowhere,
    input: inputs.listSchema,
    answer: listSchema,
    run: (desk, _, input) => list(desk, input),
  }),
  operation({
    ...directory,
    ...{ id: 'sections', path: '/sections' },
    summary: 'Names the sections that an article can be in.',
    run: sections,
  }),
  operation({
    ...directory,
    ...{ id: 'topics', path: '/topics' },
    summary: 'Names the topics that an article can be about.',
    run: topics,
  }),
  operation({
    ...directory,
    ...{ id: 'authors', path: '/authors' },
    summary: 'Names the authors whom an article can be by.',
    run: authors,
  }),
  operation({
    ...{ id: 'publication', method: 'GET', path: '/publication', scope: 'read', status: 200 },
    summary: 'Says what the publication is called, its address, language and time zone.',
    params: nowhere,
    input: nothing,
    answer: publicationSchema,
    run: publication,
  }),
  operation({
    ...ofFront,
    ...{ id: 'front', method: 'GET', path: '/front', scope: 'read', params: nowhere, input: nothing },
    summary: 'Says what stands on the front page, from top to bottom, and why.',
    run: readFront,
  }),
  operation({
    ...ofFront,
    ...{ id: 'place-on-front', method: 'POST', path: '/front', scope: 'publish', params: nowhere },
    summary: 'Puts an article on the front page, until a moment or until it is taken back.',
    input: inputs.placeOnFrontSchema,
    run: (desk, _, input) => placeOnFront(desk, input),
  }),
  operation({
    ...ofFront,
    ...{ id: 'take-from-front', method: 'DELETE', path: '/front/{slug}', scope: 'publish', params: anArticle },
    summary: 'Takes back what the desk put on the front page.',
    input: nothing,
    run: (desk, { slug }) => takeFromFront(desk, slug),
  }),
  operation({
    ...{ id: 'create', method: 'POST', path: '/articles', scope: 'draft', status: 201 },
    summary: 'Begins an article; readers see nothing of it yet.',
    params: nowhere,
    input: inputs.createSchema,
    answer: receiptSchema,
    run: (desk, _, input) => create(desk, input),
  }),
  operation({
    ...{ id: 'breaking', method: 'POST', path: '/breaking', scope: 'publish', status: 201 },
    summary: 'Puts a breaking story before readers: new, published, with the banner on every page.',
    params: nowhere,
    input: inputs.breakingStorySchema,
    answer: receiptSchema,
    run: (desk, _, input) => createBreaking(desk, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'show', method: 'GET', path: '/articles/{slug}', scope: 'read' },
    summary: 'Says how an article stands: its newest revision, and what readers see of it.',
    input: nothing,
    answer: articleStateSchema,
    run: (desk, { slug }) => read(desk, slug),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'revise', method: 'PATCH', path: '/articles/{slug}', scope: 'draft' },
    summary: 'Writes an article anew, in part or whole; readers see it once it is published, or at once on request.',
    input: inputs.reviseSchema,
    scopeOf: ({ publish: atOnce }) => (atOnce ? 'publish' : 'draft'),
    run: (desk, { slug }, input) => revise(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'publish', method: 'POST', path: '/articles/{slug}/publish', scope: 'publish' },
    summary: 'Puts the newest revision before readers.',
    input: inputs.publishSchema,
    run: (desk, { slug }, input) => publish(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'schedule', method: 'PUT', path: '/articles/{slug}/schedule', scope: 'publish' },
    summary: 'Lets the newest revision be published by itself when its time has come.',
    input: inputs.scheduleSchema,
    run: (desk, { slug }, input) => schedule(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'unschedule', method: 'DELETE', path: '/articles/{slug}/schedule', scope: 'publish' },
    summary: 'Takes a scheduled article back to the desk, as a draft.',
    input: nothing,
    run: (desk, { slug }) => unschedule(desk, slug),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'embargo', method: 'PUT', path: '/articles/{slug}/embargo', scope: 'publish' },
    summary: 'Forbids everybody to publish an article before a moment, or lifts that.',
    input: inputs.embargoSchema,
    run: (desk, { slug }, input) => embargo(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'mark-breaking', method: 'PUT', path: '/articles/{slug}/breaking', scope: 'publish' },
    summary: 'Marks an article as breaking: the banner on every page leads to it.',
    input: nothing,
    run: (desk, { slug }) => markBreaking(desk, slug),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'stand-down', method: 'DELETE', path: '/articles/{slug}/breaking', scope: 'publish' },
    summary: 'Says that the story is no longer breaking.',
    input: nothing,
    run: (desk, { slug }) => standDown(desk, slug),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'live', method: 'POST', path: '/articles/{slug}/live', scope: 'publish' },
    summary: 'Begins or resumes live coverage, and says what its key points are.',
    input: inputs.liveSchema,
    run: (desk, { slug }, input) => startLive(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'end-live', method: 'POST', path: '/articles/{slug}/live/end', scope: 'publish' },
    summary: 'Ends live coverage; the article stays what it is.',
    input: nothing,
    run: (desk, { slug }) => endLive(desk, slug),
  }),
  operation({
    ...{ id: 'update', method: 'POST', path: '/articles/{slug}/updates', scope: 'publish', status: 201 },
    summary: 'Adds a live update; the first one begins the coverage.',
    params: anArticle,
    input: inputs.addUpdateSchema,
    answer: updateReceiptSchema,
    run: (desk, { slug }, input) => addUpdate(desk, slug, input),
  }),
  operation({
    ...ofUpdate,
    ...{ id: 'show-update', method: 'GET', path: '/articles/{slug}/updates/{number}', scope: 'read' },
    summary: 'Says what a live update says, and when it was last edited.',
    input: nothing,
    answer: updateStateSchema,
    run: (desk, { slug, number }) => readUpdate(desk, slug, number),
  }),
  operation({
    ...ofUpdate,
    ...{ id: 'edit-update', method: 'PATCH', path: '/articles/{slug}/updates/{number}', scope: 'publish' },
    summary: 'Edits a live update; readers see when.',
    input: inputs.editUpdateSchema,
    run: (desk, { slug, number }, input) => editUpdate(desk, slug, number, input),
  }),
  operation({
    ...ofUpdate,
    ...{ id: 'pin', method: 'PUT', path: '/articles/{slug}/updates/{number}/pin', scope: 'publish' },
    summary: 'Puts a live update on top of the others, or takes it down from there.',
    input: inputs.pinSchema,
    run: (desk, { slug, number }, input) => pinUpdate(desk, slug, number, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'delete-update', method: 'DELETE', path: '/articles/{slug}/updates/{number}', scope: 'publish' },
    summary: 'Takes a live update from its readers; its number is not given again.',
    params: anUpdate,
    input: nothing,
    run: (desk, { slug, number }) => deleteUpdate(desk, slug, number),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'correct', method: 'POST', path: '/articles/{slug}/corrections', scope: 'publish', status: 201 },
    summary: 'Admits an error, dated, and mends the text where it has to change.',
    input: inputs.correctSchema,
    run: (desk, { slug }, input) => correct(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'rename', method: 'POST', path: '/articles/{slug}/rename', scope: 'publish' },
    summary: 'Moves an article to another address; the old one leads there.',
    input: inputs.renameSchema,
    run: (desk, { slug }, input) => rename(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'release', method: 'POST', path: '/articles/{slug}/release', scope: 'publish' },
    summary: 'Gives an article back to its file in content/, with the desk’s text in it.',
    input: inputs.releaseSchema,
    run: (desk, { slug }, input) => release(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'withdraw', method: 'POST', path: '/articles/{slug}/withdraw', scope: 'withdraw' },
    summary:
      'Takes an article from its readers: its address says 410, or 451 for legal reasons. Once more: says another reason.',
    input: inputs.withdrawSchema,
    run: (desk, { slug }, input) => withdraw(desk, slug, input),
  }),
  operation({
    ...ofArticle,
    ...{ id: 'restore', method: 'POST', path: '/articles/{slug}/restore', scope: 'withdraw' },
    summary: 'Brings a withdrawn article back to its readers.',
    input: nothing,
    run: (desk, { slug }) => restore(desk, slug),
  }),
  operation({
    ...{ id: 'preview', method: 'POST', path: '/previews', scope: 'draft', status: 201 },
    summary: 'Makes a link that opens one article, or one revision of it, before it is published.',
    params: nowhere,
    input: inputs.previewSchema,
    answer: newPreviewSchema,
    run: (desk, _, input) => makePreview(desk, input),
  }),
  operation({
    ...{ id: 'previews', method: 'GET', path: '/articles/{slug}/previews', scope: 'draft', status: 200 },
    summary: 'Names the preview links of an article that open still.',
    params: anArticle,
    input: nothing,
    answer: previewsSchema,
    run: (desk, { slug }) => listPreviews(desk, slug),
  }),
  operation({
    ...{ id: 'revoke-preview', method: 'DELETE', path: '/previews/{id}', scope: 'draft', status: 200 },
    summary: 'Closes a preview link at once, also for those who have opened it.',
    params: z.object({ id: z.string().min(1) }),
    input: nothing,
    answer: revokedSchema,
    run: (desk, { id }) => revokePreview(desk, id),
  }),
];

/** @returns undefined when there is none of this id */
export const operationOf = (id: string) => operations.find((each) => each.id === id);
