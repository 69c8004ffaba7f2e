// A saved workbook as it is on disk: a zip of XML parts.
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const opened = promisify(yauzl.fromBuffer);

/** The text of each part, by its name. */
export async function parts(bytes) {
  const zip = await opened(bytes, { lazyEntries: true });
  const read = promisify(zip.openReadStream.bind(zip));
  const all = {};
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(all));
    zip.on('entry', async (entry) => {
      all[entry.fileName] = await read(entry).then(text).catch(reject);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
