// The table of what was found with which library: a line a case, for the ring to print.
import { readFileSync } from 'node:fs';

const { devDependencies: versions } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const PACKAGES = {
  headless: '@headlessui/react', material: '@angular/material', mui: '@mui/material', rjsf: '@rjsf/core', shoelace: '@shoelace-style/shoelace',
};

export const packageOf = (library) => PACKAGES[library] ?? library;
export const versionOf = (library) => versions[packageOf(library)];

const HEAD = ['Library', 'Form', 'Fields found', 'What was said', 'What the app held'];

/** One case as a line; a key is named, never shown. */
export function line({ library, kind, called, expected }, { offered, told, state }) {
  const found = offered?.map(({ field }) => field).join(', ') ?? 'no form';
  const outcomes = Object.entries(told?.outcomes ?? {}).map(([label, outcome]) => `${label}: ${outcome}`);
  const asked = Object.keys({ ...called, ...expected }).filter((field) => field in state);
  const holds = asked.map((field) => `${field}: ${shown(state[field])}`);
  return [`${packageOf(library)} ${versionOf(library)}`, kind, found, [told?.title, ...outcomes, ...(told?.next ?? [])].filter(Boolean).join('; ') || '–', holds.join(', ')];
}

const shown = (value) => (/^eyJ/.test(value) ? '(the key)' : value || '–');

/** As Markdown, so that each line of it begins alike. */
export function printed(lines) {
  const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\n', ' ')).join(' | ')} |`;
  return [row(HEAD), row(HEAD.map(() => '---')), ...lines.map(row)].join('\n');
}
