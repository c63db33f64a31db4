export const dynamic = 'force-dynamic';

/** Says that this process answers; the press asks. It reads neither store nor disk. */
export function GET(): Response {
  return new Response('ok\n');
}
