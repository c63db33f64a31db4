import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { examinePicture } from '#cli/doctor/examine-picture.ts';
import type { Examination } from '#cli/doctor/examination.ts';
import { SiteClient } from '#cli/doctor/site-client.ts';
import { Diagnosis } from '#lib/doctor/diagnosis.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** What the doctor says of a share image with these bytes. */
async function saidOf(bytes: Buffer, type: string): Promise<string[]> {
  server = createServer((_request, response) => response.writeHead(200, { 'Content-Type': type }).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new SiteClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const diagnosis = new Diagnosis();
  await examinePicture({ client, diagnosis } as unknown as Examination, '/share.jpg');
  return diagnosis.of('problem').flatMap(({ ailments }) => ailments.map(({ problem }) => problem));
}

test('a picture of a telephone is called by its name, as in a sync', async () => {
  expect(await saidOf(await readFile('tests/fixtures/content/phone.heic'), 'image/jpeg')).toEqual([
    expect.stringMatching(/cannot be read as a picture: it is an iPhone's HEIC picture; save it as JPEG/),
  ]);
});

test('one that is too large is not read to its end', async () => {
  expect(await saidOf(Buffer.alloc(50 * 1024 * 1024, 'x'), 'image/jpeg')).toEqual([
    expect.stringMatching(/at most 40 are read; save it with fewer pixels/),
  ]);
});

test('what is none is said to be none', async () => {
  expect(await saidOf(Buffer.from('Not found'), 'image/jpeg')).toEqual([
    expect.stringMatching(/it is no JPEG, PNG, .*; replace it with a sound JPEG/),
  ]);
});

test('a sound one is measured', async () => {
  const image = sharp({ create: { width: 1200, height: 630, channels: 3, background: '#345' } });
  expect(await saidOf(await image.jpeg().toBuffer(), 'image/jpeg')).toEqual([]);
});
