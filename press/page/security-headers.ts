import { createHash } from 'node:crypto';

/** Hosts of players that a reader may ask for inside an article; see `reader/` and `lib/markdown/embed-sources.ts`. */
const players = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];

interface Sources {
  /** Hashes of the page's style elements. */
  styles: readonly string[];
  /** Hashes of inline scripts: only where Next's own scripts stay in the page. */
  scripts: readonly string[];
  /** Whether the site's address begins with `https:`. */
  https: boolean;
  /** Who may show the page in a frame; nobody where it is left out. */
  framedBy?: "'none'" | '*';
}

/** Content-Security-Policy (CSP Level 3) of a page. Pages whose scripts are ours alone also forbid all script sinks. */
export function contentSecurityPolicy({ styles, scripts, https, framedBy = "'none'" }: Sources): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...scripts],
    'style-src': ["'self'", ...styles],
    'img-src': ["'self'", 'data:'],
    'frame-src': players,
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': [framedBy],
    ...(scripts.length === 0 ? { 'require-trusted-types-for': ["'script'"], 'trusted-types': ["'none'"] } : {}),
    ...(https ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

/** What every answer says, whatever it is. Names and values in turn, as `writeHead` takes them. */
export function commonHeaders(https: boolean): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    // Two years, as https://hstspreload.org asks; only behind TLS does it mean anything.
    ...(https ? ['Strict-Transport-Security', 'max-age=63072000'] : []),
  ];
}

/** What every page says besides. */
export function documentHeaders(https: boolean): string[] {
  return [
    ...commonHeaders(https),
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  ];
}

/** The source that allows an inline style or script with exactly this text: its hash (CSP Level 3, section 2.3.1). */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
