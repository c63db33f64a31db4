/** A kind of file that is taken for a picture and is none that we can show. */
export interface ForeignFormat {
  /** Completes "it is …". */
  name: string;
  cure: string;
}

const asJpeg = 'save it as JPEG or PNG, or export it as one';
const heic: ForeignFormat = {
  name: "an iPhone's HEIC picture",
  cure: 'save it as JPEG, e.g. export it from Photos; Settings, Camera, Formats, Most Compatible makes the phone write JPEG',
};
const film: ForeignFormat = { name: 'a film', cure: 'take a still of it, or show the film with ::embed' };
const raw: ForeignFormat = { name: "a camera's raw picture", cure: 'develop it and save it as JPEG' };

/** By the letters a file begins with; what is not printable is `\xNN`. */
const beginnings: [RegExp, ForeignFormat][] = [
  [/^8BPS/, { name: 'a Photoshop file (PSD)', cure: asJpeg }],
  [/^gimp xcf/, { name: 'a GIMP file (XCF)', cure: asJpeg }],
  [/^%PDF/, { name: 'a PDF document', cure: 'export the page as JPEG, PNG or SVG' }],
  [/^(?:%!PS|\xc5\xd0\xd3\xc6)/, { name: 'a PostScript drawing (EPS)', cure: 'export it as SVG or PNG' }],
  [/^BM.{8}\0{4}|^BM[^]{12}[\x0c\x28\x40\x6c\x7c]\0/, { name: 'a Windows bitmap (BMP)', cure: asJpeg }],
  [/^\0\0[\x01\x02]\0[^\0]/, { name: 'an icon (ICO)', cure: 'save it as PNG' }],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, { name: 'a JPEG XL picture', cure: asJpeg }],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, { name: 'a JPEG 2000 picture', cure: asJpeg }],
  [/^(?:II\*\0[^]{4}CR|FUJIFILMCCD-RAW|IIRO|IIU\0|FOVb)/, raw],
  [/^v\/1\x01/, { name: 'an OpenEXR picture', cure: asJpeg }],
  [/^(?:\x1aE\xdf\xa3|RIFF[^]{4}AVI |FLV\x01)/, film],
  [
    /^PK\x03\x04/,
    { name: 'an archive (ZIP), as documents of office programs are', cure: 'take the picture out of it' },
  ],
  [/^version https:\/\/git-lfs/, { name: 'a pointer of Git LFS, not the picture', cure: 'run git lfs pull' }],
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b/i,
    { name: 'a web page', cure: 'open its address in a browser, and save the picture itself' },
  ],
];

/** Brands of the container that HEIC, AVIF and films share (ISO/IEC 14496-12, 23008-12). */
const brands: [RegExp, ForeignFormat][] = [
  [/^(?:hei[cmsx]|hev[cmsx])$/, heic],
  [/^crx $/, raw],
  [/^(?:qt {2}|isom|iso\d|mp4\d|M4V |avc1|dash|3g[pr]\d)$/, film],
];

/**
 * What a file is that sharp cannot show, by its first bytes, whatever its name says.
 *
 * @returns null where it is none of those that people take for pictures
 */
export function foreignFormat(bytes: Uint8Array): ForeignFormat | null {
  const begin = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (begin.slice(4, 8) === 'ftyp') return byBrand(begin);
  return beginnings.find(([pattern]) => pattern.test(begin))?.[1] ?? null;
}

/** The first brand is the file's own, and those that follow are what it may be read as besides. */
function byBrand(begin: string): ForeignFormat | null {
  const end = Math.min(Buffer.from(begin.slice(0, 4), 'latin1').readUInt32BE(0), begin.length);
  const named = [begin.slice(8, 12), ...(begin.slice(16, end).match(/[^]{4}/g) ?? [])];
  if (named.some((brand) => /^avi[fs]$/.test(brand))) return null;
  for (const brand of named) {
    const found = brands.find(([pattern]) => pattern.test(brand));
    if (found) return found[1];
  }
  return null;
}
