/** Who may import whom: docs/architecture.md. Each folder of lib names what of ours it may use. */
const may = {
  schema: [],
  config: ['schema'],
  news: ['schema'],
  programs: ['config'],
  markdown: ['news'],
  syndication: ['news'],
  doctor: ['news'],
  media: ['news', 'config'],
  store: ['news', 'config'],
  'share-images': ['news', 'config', 'media', 'store'],
  pictures: ['news', 'config', 'media', 'store'],
  content: ['schema', 'news', 'config', 'programs', 'markdown', 'doctor', 'media', 'store', 'share-images', 'pictures'],
  desk: ['schema', 'news', 'config', 'markdown', 'media', 'store', 'pictures'],
  newsroom: ['news', 'config', 'store'],
  cache: ['newsroom', 'store', 'news', 'config'],
};

const directions = Object.entries(may).map(([folder, allowed]) => ({
  name: `lib-${folder}`,
  severity: 'error',
  from: { path: `^lib/${folder}/` },
  to: {
    path: '^(lib|app|components|cli|scripts|meridian|reader|press)/',
    pathNot: `^lib/(${[folder, ...allowed].join('|')})/`,
  },
}));

const config = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nobody-imports-app', severity: 'error', from: { pathNot: '^app/' }, to: { path: '^app/' } },
    ...directions,
    {
      name: 'components',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(lib|cli|scripts|reader)/', pathNot: '^lib/news/' },
    },
    {
      name: 'app',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(lib|cli|scripts|reader)/', pathNot: '^lib/(newsroom|desk|syndication|news|media)/' },
    },
    {
      name: 'press',
      severity: 'error',
      from: { path: '^press/' },
      to: {
        path: '^(lib|cli|scripts|meridian|reader|components)/',
        pathNot:
          '^lib/(cache/(file-shelf|page-shelf|page-version)|config|media|news|pictures|schema|share-images|store)\\b',
      },
    },
    { name: 'reader-stands-alone', severity: 'error', from: { path: '^reader/' }, to: { pathNot: '^reader/' } },
    {
      name: 'only-pages-know-next',
      severity: 'error',
      from: { path: '^(lib|cli|press|scripts|meridian|reader)/', pathNot: '^lib/(newsroom|cache)/' },
      to: { path: 'node_modules/(next|react)/' },
    },
    {
      name: 'contentlayer-behind-content',
      severity: 'error',
      from: { pathNot: '^(lib/content/|contentlayer\\.config\\.ts)' },
      to: { path: 'contentlayer' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.contentlayer|var|tests)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
export default config;
