import { readersStore } from './open.ts';

/** Whether something that readers see uses a picture. @param base see `PictureFile.base` */
export async function isPictureSeen(base: string): Promise<boolean> {
  const states = await (await readersStore()).pictureUses.statesOf([base]);
  return states.get(base) === 'public';
}
