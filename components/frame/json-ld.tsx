import { JsonLdScript } from 'next-seo';

/** Structured data in the page; next-seo escapes what could end the script. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  return <JsonLdScript data={data} scriptKey="broadsheet" />;
}
