/** Control characters but for tab and line end, and what turns the direction of a line round: what a terminal obeys. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text as it may be shown to a person at a terminal, whoever wrote it: what a terminal would obey is spelt out, as
 * JSON does it (`\u001b`). So JSON stays the same JSON.
 */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(obeyed, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
