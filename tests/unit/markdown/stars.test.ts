import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileText(markdown, aNewsroom());

test.each([
  'Bürger*innen und Kolleg*innen',
  'Jede*r kennt ein*e Kolleg*in und eine*n Ärzt*in',
  'Das Student*innenwerk, die Leser*innen-Briefe* und die Sinti*zze und Rom*nja',
  'Fachleute fragen Verfasser*in*nen, der*die sie kennt',
  '5*3*2 ist 30, 2*3*4*5 ist 120',
  '2*3 ist 6 und ein 5* Hotel, auch ein 4* Haus',
  '2**3**2',
  'f**k and sh**t',
  'a***b and c***d',
  'Пользователь*ница и читатель*ница',
])('stars within words are text, and nothing is said: %s', (prose) => {
  expect(compiled(prose).html).toBe(`<p>${prose}</p>`);
  expect(compiled(prose).problems).toEqual([]);
});

test.each([
  ['**Wort**e und *un*believable', '<strong>Wort</strong>e und <em>un</em>believable'],
  ['Wort**teil** und Hund*e*', 'Wort<strong>teil</strong> und Hund<em>e</em>'],
  ['It stands for **l**i**s**t', 'It stands for <strong>l</strong>i<strong>s</strong>t'],
  ['这是**重要**的', '这是<strong>重要</strong>的'],
  ['在iOS**系统**上', '在iOS<strong>系统</strong>上'],
  ['これは*重要*です', 'これは<em>重要</em>です'],
  ['그는**말**했다', '그는<strong>말</strong>했다'],
  ['เขา*พูด*ว่า', 'เขา<em>พูด</em>ว่า'],
  ['*Die Bürger*innen sind da*', '<em>Die Bürger*innen sind da</em>'],
  ['**Jede*r** sagt: *wichtig* für Kolleg*innen', '<strong>Jede*r</strong> sagt: <em>wichtig</em> für Kolleg*innen'],
  ['Bürger*innen sagen *ja* und Kolleg*innen *nein*', 'Bürger*innen sagen <em>ja</em> und Kolleg*innen <em>nein</em>'],
  ['a**b *x* c**d', 'a**b <em>x</em> c**d'],
  ['| Bürger*in | *x* |\n|-|-|\n| Kolleg*in | 2*3*4 |', '<td>2*3*4</td>'],
  ['> Bürger*innen **fett** Kolleg*innen', '<p>Bürger*innen <strong>fett</strong> Kolleg*innen</p>'],
  ['***Bold italics*** and **bold *italics***', '<em><strong>Bold italics</strong></em>'],
])('stars at the edge of a word mark it up: %s', (markdown, html) => {
  expect(compiled(markdown).html).toContain(html);
});

test('a note and a link between such words are kept', () => {
  const { html } = compiled('Bürger*innen [der *Stadt*](https://example.org/a*b) und Kolleg*innen[^1]\n\n[^1]: Note.');
  expect(html).toContain(
    'Bürger*innen <a href="https://example.org/a*b" rel="noopener external">der <em>Stadt</em></a>',
  );
  expect(html).toContain('Kolleg*innen<sup');
});

test('stars between words that nothing makes bold are still named', () => {
  expect(compiled('At 18F**,** we write').problems).toHaveLength(1);
});
