import { SAXParser } from 'parse5-sax-parser';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Says that a rule is broken, and where. */
export type Say = (rule: string, where: string) => void;

/** An absolute address, or another URI such as `urn:uuid:…`. */
export function fullLink(url: string, where: string, say: Say): void {
  if (!/^[a-z][a-z0-9+.-]*:(?:\/\/)?[0-9a-z;/?:@&=+$.\-_!~*'()%,#]+$/i.test(url))
    say('InvalidFullLink', `${url} in ${where}`);
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function rfc2822(date: string, where: string, say: Say): void {
  const [, dayName, day, month, year, hour, minute, second] =
    /^(\w{3}), (\d\d?) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+-]\d{4})$/.exec(date) ?? [];
  const numbers = [Number(year), monthNames.indexOf(month ?? ''), Number(day)] as const;
  const isReal = isDay(...numbers) && isTime(hour, minute, second) && dayNames.includes(dayName ?? '');
  if (!isReal) return say('InvalidRFC2822Date', `"${date}" in ${where}`);
  if (dayNames[new Date(Date.UTC(...numbers)).getUTCDay()] !== dayName) say('IncorrectDOW', where);
  if (numbers[0] < 1990) say('ImplausibleDate', where);
}

export function rfc3339(date: string, where: string, say: Say): void {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(date) ?? [];
  if (!isDay(Number(year), Number(month) - 1, Number(day)) || !isTime(hour, minute, second))
    say('InvalidRFC3339Date', `"${date}" in ${where}`);
  else if (date < '1990') say('ImplausibleDate', where);
}

/** Whether the calendar has that day; a month is counted from 0. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month && date.getUTCDate() === day;
}

const isTime = (hour = '', minute = '', second = '') =>
  `${hour}:${minute}` < '24:00' && minute < '60' && second <= '60';

/** A tag of BCP 47 that begins with a language. */
export function language(tag: string, where: string, say: Say): void {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) say('InvalidLanguage', `"${tag}" in ${where}`);
}

/** Where markup means nothing, some readers take for it what looks like it. */
export function plainText(text: string, where: string, say: Say, rule = 'ContainsHTML'): void {
  if (/<\/(?:a|b|br|div|em|i|main|p|span|strong)>|&(?:amp|lt|gt|quot|nbsp|apos|[a-z]dash);/i.test(text))
    say(rule, where);
}

export function unique(values: readonly string[], rule: string, say: Say): void {
  for (const value of values.filter((one, i) => values.indexOf(one) !== i)) say(rule, value);
}

/** Elements that a reader may show. */
const elements = new Set(
  (
    'a abbr address article aside audio b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
    'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp ' +
    'section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
);
const risky = new Set(
  'script style iframe frame frameset object embed applet link meta base html head body title param form noframes'.split(
    ' ',
  ),
);
/** Of what the validator lets pass, what HTML like ours may have. */
const safe = new Set(
  (
    'abbr align alt checked cite class colspan datetime decoding dir disabled height href lang loading open rel ' +
    'reversed rowspan scope sizes span src srcset start title type value width'
  ).split(' '),
);

const parser = unified().use(rehypeParse, { fragment: true, emitParseErrors: true });
parser.compiler = () => '';

/** HTML that is shown among other people's. */
export function htmlRules(html: string, where: string, say: Say): void {
  for (const { reason, line } of parser.processSync(html).messages)
    say('NotHtml', `${reason} (line ${line}) in ${where}`);

  const scan = new SAXParser();
  scan.on('startTag', ({ tagName, attrs }) => {
    if (risky.has(tagName)) say('SecurityRisk', `<${tagName}> in ${where}`);
    else if (!elements.has(tagName)) say('NotHtml', `<${tagName}> in ${where}`);
    for (const { name, value } of attrs) {
      if (name === 'style') say('DangerousStyleAttr', where);
      else if (!safe.has(name)) say('SecurityRiskAttr', `${name} in ${where}`);
      const addresses = name === 'srcset' ? value.split(/,\s+/).map((one) => one.split(' ')[0]!) : [value];
      if (!/^(?:href|src|srcset|poster|cite)$/.test(name)) continue;
      for (const address of addresses)
        if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) say('ContainsRelRef', `${address} in ${where}`);
    }
  });
  scan.resume();
  scan.end(html);
}
