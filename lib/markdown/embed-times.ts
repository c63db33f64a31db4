/**
 * Seconds of a time as addresses of videos have it: `90`, `90s`, `1m30s`, `1h2m3s`, `1:30`; null where it is none, or
 * the beginning.
 */
export function secondsOf(written: string | null): number | null {
  if (written === null || written.length > 20) return null;
  const named = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/i.exec(written.trim());
  const parts = named ? named.slice(1, 4) : (/^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(written.trim())?.slice(1, 4) ?? []);
  const [hours, minutes, seconds] = [0, 1, 2].map((at) => Number(parts[at] ?? 0)) as [number, number, number];
  const all = hours * 3600 + minutes * 60 + seconds;
  return all > 0 && all < 360_000 ? all : null;
}

/** A time that is in the query (`t`, `start`) or in the fragment (`#t=90`). */
export function startOf(url: URL): number | null {
  const fragment = new URLSearchParams(url.hash.slice(1));
  return (
    secondsOf(url.searchParams.get('t')) ?? secondsOf(url.searchParams.get('start')) ?? secondsOf(fragment.get('t'))
  );
}

/** A query of what is there; '' of nothing. */
export function queryOf(values: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}
