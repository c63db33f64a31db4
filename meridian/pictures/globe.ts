// The round earth: a globe seen from outside, and the poles.
import * as d3 from 'd3-geo';
import type { GeoPath, GeoProjection } from 'd3-geo';
import { line } from './curve.ts';
import type { Point } from './curve.ts';
import { H, W } from './page.ts';
import { night } from './palette.ts';
import type { Palette } from './palette.ts';
import { largeCoast, world } from './world.ts';

interface Shape {
  /** Fill of all land. */
  land: string;
  coast: string;
  borders: string;
  /** Coast of what is large enough for bands of shallow water. */
  large: string;
}

/** Land and lines of the world at 1 : 50 million as paths. */
export function shapes(path: GeoPath): Shape {
  const { countries, coast, borders } = world(50);
  return {
    land: path(countries) ?? '',
    coast: path(coast) ?? '',
    borders: path(borders) ?? '',
    large: largeCoast(countries.features, path),
  };
}

export const graticule = (path: GeoPath, step: [number, number], extent?: [Point, Point]): string => {
  const grid = d3.geoGraticule().step(step);
  return path((extent ? grid.extentMinor(extent) : grid)()) ?? '';
};

export const ring = (lat: number): GeoJSON.MultiLineString => ({
  type: 'MultiLineString',
  coordinates: [Array.from({ length: 361 }, (_, i) => [i - 180, lat])],
});

interface GlobeOptions {
  rotate: [number, number, number];
  radius: number;
  centre: Point;
  palette?: Palette;
  coast?: [number, number];
}

export function globe({ rotate, radius, centre, palette = night, coast = [26, 16] }: GlobeOptions): {
  projection: GeoProjection;
  path: GeoPath;
  base: string;
} {
  const projection = d3.geoOrthographic().rotate(rotate).scale(radius).translate(centre).clipAngle(90);
  const path = d3.geoPath(projection);
  const shape = shapes(path);
  const circle = `<circle cx="${centre[0]}" cy="${centre[1]}" r="${radius}"`;
  return {
    projection,
    path,
    base: `<clipPath id="ball">${circle}/></clipPath>
      ${circle} fill="${palette.shoal1}"/>
      <g clip-path="url(#ball)">${line(shape.large, palette.shoal2, coast[0])}${line(shape.large, palette.shoal3, coast[1])}</g>
      ${line(graticule(path, [10, 10]), palette.grid, 1.4, 'opacity=".8"')}
      <path d="${shape.land}" fill="${palette.land}"/>
      ${line(shape.coast, palette.coast, 1.4)}
      ${circle} fill="none" stroke="${palette.grid}" stroke-width="3"/>`,
  };
}

interface PolarOptions {
  south?: boolean;
  radius: number;
  rotate?: number;
  centre?: Point;
  clip: number;
}

export function polar({ south = false, radius, rotate = 0, centre = [W / 2, H / 2], clip }: PolarOptions): {
  projection: GeoProjection;
  path: GeoPath;
} {
  const projection = d3
    .geoAzimuthalEqualArea()
    .rotate([rotate, south ? 90 : -90])
    .scale(radius)
    .translate(centre)
    .clipAngle(clip)
    .precision(0.1);
  return { projection, path: d3.geoPath(projection) };
}
