interface JSON {
  /** A value that is printed as it is written here (ECMAScript 2026); TypeScript 6 does not know it yet. */
  rawJSON(text: string): { readonly rawJSON: string };
}
