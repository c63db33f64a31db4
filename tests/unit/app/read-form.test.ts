import { expect, test } from 'vitest';
import { type BadForm, readForm } from '#app/read-form.ts';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

const send = (type: string, body: string | ReadableStream) =>
  readForm(
    new Request('http://paper.test/', {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
      duplex: 'half',
    } as RequestInit),
    urlencoded,
    multipart,
  );
const status = (type: string, body: string | ReadableStream) =>
  send(type, body).then(
    () => 200,
    (error: BadForm) => error.status,
  );

test('a form is read in both ways that browsers send it', async () => {
  expect(await send(urlencoded, 'email=a%40b.example&website=')).toEqual({ email: 'a@b.example', website: '' });
  const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
  const parts =
    '--' + boundary + '\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.example\r\n--' + boundary + '--\r\n';
  expect(await send(`${multipart}; boundary=${boundary}`, parts)).toEqual({ email: 'a@b.example' });
});

test('a broken percent code is a text like any other', async () => {
  expect(await send(urlencoded, 'email=%E0%A4%A&website=%')).toMatchObject({ website: '%' });
});

test.each([
  [`${multipart}; boundary=x`, '--y\r\nContent-Disposition: form-data\r\n\r\n'],
  [`${multipart}; boundary=x`, '--x\r\nContent-Disposition: form-data; name="email'],
  [`${multipart}; boundary=x`, ''],
  [multipart, 'email=a'],
  [`${multipart}; boundary="`, '--'],
])('%s with a body that is none is refused', async (type, body) => {
  expect(await status(type, body)).toBe(400);
});

test('another type is refused, and so is one that only begins like ours', async () => {
  expect(await status('application/json', '{}')).toBe(415);
  expect(await status(`${urlencoded}2`, 'email=a')).toBe(415);
});

test('what comes without a length is counted while it comes', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000).fill(97)) });
  expect(await status(urlencoded, endless)).toBe(413);
});
