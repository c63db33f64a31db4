/** Characters that XML 1.0 does not allow at all (https://www.w3.org/TR/xml/#charsets), lone surrogates among them. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A line end of old would come out as one of today (https://www.w3.org/TR/xml/#sec-line-ends). */
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Text for an XML element or attribute. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"'\r]/g, (character) => entities[character] ?? character);
}

/** An element that holds text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${attributeList(attributes)}>${escapeXml(text)}</${name}>\n`;
}

/** An element that holds nothing. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${attributeList(attributes)}/>\n`;
}

/** What is null has no attribute. */
type Attributes = Readonly<Record<string, string | number | null>>;

function attributeList(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${inAttribute(String(value))}"`))
    .join('');
}

/** There, white space would come out as plain spaces (https://www.w3.org/TR/xml/#AVNormalize). */
function inAttribute(text: string): string {
  return escapeXml(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
