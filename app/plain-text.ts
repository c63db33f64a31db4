/** An answer of plain text; null is that there is none. */
export function plainText(body: string | null): Response {
  if (body === null) return new Response('There is nothing at this address.\n', { status: 404 });
  return new Response(body, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
