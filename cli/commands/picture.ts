import { Command } from 'commander';
import { basename } from 'node:path';
import { readEnv } from '#lib/config/env.ts';
import { addPicture, type SentPicture } from '#lib/desk/commands/pictures.ts';
import { isFile } from '#lib/media/file-below.ts';
import { deskHere, sendPicture, withStore } from '../desk/ask.ts';
import { withSite, type Options } from '../desk/desk-command.ts';
import { refused } from '../desk/refused.ts';

/** `broadsheet picture add <file>`: takes a picture in, here or on a site. */
export const pictureCommand = (): Command =>
  new Command('picture').description('Pictures of articles.').addCommand(add());

function add(): Command {
  const command = new Command('add')
    .description('Takes a picture in, so that articles can show it.')
    .argument('<file>', 'a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file')
    .option('--name <name>', 'what to call it, e.g. kurils.jpg; left out, as the file is called');
  return withSite(command).action(async (file: string, options: Options & { name?: string }) => {
    if (!(await isFile(file))) throw new Error(`There is no file ${file}.`);
    const name = options.name ?? basename(file);
    const sent = await send(file, name, options).catch((error: unknown) => {
      throw refused(error, command);
    });
    console.log(options.json ? JSON.stringify(sent, null, 2) : said(sent));
  });
}

const send = (file: string, name: string, { site, token }: Options): Promise<SentPicture> =>
  site === undefined
    ? withStore((store) => addPicture(deskHere(store), file, name))
    : sendPicture(site, token ?? readEnv().deskToken, file, name);

const said = ({ src, width, height }: SentPicture) =>
  `${src} is there, ${width} × ${height} pixels. Show it with --image ${src}, or ![what it shows](${src}) in a text.`;
