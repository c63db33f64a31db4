import next from 'eslint-config-next/core-web-vitals';
import typescript from 'eslint-config-next/typescript';

const config = [
  { ignores: ['.next/**', '.contentlayer/**', 'var/**', 'public/**', 'next-env.d.ts', 'app/reader-script.ts'] },
  ...next,
  ...typescript,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Pages ship no client router: navigation is plain HTTP (docs/architecture.md).
      '@next/next/no-html-link-for-pages': 'off',
    },
  },
  {
    files: ['app/(reader)/**', 'components/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExpressionStatement[directive='use client']",
          message: "Readers' pages are server components only.",
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'Inline styles are forbidden by the Content-Security-Policy.',
        },
      ],
      'no-restricted-imports': ['error', { paths: ['next/link', 'next/image', 'next/script'] }],
    },
  },
];
export default config;
