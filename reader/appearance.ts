const key = 'broadsheet:theme';

/** Keeps the reader's choice of light or dark in this browser. */
export function keepAppearance(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-enhance="appearance"]');
  const kept = read();
  apply(kept);
  const radio = form?.querySelector<HTMLInputElement>(`input[value="${kept}"]`);
  if (radio) radio.checked = true;
  form?.addEventListener('change', (event) => {
    const { value } = event.target as HTMLInputElement;
    apply(value);
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage is forbidden here; the choice lasts for this page.
    }
  });
}

function apply(theme: string): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function read(): 'auto' | 'light' | 'dark' {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}
