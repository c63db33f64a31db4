/** The page every picture is drawn on, in pixels. */
export const W = 1600;
export const H = 900;

/** Draws one picture and returns the inside of its SVG. */
export type Draw = () => string;
