import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const words = (markdown: string, language: string) =>
  compileText(markdown, aNewsroom({ language: () => language }))
    .html.replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&quot;', '"');

test.each([
  ['fr', 'Le " mot " juste', 'Le «\u00a0mot\u00a0» juste'],
  ['fr', '" Oui ", dit-il.', '«\u00a0Oui\u00a0», dit-il.'],
  ['fr', 'Il dit : " oui ".', 'Il dit : «\u00a0oui\u00a0».'],
  ['fr', 'Il dit " oui " et "non".', 'Il dit «\u00a0oui\u00a0» et «\u00a0non\u00a0».'],
  ['fr', 'Un " *beau* mot " ici', 'Un «\u00a0beau mot\u00a0» ici'],
  ['fr-CA', 'Le " mot "', 'Le «\u00a0mot\u00a0»'],
  ['fr', 'Le « mot » juste', 'Le «\u00a0mot\u00a0» juste'],
  ['fr', 'Long de 5 " et large', 'Long de 5 " et large'],
  ['en', 'It is 5 " by 7 " wide', 'It is 5 " by 7 " wide'],
  ['de', "'s ist wahr, sagte 'er' dann", '’s ist wahr, sagte ‚er‘ dann'],
  ['de', "Er hat 'ne Katze und 'nen 'Hund'", 'Er hat ’ne Katze und ’nen ‚Hund‘'],
  ['nl', "'t Is 'n 'mooi' huis, 's avonds", '’t Is ’n ‘mooi’ huis, ’s avonds'],
  ['nl', "'s-Hertogenbosch is 'groot'", '’s-Hertogenbosch is ‘groot’'],
  ['af', "Dit is 'n 'huis'", 'Dit is ’n ‘huis’'],
  ['it', "La fine dell''800 e 'oggi'", 'La fine dell’’800 e “oggi”'],
  ['it', "Il '900 e gli anni '70", 'Il ’900 e gli anni ’70'],
  ['en', "'Twas the '90s and 'round' was 'it'", '’Twas the ’90s and ‘round’ was ‘it’'],
  ['en', '"""x""" and ""y"" stay, "" is empty', '"""x""" and ""y"" stay, “” is empty'],
  ['de', "'Mal sehen', sagte sie", '‚Mal sehen‘, sagte sie'],
  ['de', "Der 'Raus aus Berlin'-Plan der 'S-Bahn'", 'Der ‚Raus aus Berlin‘-Plan der ‚S-Bahn‘'],
  ['it', "'500 euro' disse, 'Sta sera' e 'Ste cose'", '“500 euro” disse, “Sta sera” e “Ste cose”'],
  ['it', "'300 spartani' nel '300", '“300 spartani” nel ’300'],
  ['nl', "'n.v.t.' en 'N goede zaak' en 't-shirt", '‘n.v.t.’ en ‘N goede zaak’ en ’t-shirt'],
  ['en', `"'Yes,' he said," she said`, '“‘Yes,’ he said,” she said'],
])('in %s, %s is set as it should be', (language, written, expected) => {
  expect(words(written, language)).toBe(expected);
});
