// The pages of libraries, bundled into target/pages/libraries/, where the demo tenant serves them from. Test files run at
// once, so each has a folder of its own there.
import { build } from 'esbuild';

const PAGES = new URL('pages/', import.meta.url).pathname;
const BUNDLES = new URL('../../target/pages/libraries/', import.meta.url).pathname;

const FILES = ['antd.jsx', 'mui.jsx', 'headless.jsx', 'react-select.jsx', 'primevue.js', 'material.js', 'shoelace.js', 'rjsf.jsx'];

export const bundle = (folder) => build({
  entryPoints: FILES.map((file) => PAGES + file),
  outdir: BUNDLES + folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  minify: true,
  keepNames: true,
  conditions: ['browser', 'style'],
  define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  loader: { '.css': 'text' },
  logLevel: 'error',
});
