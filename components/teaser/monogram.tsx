import { monogram } from '#lib/news/author.ts';

interface MonogramProps {
  name: string;
  large?: boolean;
  className?: string;
}

/** The initials of an author, in place of a portrait. */
export function Monogram({ name, large = false, className = '' }: MonogramProps) {
  return (
    <span
      className={`grid flex-none place-items-center rounded-[999px] bg-shoal [letter-spacing:0.02em] text-deep [box-shadow:inset_0_0_0_1px_var(--color-rule)] ${large ? 'size-24 head-monogram-large' : 'size-12 head-monogram'} ${className}`}
      aria-hidden="true"
    >
      {monogram(name)}
    </span>
  );
}
