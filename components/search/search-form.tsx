import { Input } from '#components/frame/input.tsx';
import { longestQuestion } from '#lib/news/search-question.ts';
import { searchUrl } from '#lib/news/urls.ts';

interface SearchFormProps {
  /** The publication's name. */
  name: string;
  /** Id of the field; unique on the page. */
  id: string;
  /** What assistive technology calls the form, where a page has more than one. */
  label: string;
  value?: string;
  large?: boolean;
  className?: string;
}

/** A plain form that asks `/search`. */
export function SearchForm({ name, id, label, value, large = false, className = '' }: SearchFormProps) {
  return (
    <form
      className={`flex max-w-[44rem] gap-2 narrow:flex-wrap ${className}`}
      action={searchUrl()}
      role="search"
      aria-label={label}
    >
      <label className="sr-only" htmlFor={id}>
        Search {name}
      </label>
      <Input
        large={large}
        className="min-w-0 narrow:flex-[1_1_100%]"
        id={id}
        type="search"
        name="q"
        maxLength={longestQuestion}
        dir="auto"
        placeholder="A word, a place or a name"
        defaultValue={value}
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}
