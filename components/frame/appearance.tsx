const themes = ['auto', 'light', 'dark'] as const;

/** Light or dark for this page, by CSS alone; the enhancement script keeps the choice in the browser. */
export function Appearance() {
  return (
    <form className="appearance" data-enhance="appearance">
      <fieldset>
        <legend>Appearance</legend>
        {themes.map((theme) => (
          <label key={theme}>
            <input type="radio" name="theme" value={theme} id={`theme-${theme}`} defaultChecked={theme === 'auto'} />{' '}
            {theme.charAt(0).toUpperCase() + theme.slice(1)}
          </label>
        ))}
      </fieldset>
    </form>
  );
}
