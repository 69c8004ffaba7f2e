// The plain way: what a popup without WebAssembly would do.
export const milliseconds = () => performance.now();

export const parse = (pages) => pages.flatMap((page) => JSON.parse(page).data);

export const find = (keys, word) =>
  keys.filter((key) => `${key.description} ${key.id} ${key.sub}`.toLowerCase().includes(word)).length;
