// README tells which libraries filling was tried with, in which kinds of forms, and where it falls short: all that the
// cases try, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CASES, DOUBTED, HELD, YOURS } from './cases.mjs';
import { versionOf } from './table.mjs';

const HEAD = '| Library | Tried with | Where it falls short |';
const NAMES = {
  antd: 'Ant Design', mui: 'MUI', headless: 'Headless UI', 'react-select': 'react-select', primevue: 'PrimeVue', material: 'Angular Material',
  shoelace: 'Shoelace', rjsf: '@rjsf',
};
/** What README calls each kind. */
const KINDS = {
  list: 'a list', search: 'a list that searches', dialog: 'a dialog', stepper: 'a step', prefix: 'a prefix', suffix: 'a suffix',
  affixes: 'a prefix and a suffix', blur: 'a check when a field is left', wrong: 'an address marked as wrong', keys: 'a check that something was typed',
  schema: 'a schema', other: "another maker's form", beside: "another maker's form beside",
};
/** What README must say of what a case leaves to the user. */
const SHORT = new Map([[YOURS, 'its region is yours to choose'], [DOUBTED, 'its address is yours to look at'], [HELD, 'no key is made']]);

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** The cells of each library's row. */
const rows = readme.split(HEAD)[1].split('\n\n')[0].split('\n').map((row) => row.split('|').map((cell) => cell.trim()).slice(1, -1)).slice(2);

const majorAndMinor = (version) => version.split('.').slice(0, 2).join('.');
const unique = (all) => [...new Set(all)];
const libraries = unique(CASES.map(({ library }) => library));

test('README has a row for each library, with the release that is tried', () => {
  const told = rows.map(([name]) => name);
  assert.deepEqual(told, libraries.map((library) => `${NAMES[library]} ${majorAndMinor(versionOf(library))}`));
});

for (const [at, library] of libraries.entries()) {
  const cases = CASES.filter((tried) => tried.library === library);
  test(`README names the kinds of forms that ${library} is tried with, and no others`, () => {
    const [, kinds] = rows[at];
    assert.deepEqual(kinds.split(', '), cases.map(({ kind }) => KINDS[kind]));
  });

  test(`README tells what ${library} leaves to the user, and nothing else`, () => {
    const [, , told] = rows[at];
    const left = cases.flatMap(({ expected }) => Object.values(expected));
    assert.deepEqual([...SHORT].map(([of, words]) => [words, told.includes(words)]), [...SHORT].map(([of, words]) => [words, left.includes(of)]));
    assert.equal(told === '', ![...SHORT.keys()].some((of) => left.includes(of)));
  });
}
