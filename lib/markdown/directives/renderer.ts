import type { Element, ElementContent } from 'hast';
import type { Compilation, Directive } from '../context.ts';

/** Draws one directive; null leaves its content in its place. */
export type Renderer = (directive: Directive, children: ElementContent[], compilation: Compilation) => Element | null;
