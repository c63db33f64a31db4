import { openApiDocument } from '#lib/desk/api/openapi.ts';
import { answer } from '#lib/desk/api/problem.ts';

export const dynamic = 'force-dynamic';

/** What the publish API is, for programs: OpenAPI 3.1. */
export const GET = (): Response => answer(200, openApiDocument());
