// Land and borders: Natural Earth (public domain) through the package world-atlas.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as d3 from 'd3-geo';
import type { GeoPath } from 'd3-geo';
import * as topojson from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Country = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon, { name: string }>;
/** A border, told by the names of the two countries it divides. */
type BorderTest = (one: string, other: string) => boolean;

interface World {
  countries: GeoJSON.FeatureCollection<GeoJSON.Polygon | GeoJSON.MultiPolygon, { name: string }>;
  coast: GeoJSON.MultiLineString;
  borders: GeoJSON.MultiLineString;
  bordersWhere: (test: BorderTest) => GeoJSON.MultiLineString;
}

const polygons = ({ geometry }: Country): GeoJSON.Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function read(file: string): World {
  const url = import.meta.resolve(`world-atlas/${file}`);
  const topology = JSON.parse(readFileSync(fileURLToPath(url), 'utf8')) as Topology;
  const object = topology.objects.countries as GeometryCollection<{ name: string }>;
  const countries = topojson.feature(topology, object) as World['countries'];
  // A few atolls collapse to slivers at this precision and would be read as the whole globe.
  for (const { geometry } of countries.features) {
    if (geometry.type === 'MultiPolygon') {
      geometry.coordinates = geometry.coordinates.filter(
        (coordinates) => d3.geoArea({ type: 'Polygon', coordinates }) < 2 * Math.PI,
      );
    }
  }
  const name = (g: unknown): string => (g as { properties: { name: string } }).properties.name;
  const bordersWhere = (test: BorderTest): GeoJSON.MultiLineString =>
    topojson.mesh(topology, object, (a, b) => a !== b && test(name(a), name(b)));
  return {
    countries,
    coast: topojson.mesh(topology, object, (a, b) => a === b),
    borders: bordersWhere(() => true),
    bordersWhere,
  };
}

const worlds = new Map<10 | 50, World>();

/** The world at a scale of 1 : 10 million (detailed) or 1 : 50 million. */
export function world(scale: 10 | 50): World {
  const known = worlds.get(scale) ?? read(`countries-${scale}m.json`);
  worlds.set(scale, known);
  return known;
}

/** Coast of everything large enough to carry a band of shallow water at this scale. */
export function largeCoast(features: Country[], path: GeoPath, least = 120): string {
  return features
    .flatMap(polygons)
    .map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates }))
    .filter((polygon) => path.area(polygon) > least)
    .map((polygon) => path(polygon) ?? '')
    .join('');
}

/** The islands that lie under the given points. */
export function islandsAt(points: [number, number][]): GeoJSON.Polygon[] {
  const all = world(10)
    .countries.features.flatMap(polygons)
    .map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates }));
  return points.map((point) => {
    const island = all.find((polygon) => d3.geoContains(polygon, point));
    if (!island) throw new Error(`No land at ${point.join(', ')}`);
    return island;
  });
}
