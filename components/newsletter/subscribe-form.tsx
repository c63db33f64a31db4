interface SubscribeFormProps {
  /** What a subscriber agrees to; it is stored word for word with the address. */
  consent: string;
  /** What was typed before, where it has to be typed again. */
  value?: string;
  /** Why it was not taken. */
  error?: string | null;
}

/** One address, one button. The empty field is for robots: whoever fills it in is one. */
export function SubscribeForm({ consent, value = '', error = null }: SubscribeFormProps) {
  return (
    <form className="stack stack--tight" action="/api/newsletter" method="post">
      <label className="visually-hidden" htmlFor="newsletter-email">
        E-mail address
      </label>
      <div className="row">
        <input
          className="input"
          id="newsletter-email"
          type="email"
          name="email"
          autoComplete="email"
          placeholder="you@example.org"
          required
          defaultValue={value}
          aria-describedby={error ? 'newsletter-error newsletter-consent' : 'newsletter-consent'}
          {...(error ? { 'aria-invalid': true } : {})}
        />
        <button type="submit" className="button">
          Subscribe
        </button>
      </div>
      <p hidden>
        <label>
          Leave this empty <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      {error && (
        <p className="error" id="newsletter-error" role="alert">
          {error}
        </p>
      )}
      <p className="fine" id="newsletter-consent">
        {consent}
      </p>
    </form>
  );
}
