/** A word of a run, and what does for it as well. */
export interface RunPart {
  text: string;
  wider: string | null;
}

/** Of these scripts ICU has dictionaries; which language is said makes no difference. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
/** Words that join others, as "of" does: Japanese, Chinese, Thai, Lao, Khmer. */
const joins =
  /^(?:\p{Script=Hiragana}|的|了|和|与|與|及|在|是|之|การ|ความ|ของ|และ|ที่|ใน|ການ|ຄວາມ|ຂອງ|ແລະ|ທີ່|ໃນ|ការ|នៃ|និង|នៅ|ក្នុង)$/u;
/** Endings of Korean words, the longer ones first. */
const particle =
  /^(?<word>.{2,}?)(?:에서는|에서도|으로는|으로도|에서|에게|으로|부터|까지|에는|에도|처럼|보다|하고|이나|이라|은|는|이|가|을|를|의|에|로|와|과|도|만)$/u;

/**
 * The words of what was typed without spaces, as a dictionary cuts it. A single character says too little by itself and
 * stays with the next one, or the one before where there is none.
 */
export function runParts(run: string): RunPart[] {
  // A word from abroad, which a dictionary has in katakana alone.
  if (/^[ぁ-ゖー]+$/.test(run) && run.includes('ー')) return [{ text: run, wider: null }];
  const segments = [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  const single = (segment: string) => segment.replace(/[\p{M}\p{Cf}]/gu, '').length === 1;
  if (segments.every((segment) => single(segment) || joins.test(segment))) return [{ text: run, wider: null }];
  const parts: string[] = [];
  let held = '';
  let follows = false;
  for (const segment of segments) {
    if (joins.test(segment)) {
      if (held !== '') parts.push(held);
      [held, follows] = ['', false];
    } else if (single(segment)) held += segment;
    else {
      parts.push(held + segment);
      [held, follows] = ['', true];
    }
  }
  if (held !== '') {
    if (follows) parts.push(parts.pop()! + held);
    else parts.push(held);
  }
  return parts.map((text) => ({ text, wider: withoutParticle(text) }));
}

function withoutParticle(text: string): string | null {
  const whole = text.normalize('NFKC');
  return /^\p{Script=Hangul}+$/u.test(whole) ? (particle.exec(whole)?.groups?.word ?? null) : null;
}
