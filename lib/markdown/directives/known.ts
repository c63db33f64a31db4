/** What may be written in a directive's braces, and whether it has content. */
export interface DirectiveForm {
  /** Whether it stands round text (`:::name` … `:::`) or on a line of its own (`::name`). */
  container: boolean;
  required: readonly string[];
  optional: readonly string[];
  example: string;
}

/** The directives a writer can use, see docs/writing.md. */
export const directiveForms: Readonly<Record<string, DirectiveForm>> = {
  figure: {
    container: true,
    required: ['src', 'alt'],
    optional: ['credit'],
    example: ':::figure{src="/media/map.jpg" alt="What it shows" credit="Map: …"}',
  },
  pullquote: { container: true, required: [], optional: ['by', 'source'], example: ':::pullquote{by="…" source="…"}' },
  aside: { container: true, required: [], optional: ['title'], example: ':::aside{title="…"}' },
  embed: {
    container: false,
    required: ['url'],
    optional: ['title'],
    example: '::embed{url="https://www.youtube.com/watch?v=…" title="…"}',
  },
  related: { container: false, required: ['slug'], optional: [], example: '::related{slug="…"}' },
};

export const directiveNames: readonly string[] = Object.keys(directiveForms);
