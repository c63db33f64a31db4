/** The colours of a sea chart: water that pales with depth, buff land, magenta for what matters. */
export interface Palette {
  deep: string;
  shoal1: string;
  shoal2: string;
  shoal3: string;
  land: string;
  focus: string;
  coast: string;
  border: string;
  grid: string;
  ink: string;
  quiet: string;
  sea: string;
  mark: string;
  paper: string;
}

export const day: Palette = {
  deep: '#f4f8f8',
  shoal1: '#e6eff1',
  shoal2: '#d4e4e8',
  shoal3: '#bcd5dc',
  land: '#f3e8c9',
  focus: '#e8d29a',
  coast: '#4a5a64',
  border: '#b9a97f',
  grid: '#9fb6be',
  ink: '#121a21',
  quiet: '#6b6244',
  sea: '#2a6079',
  mark: '#a3145c',
  paper: '#fdfdfb',
};

export const night: Palette = {
  deep: '#0f2a38',
  shoal1: '#143545',
  shoal2: '#1a4153',
  shoal3: '#235065',
  land: '#e9dcb6',
  focus: '#f3ead0',
  coast: '#0b1f2a',
  border: '#b5a577',
  grid: '#3f6c80',
  ink: '#f4f1e6',
  quiet: '#6b6244',
  sea: '#a9ccd8',
  mark: '#f2679f',
  paper: '#0f2a38',
};

/** Grounds and materials of the drawings that are not maps. */
export const stock = {
  cream: '#f6f0df',
  creamLine: '#e4d8b6',
  creamRule: '#ddcfa6',
  creamNote: '#6f6446',
  pool: '#dbe8ec',
  poolLine: '#c9dce2',
  slate: '#22323d',
  blue: '#17506b',
  sky: '#8fb4c1',
  sand: '#e0c481',
  straw: '#c9b98c',
};
