// What the pictures use of fontkit, which ships without types.
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    layout(string: string): {
      glyphs: { path: { toSVG(): string } }[];
      positions: { xAdvance: number }[];
    };
  }
  export function openSync(file: string): Font;
}
