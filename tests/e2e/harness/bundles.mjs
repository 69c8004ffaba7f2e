// The pages of frameworks, bundled into target/pages/, where the demo tenant serves them from.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';

const PAGES = new URL('../../pages/frameworks.customer.example/', import.meta.url).pathname;
const BUNDLES = new URL('../../../target/pages/', import.meta.url).pathname;

export const FRAMEWORKS = { react: 'react.jsx', vue: 'vue.js', svelte: 'svelte.js', angular: 'angular.js', lit: 'lit.js' };

/** Svelte's components, by its own compiler. */
const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: basename(path), generate: 'client' });
      return { contents: js.code };
    });
  },
};

export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: Object.values(FRAMEWORKS).map((file) => PAGES + file),
    outdir: BUNDLES,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [svelte],
    logLevel: 'error',
  });
  await mkdir(BUNDLES, { recursive: true });
  await Promise.all(outputFiles.map(({ path, contents }) => whole(path, contents)));
}

/** Test files may run at once, and all write the same: none reads what another is in the middle of writing. */
async function whole(path, contents) {
  const own = `${path}.${process.pid}`;
  await writeFile(own, contents);
  await rename(own, path);
}
