const limit = 4096;

/** A body that cannot be read as a form, and the status to answer with. */
export class BadForm extends Error {
  readonly status: 400 | 413 | 415;

  constructor(status: BadForm['status'], message: string) {
    super(message);
    this.status = status;
  }

  response(headers: Record<string, string> = {}): Response {
    return new Response(`${this.message}\n`, { status: this.status, headers });
  }
}

/**
 * What somebody wrote into one of our forms, field by field; files are left out.
 *
 * @param types the media types it may have
 * @throws BadForm 415 for another type, 413 when it is longer than 4 kB, counted while it comes, 400 when it is no form
 */
export async function readForm(request: Request, ...types: string[]): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  const name = type.split(';')[0]!.trim().toLowerCase();
  if (!types.includes(name)) throw new BadForm(415, `Send the form as ${types[0]}.`);
  const body = await bodyOf(request);
  try {
    const form = await new Response(body, { headers: { 'Content-Type': type } }).formData();
    return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === 'string'));
  } catch {
    throw new BadForm(400, 'The form cannot be read.');
  }
}

async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new BadForm(413, 'The form is too large.');
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > limit) throw new BadForm(413, 'The form is too large.');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** For `catch`: the refusal as a value; what else went wrong is thrown on. */
export function badForm(error: unknown): BadForm {
  if (error instanceof BadForm) return error;
  throw error;
}
