import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectPicture } from '#lib/media/inspect-picture.ts';

const latin = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(600)]);
/** The beginning of a file in the container of HEIC, AVIF and films. */
const container = (brand: string, ...others: string[]) =>
  latin(`\0\0\0${String.fromCharCode(16 + 4 * others.length)}ftyp${brand}\0\0\0\0${others.join('')}`);

describe('a file that is taken for a picture is called by its name, with what to do', () => {
  test.each([
    ['of an iPhone', 'fixture', "an iPhone's HEIC picture", /^save it as JPEG/],
    ['of a phone that names it by a general brand', container('mif1', 'miaf', 'heic'), 'HEIC', /JPEG/],
    ['of a phone, several in one', container('hevc', 'msf1'), 'HEIC', /JPEG/],
    [
      'of a drawing program, cut off',
      latin('<svg xmlns="http://www.w3.org/2000/svg" width="9"><rect'),
      'SVG',
      /export/,
    ],
    ['of a camera that writes AVIF, cut off', container('avif', 'mif1'), 'AVIF', /JPEG/],
    ['of Photoshop', latin('8BPS\0\x01'), 'Photoshop', /save it as JPEG/],
    ['of GIMP', latin('gimp xcf file'), 'GIMP', /save it as JPEG/],
    ['of Acrobat', latin('%PDF-1.7\n'), 'PDF', /export the page/],
    ['of Illustrator', latin('%!PS-Adobe-3.0 EPSF-3.0'), 'PostScript', /SVG/],
    ['of Paint', latin('BM6\0\x0c\0\0\0\0\x006\0\0\0(\0\0\0'), 'BMP', /JPEG/],
    ['with icons', latin('\0\0\x01\0\x02\0\x10\x10'), 'an icon', /PNG/],
    ['of JPEG XL', latin('\xff\n\xfa\x1f'), 'JPEG XL', /JPEG or PNG/],
    ['of JPEG 2000', latin('\0\0\0\x0cjP  \r\n\x87\n'), 'JPEG 2000', /JPEG or PNG/],
    ['of a Canon camera', container('crx ', 'crx '), 'raw', /develop/],
    ['of an older Canon camera', latin('II*\0\x10\0\0\0CR\x02\0'), 'raw', /develop/],
    ['of a Fujifilm camera', latin('FUJIFILMCCD-RAW 0201'), 'raw', /develop/],
    ['with a film of an iPhone', container('qt  '), 'a film', /::embed/],
    ['with a film', container('isom', 'iso2', 'avc1', 'mp41'), 'a film', /::embed/],
    ['with a film of a browser', latin('\x1aE\xdf\xa3'), 'a film', /::embed/],
    ['of an office program', latin('PK\x03\x04\x14\0'), 'ZIP', /take the picture out/],
    [
      'that Git LFS has left',
      latin('version https://git-lfs.github.com/spec/v1\noid sha256:'),
      'Git LFS',
      /git lfs pull/,
    ],
    [
      'that a server sent in place of the picture',
      latin('\n<!DOCTYPE html>\n<html>'),
      'a web page',
      /save the picture/,
    ],
  ])('%s', async (_name, bytes, name, cure) => {
    const file = bytes === 'fixture' ? await readFile('tests/fixtures/content/phone.heic') : (bytes as Buffer);
    const error = await inspectPicture(file).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'PictureError',
      message: expect.stringContaining(name),
      cure: expect.stringMatching(cure),
    });
  });
});

test('whatever can be shown is none of those', async () => {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#345' } });
  for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const) {
    const bytes = await image.clone().toFormat(format).toBuffer();
    expect(await inspectPicture(bytes)).toMatchObject({ format, width: 8, height: 8 });
  }
  const drawing = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
  expect(await inspectPicture(Buffer.from(drawing))).toMatchObject({ format: 'svg' });
});

test('a picture too long to be drawn is refused before anybody tries', async () => {
  const tall = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#345' } })
      .png()
      .toBuffer();
  await expect(inspectPicture(await tall(100, 16_400))).rejects.toThrow('it is 100 × 16400 pixels, and 16400 high');
  // Twice as wide as the widest variant, it comes out half as high.
  expect(await inspectPicture(await tall(3200, 16_400))).toMatchObject({ height: 16_400 });
});
