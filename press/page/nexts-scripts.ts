/** What Next 16.4 pushes or assigns, and around what: data of JSON alone, so that nothing else can stand in such a script. */
const carriers = [
  /^self\.__next_[a-z]+\.push\((.*)\);?$/s,
  /^\(self\.(__next_[a-z]+)=self\.\1\|\|\[\]\)\.push\((?<data>.*)\);?$/s,
  /^self\.__next_[a-z]+=(.*?);?$/s,
  /^\(globalThis\["TURBOPACK"\] ?\|\| ?\(globalThis\["TURBOPACK"\] ?= ?\[\]\)\)\.push\((.*)\);?$/s,
];

const firstPaint = /^requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?$/;

/** Whether an inline script is one that Next writes, as a whole: not one that only begins like it. */
export function isNextsScript(text: string): boolean {
  if (firstPaint.test(text)) return true;
  return carriers.some((carrier) => {
    const found = carrier.exec(text);
    return found !== null && isJson(found.groups?.data ?? found[1] ?? '');
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
