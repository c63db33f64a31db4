import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from './visit.ts';
import {
  formats,
  heightAt,
  largest,
  lessMotion,
  stillOf,
  variants,
  type Format,
  type PictureFile,
} from '#lib/news/picture.ts';
import { isElsewhere } from './addresses.ts';
import type { Compilation } from './context.ts';
import { attribute, element, isBlank, isElement, lineOf, text } from './elements.ts';
import { isBlock } from './flow.ts';

/** The column of text is 592 pixels wide from 64rem on. */
const sizes = '(min-width: 64rem) 592px, 100vw';

/** The variant for clients that know nothing of srcset: enough for a phone. */
const fallbackWidth = 800;

/** A prepared picture in every format and width; an animation as it is, and its still for who wants less motion. */
export function drawPicture(file: PictureFile, alt: string): Element {
  const jpegs = variants(file, 'full', 'jpeg');
  const lazily = { loading: 'lazy', decoding: 'async' };
  const biggest = largest(file, 'full');
  if (file.original !== null || !biggest) {
    const { width, height } = file;
    const moving = element('img', { src: file.original ?? file.base, alt, width, height, ...lazily });
    const still = stillOf(file);
    return still ? element('picture', {}, element('source', { media: lessMotion, srcSet: still }), moving) : moving;
  }

  const srcset = (format: Format) => variants(file, 'full', format).map(({ url, width }) => `${url} ${width}w`);
  const { width } = biggest;
  return element(
    'picture',
    {},
    ...formats
      .filter((format) => format !== 'jpeg')
      .map((format) => element('source', { type: `image/${format}`, srcSet: srcset(format).join(', '), sizes })),
    element('img', {
      src: (jpegs.find((variant) => variant.width >= fallbackWidth) ?? biggest).url,
      srcSet: srcset('jpeg').join(', '),
      sizes,
      alt,
      width,
      height: heightAt(file, 'full', width),
      ...lazily,
    }),
  );
}

/**
 * Draws the text's pictures from prepared files. One from another host becomes a link: a page loads nothing from
 * elsewhere.
 */
export function pictures(compilation: Compilation) {
  return (tree: Root): void => {
    figures(tree, compilation);
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'img' || !parent || index === undefined || node.properties.loading) return undefined;
      const drawn = draw(node, isElement(parent, 'a'), compilation);
      parent.children.splice(index, 1, ...drawn);
      return [SKIP, index + drawn.length];
    });
  };
}

function draw(img: Element, inLink: boolean, { context, problems }: Compilation): ElementContent[] {
  const src = attribute(img, 'src');
  const alt = attribute(img, 'alt');
  if (src === '') return alt ? [text(alt)] : [];
  const file = context.picture(src);
  if (file) return [titled(drawPicture(file, alt), attribute(img, 'title'))];

  const line = lineOf(img);
  if (!isElsewhere(src)) {
    const instead = 'put the file under content/media/ and write its path, e.g. /media/map.jpg';
    problems.push({ line, problem: `there is no picture ${src}`, instead, severity: 'error' });
    return alt ? [text(alt)] : [];
  }
  problems.push({
    line,
    problem: `the picture ${src.slice(0, 100)} is on another host and is printed as a link`,
    instead: 'put the file under content/media/',
    severity: 'warning',
  });
  const label = alt || 'Picture';
  return [inLink ? text(label) : { ...element('a', { href: src }, label), position: img.position }];
}

function titled(drawn: Element, title: string): Element {
  const img = isElement(drawn, 'img') ? drawn : drawn.children.at(-1);
  if (title && isElement(img)) img.properties.title = title;
  return drawn;
}

/** A paragraph that is nothing but pictures is their figures; a title becomes the caption. */
function figures(tree: Root, { context }: Compilation): void {
  const imageIn = (node: ElementContent): Element | null => {
    if (isElement(node, 'img')) return context.picture(attribute(node, 'src')) || node.properties.loading ? node : null;
    const inside = isElement(node, 'a') ? node.children.filter((child) => !isBlank(child)) : [];
    return inside.length === 1 ? imageIn(inside[0]!) : null;
  };

  visit(tree, 'element', (node, index, parent) => {
    if (isElement(node, 'figure') && !node.properties.className) node.properties.className = ['figure'];
    if (!isElement(node, 'p') || !parent || index === undefined) return undefined;
    const children = node.children.filter((child) => !isBlank(child) && !isElement(child, 'br'));
    const images = children.map(imageIn);
    if (children.length === 0 || images.includes(null)) return undefined;

    const drawn = children.map((child, position) => {
      if (isElement(parent, 'figure')) return child;
      const image = images[position]!;
      const title = attribute(image, 'title');
      const caption = title ? [element('figcaption', {}, title)] : [];
      delete image.properties.title;
      return element('figure', { className: ['figure'] }, child, ...caption);
    });
    parent.children.splice(index, 1, ...drawn);
    return index + (drawn.some(isBlock) ? drawn.length : 1);
  });
}
