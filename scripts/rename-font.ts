/**
 * A TrueType font under another name: what is cut may not keep a name that is reserved (SIL Open Font Licence, 3).
 *
 * @param family as programs ask for it
 * @param copyright of whom the font is; its licence is named too
 */
export function renamedFont(font: Buffer, family: string, copyright: string): Buffer {
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, i) => {
    const entry = 12 + 16 * i;
    const tag = font.toString('latin1', entry, entry + 4);
    const offset = font.readUInt32BE(entry + 8);
    return { tag, data: font.subarray(offset, offset + font.readUInt32BE(entry + 12)) };
  }).map((table) => (table.tag === 'name' ? { tag: 'name', data: nameTable(family, copyright) } : table));

  const directory = Buffer.alloc(12 + 16 * count);
  font.copy(directory, 0, 0, 12);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(({ tag, data }, i) => {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    const entry = 12 + 16 * i;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(padded), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

/** https://learn.microsoft.com/typography/opentype/spec/name, in English for Windows, which all programs read. */
function nameTable(family: string, copyright: string): Buffer {
  const licence = 'This Font Software is licensed under the SIL Open Font License, Version 1.1.';
  const names: [number, string][] = [
    [0, copyright],
    [1, family],
    [2, 'Regular'],
    [3, family],
    [4, family],
    [6, family.replaceAll(' ', '')],
    [13, licence],
    [14, 'https://openfontlicense.org'],
  ];
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  const texts: Buffer[] = [];
  let offset = 0;
  names.forEach(([id, text], i) => {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, k) => head.writeUInt16BE(value, 6 + 12 * i + 2 * k));
    texts.push(bytes);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...texts]);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}
