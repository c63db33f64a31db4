import { element, text, withoutParagraphs } from '../elements.ts';
import { drawPicture } from '../pictures.ts';
import type { Renderer } from './renderer.ts';

/** `:::figure{src alt credit}` caption `:::` */
export const figure: Renderer = ({ attributes, line }, children, { context, problems }) => {
  const { src = '', alt = '', credit = '' } = attributes;
  const file = src ? context.picture(src) : null;
  if (src && !file) {
    problems.push({
      line,
      problem: `there is no picture ${src}`,
      instead: 'put the file under content/media/ and write its path, e.g. /media/map.jpg',
      severity: 'error',
    });
  }

  const caption = withoutParagraphs(children);
  if (credit && caption.length > 0) caption.push(text(' '));
  if (credit) caption.push(element('span', { className: ['credit'] }, credit));
  return element(
    'figure',
    { className: ['figure'] },
    ...(file ? [drawPicture(file, alt)] : []),
    ...(caption.length > 0 ? [element('figcaption', {}, ...caption)] : []),
  );
};
