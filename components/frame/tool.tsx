import type { ComponentProps } from 'react';

/** A link or a button of the masthead and of what it opens. Those that are `wide` have no room on phones. */
export function Tool({ wide = false, ...rest }: { wide?: boolean } & (ComponentProps<'a'> | ComponentProps<'button'>)) {
  const className = `tool ${wide ? 'hidden md:inline-flex' : 'inline-flex'} min-h-hit items-center gap-2 [border:0] bg-transparent p-0 type-label text-ink no-underline hover:text-accent`;
  if ('href' in rest) return <a className={className} {...rest} />;
  return <button className={className} type="button" {...(rest as ComponentProps<'button'>)} />;
}
