import { queryOf, secondsOf, startOf } from './embed-times.ts';

/** Something shown on another site, as far as its address tells. */
export interface EmbedSource {
  id: 'youtube' | 'vimeo' | 'x' | 'bluesky' | 'mastodon';
  /** The name readers know. */
  provider: string;
  what: 'Video' | 'Playlist' | 'Post';
  /** Where it can be seen on its own page. */
  link: string;
  /** Where it can be framed without cookies, or null when only the page itself shows it. */
  frame: string | null;
}

/** Reads the address of a video or post; null when it is of none of the sites we know. */
export function embedSource(address: string): EmbedSource | null {
  const written = address.trim().replace(/^\/\//, 'https://');
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.username || url.password || url.port) return null;

  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  const path = url.pathname.split('/').filter(Boolean);
  return (
    youtube(host, path, url) ?? vimeo(host, path, url) ?? x(host, path) ?? bluesky(host, path) ?? mastodon(host, path)
  );
}

/** What the address says of the video goes with it: where it begins and ends, and the list it is played from. */
function youtube(host: string, path: string[], url: URL): EmbedSource | null {
  if (!['youtube.com', 'youtube-nocookie.com', 'youtu.be', 'music.youtube.com'].includes(host)) return null;
  const inPath =
    host === 'youtu.be' ? path[0] : ['embed', 'shorts', 'live', 'v'].includes(path[0] ?? '') ? path[1] : null;
  const written = inPath ?? (path[0] === 'watch' ? url.searchParams.get('v') : null);
  const id = written && /^[\w-]{11}$/.test(written) && written !== 'videoseries' ? written : null;
  const named = url.searchParams.get('list');
  const list = named && /^[\w-]{10,64}$/.test(named) ? named : null;
  const isList = path[0] === 'playlist' || written === 'videoseries';
  if (!id && !(isList && list)) return null;

  const start = startOf(url);
  const end = secondsOf(url.searchParams.get('end'));
  const source = { id: 'youtube', provider: 'YouTube' } as const;
  if (!id) {
    const query = queryOf({ list });
    const link = `https://www.youtube.com/playlist${query}`;
    return { ...source, what: 'Playlist', link, frame: `https://www.youtube-nocookie.com/embed/videoseries${query}` };
  }
  return {
    ...source,
    what: 'Video',
    link: `https://www.youtube.com/watch${queryOf({ v: id, list, t: start && `${start}s` })}`,
    frame: `https://www.youtube-nocookie.com/embed/${id}${queryOf({ list, start, end })}`,
  };
}

/** Behind the number of a video that is not listed is the hash that opens it. */
function vimeo(host: string, path: string[], url: URL): EmbedSource | null {
  if (!['vimeo.com', 'player.vimeo.com'].includes(host)) return null;
  const at = path.findIndex((part) => /^\d{5,12}$/.test(part));
  const id = path[at];
  if (!id) return null;
  const hash = [url.searchParams.get('h'), path[at + 1]].find((each) => /^[\da-f]{8,40}$/.test(each ?? '')) ?? null;
  const start = startOf(url);
  const time = start === null ? '' : `#t=${start}s`;
  return {
    id: 'vimeo',
    provider: 'Vimeo',
    what: 'Video',
    link: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}${time}`,
    frame: `https://player.vimeo.com/video/${id}${queryOf({ dnt: 1, h: hash })}${time}`,
  };
}

function x(host: string, path: string[]): EmbedSource | null {
  if (!['x.com', 'twitter.com'].includes(host)) return null;
  const [user = '', word, id = ''] = path;
  if (!/^\w{1,20}$/.test(user) || !/^status(?:es)?$/.test(word ?? '') || !/^\d{1,20}$/.test(id)) return null;
  const frame = `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}`;
  return { id: 'x', provider: 'X', what: 'Post', link: `https://x.com/${user}/status/${id}`, frame };
}

function bluesky(host: string, path: string[]): EmbedSource | null {
  if (host !== 'bsky.app') return null;
  const [word, user = '', kind, key = ''] = path;
  if (word !== 'profile' || kind !== 'post' || !/^[\w.:-]{3,253}$/.test(user) || !/^\w{5,20}$/.test(key)) return null;
  // A handle can move to another account; only the account's own id (did:…) can be framed.
  const frame = user.startsWith('did:') ? `https://embed.bsky.app/embed/${user}/app.bsky.feed.post/${key}` : null;
  return {
    id: 'bluesky',
    provider: 'Bluesky',
    what: 'Post',
    link: `https://bsky.app/profile/${user}/post/${key}`,
    frame,
  };
}

function mastodon(host: string, path: string[]): EmbedSource | null {
  const [user = '', id = ''] = path;
  if (path.length < 2 || path.length > 3 || !/^@[\w.-]+(?:@[\w.-]+)?$/.test(user) || !/^\d{5,20}$/.test(id))
    return null;
  if (path[2] && path[2] !== 'embed') return null;
  // Any host may call itself Mastodon, so none is trusted with a frame on our pages.
  return {
    id: 'mastodon',
    provider: `Mastodon (${host})`,
    what: 'Post',
    link: `https://${host}/${user}/${id}`,
    frame: null,
  };
}
