import { JsonLdScript } from 'next-seo';

/**
 * Structured data in the page.
 *
 * next-seo looks for `</script>` alone, and `</script >` ends a script as well; so what it gets has no `<` in any string, and
 * none of the two line breaks that JSON knows and older JavaScript does not (U+2028, U+2029).
 */
export function JsonLd({ data }: { data: object }) {
  return <JsonLdScript data={harmless(data) as Record<string, unknown>} scriptKey="graph" />;
}

function harmless(value: unknown): unknown {
  if (typeof value === 'string') return /[<\u2028\u2029]/.test(value) ? JSON.rawJSON(escaped(value)) : value;
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, harmless(each)]));
}

const escaped = (text: string) =>
  JSON.stringify(text).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
