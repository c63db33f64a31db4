import type { ComponentProps } from 'react';

/** A field of one line; the `large` one is all that its page is for. */
export function Input({ large = false, className = '', ...rest }: { large?: boolean } & ComponentProps<'input'>) {
  const size = large ? 'min-h-13 type-large' : 'min-h-hit type-ui';
  return (
    <input
      className={`w-full rounded-sm bg-paper px-3 py-[0.5625rem] text-ink [border:1px_solid_var(--color-control)] placeholder:text-ink-3 placeholder:opacity-100 hover:[border-color:var(--color-ink)] focus-visible:outline-offset-0 ${size} ${className}`}
      {...rest}
    />
  );
}
