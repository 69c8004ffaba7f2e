// Makes the file of a sheet, both as `extension/spreadsheet` has them; loaded when the first one is wanted.
import init, { workbook as written } from './pkg/latchkey_spreadsheet.js';

export async function workbook(sheet) {
  await init({ module_or_path: new URL('pkg/latchkey_spreadsheet_bg.wasm', import.meta.url) });
  return written(sheet);
}
