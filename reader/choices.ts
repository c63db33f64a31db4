/** What a reader may choose for themselves, each with the value that needs no mark; kept in this browser alone. */
const standards = { theme: 'auto', size: 'standard' } as const;
type Choice = keyof typeof standards;

const names = Object.keys(standards) as Choice[];
const keyOf = (name: Choice) => `broadsheet:${name}`;
const known: Record<Choice, readonly string[]> = { theme: ['light', 'dark'], size: ['smaller', 'larger'] };

/** Marks the page with what the reader chose before, e.g. `<html data-theme="dark">`. */
export function applyKeptChoices(): void {
  for (const name of names) apply(name, kept(name));
}

export function apply(name: Choice, value: string): void {
  const { dataset } = document.documentElement;
  if (value === standards[name]) delete dataset[name];
  else dataset[name] = value;
}

/** The value chosen before, or the standard. */
export function kept(name: Choice): string {
  try {
    const value = localStorage.getItem(keyOf(name));
    return value !== null && known[name].includes(value) ? value : standards[name];
  } catch {
    return standards[name];
  }
}

export function keep(name: Choice, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // Storage is forbidden here; the choice lasts for this page.
  }
}

export function isChoice(name: string): name is Choice {
  return Object.hasOwn(standards, name);
}
