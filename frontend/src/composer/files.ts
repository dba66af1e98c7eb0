/** What may be picked. The server judges by content; this only spares the person a useless wait. */
import { words } from "../words";

export const PICTURES_AT_ONCE = 20;
const MOST_BYTES = 50_000_000;
const ENDINGS = /\.(jpe?g|png|webp|gif|hei[cf]|avif|tiff?|bmp)$/i;
const TYPES = /^image\/(jpeg|png|webp|gif|hei[cf]|avif|tiff|bmp|x-ms-bmp)/;

export const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,image/avif,image/tiff,image/bmp,.heic,.heif,.avif,.tif,.tiff";

export interface Sorted {
  welcome: File[];
  refused: string[];
}

export function sort(files: Iterable<File>, alreadyThere: number): Sorted {
  const said = words().composer;
  const sorted: Sorted = { welcome: [], refused: [] };
  for (const file of files) {
    if (!TYPES.test(file.type) && !ENDINGS.test(file.name)) sorted.refused.push(said.notPicture(file.name));
    else if (file.size > MOST_BYTES) sorted.refused.push(said.tooLarge(file.name, MOST_BYTES / 1_000_000));
    else if (alreadyThere + sorted.welcome.length >= PICTURES_AT_ONCE) {
      if (!sorted.refused.includes(said.tooMany(PICTURES_AT_ONCE))) sorted.refused.push(said.tooMany(PICTURES_AT_ONCE));
    } else sorted.welcome.push(file);
  }
  return sorted;
}
