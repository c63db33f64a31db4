import type { Frame } from '#lib/news/frame.ts';
import { frontUrl } from '#lib/news/urls.ts';

interface NameplateProps {
  frame: Frame;
  /** The outline stands once on a page; further nameplates point at it. */
  again?: boolean;
}

/** The publication's name: its artwork where it has one, its letters else. */
export function Nameplate({ frame, again = false }: NameplateProps) {
  const art = frame.nameplate;
  if (!art) return frame.name;
  return (
    <>
      <span className="sr-only">{frame.name}</span>
      <svg className="w-full [direction:ltr]" viewBox={art.viewBox} aria-hidden="true" focusable="false">
        {again ? (
          <use href="#nameplate" fill="currentColor" />
        ) : (
          <path id="nameplate" fill="currentColor" d={art.outline} />
        )}
        {art.slit && <path className="fill-paper" d={art.slit} />}
      </svg>
    </>
  );
}

/** Where a nameplate stands: the width of its artwork there, or its letters. */
const places = {
  bar: {
    art: 'mx-auto w-42 max-[23rem]:w-34 md:w-56',
    letters: 'mx-auto head-bar text-center',
    link: 'narrow:mx-auto narrow:w-[min(10.5rem,100%)]',
  },
  front: { art: 'meridian mx-auto w-(--plate)', letters: 'mx-auto head-front text-center', link: '' },
  foot: { art: 'w-52', letters: 'head-foot', link: '' },
};

/** The classes of the box that a nameplate stands in, and of the link in it. */
export function nameplateClasses({ nameplate }: Frame, place: keyof typeof places): { box: string; link: string } {
  const { art, letters, link } = places[place];
  return {
    box: `nameplate relative narrow:max-w-full ${nameplate ? art : letters}`,
    link: `block text-ink no-underline ${nameplate ? link : 'hover:text-accent'}`,
  };
}

/** The link to the front from every other page. */
export function NameplateLink({ frame, place, again = false }: NameplateProps & { place: 'bar' | 'foot' }) {
  const classes = nameplateClasses(frame, place);
  return (
    <p
      className={`${classes.box} ${place === 'bar' ? 'narrow:order-1 narrow:mb-2 narrow:flex-[1_0_100%] narrow:text-center' : ''}`}
    >
      <a className={classes.link} href={frontUrl()}>
        <Nameplate frame={frame} again={again} />
        <span className="sr-only">, front page</span>
      </a>
    </p>
  );
}
