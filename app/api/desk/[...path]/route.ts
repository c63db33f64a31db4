import { answerDesk } from '#lib/desk/api/answer-request.ts';
import { readersStore } from '#lib/newsroom/open.ts';

export const dynamic = 'force-dynamic';

/** The publish API: `docs/publishing.md`. Which operation it is, the table in `lib/desk/operations.ts` says. */
const answer = (request: Request): Promise<Response> => answerDesk(request, readersStore);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
