import type { Frame } from '#lib/news/frame.ts';

interface NameplateProps {
  frame: Frame;
  /** The outline stands once on a page; further nameplates point at it. */
  again?: boolean;
}

/** The publication's name: its artwork where it has one, its letters else. */
export function Nameplate({ frame, again = false }: NameplateProps) {
  const art = frame.nameplate;
  if (!art) return <span className="nameplate__text">{frame.name}</span>;
  return (
    <>
      <span className="visually-hidden">{frame.name}</span>
      <svg className="nameplate__art" viewBox={art.viewBox} aria-hidden="true" focusable="false">
        {again ? (
          <use href="#nameplate" fill="currentColor" />
        ) : (
          <path id="nameplate" fill="currentColor" d={art.outline} />
        )}
        {art.slit && <path className="nameplate__slit" d={art.slit} />}
      </svg>
    </>
  );
}
