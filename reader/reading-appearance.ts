import { apply, applyKeptChoices, isChoice, keep, kept } from './choices.ts';

/** `<reading-appearance>`: keeps the choices of theme and text size, and follows those made in other tabs. */
export class ReadingAppearance extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    this.addEventListener('change', ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      if (!isChoice(name)) return;
      apply(name, value);
      keep(name, value);
    });
    const follow = () => {
      applyKeptChoices();
      this.#show();
    };
    addEventListener('storage', follow);
    // A page that comes back as it was left may have been left before the choice was made.
    addEventListener('pageshow', follow);
  }

  #show(): void {
    for (const input of this.querySelectorAll('input')) {
      if (isChoice(input.name)) input.checked = input.value === kept(input.name);
    }
  }
}
