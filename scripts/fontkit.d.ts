// What scripts and tests use of fontkit, which ships without types.
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    /** Every code point that the font has a glyph for. */
    readonly characterSet: number[];
    /** By tag; a static font has none. */
    readonly variationAxes: Record<string, { min: number; max: number }>;
    layout(string: string): {
      glyphs: { path: { toSVG(): string } }[];
      positions: { xAdvance: number }[];
    };
  }
  export function create(bytes: Uint8Array): Font;
  export function openSync(file: string): Font;
}
