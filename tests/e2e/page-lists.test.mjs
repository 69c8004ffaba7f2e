// Lists of a page's own making: they are told as lists, opened and chosen from by the pointer alone, and read back by
// what the page shows. What can't be known for sure is left to the user.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const LISTS = 'https://forms.customer.example/lists.html';
const ALL = ['US (N. Virginia)', 'Europe (Ireland)', 'Europe (Frankfurt)'];

async function described(open) {
  const form = await Form.in(await open(LISTS));
  return { form, page: await form.top() };
}
const opened = (form, page, name) => form.call(0, 'open', { page: page.page, id: field(page, name).id });
const labels = ({ options }) => options.map(({ label }) => label);
const held = (browser) => browser.tab.evaluate(() => ({ chosen, reached, lists: document.querySelectorAll('.list').length }));

/** Chooses by its label; gives what became of it. */
async function choose(form, page, name, label) {
  const { options } = await opened(form, page, name);
  const { id } = field(page, name);
  const { fields } = await form.call(0, 'choose', { page: page.page, id, option: options.find((option) => option.label === label).id });
  assert.equal(fields[0].id, id);
  return fields[0].outcome;
}

journey.smoke('a list is one field, whatever it is made of, and no text is typed into it', async ({ browser, open }) => {
  const { form, page } = await described(open);
  const told = page.fields.map((field) => [nameOf(field), field.kind, field.isEmpty, field.isReadOnly, field.isDisabled]);
  assert.deepEqual(told, [
    ['Box with a list elsewhere', 'combo', true, false, false],
    ['Typed and chosen', 'combo', true, false, false],
    ['Box with a search in it', 'combo', true, false, false],
    ['Button with a list', 'combo', false, false, false],
    ['With a toggle', 'combo', true, false, false],
    ['Shown already', 'combo', false, false, false],
    ['Proposes', 'text', true, false, false],
    ['Disabled', 'combo', false, false, true],
    ['Never opens', 'combo', true, false, false],
    ['Shows a part', 'combo', true, false, false],
    ['Says that there are more', 'combo', true, false, false],
    ['Still loads', 'combo', true, false, false],
    ['Takes several', 'combo', true, false, false],
    ['Names no list', 'combo', true, false, false],
    ['Opens two lists', 'combo', true, false, false],
    ['Has links and buttons', 'combo', true, false, false],
    ['Lays a layer over the page', 'combo', true, false, false],
    ['Has other options each time', 'combo', true, false, false],
    ['Does not show what was chosen', 'combo', true, false, false],
    ['API Key', 'password', true, false, false],
    ['Submits by its toggle', 'combo', false, false, false],
  ]);
  assert.deepEqual(field(page, 'Shown already').options, [{ value: 'us', label: 'US (N. Virginia)' }]);
  assert.deepEqual(field(page, 'Proposes').options, [{ value: 'us', label: 'US' }, { value: 'eu', label: 'Europe' }]);
  assert.deepEqual(page.fields.map(({ sight }) => sight), page.fields.map(() => 'visible'));
  assert.deepEqual(await form.fill(page, { 'Typed and chosen': 'us', Disabled: 'us' }), { 'Typed and chosen': 'different', Disabled: 'readonly' });
  assert.deepEqual(await held(browser), { chosen: {}, reached: [], lists: 0 });
});

for (const [name, id] of Object.entries({
  'Box with a list elsewhere': 'elsewhere',
  'Typed and chosen': 'typed',
  'Box with a search in it': 'searching',
  'Button with a list': 'button',
  'With a toggle': 'toggled',
  'Names no list': 'unnamed',
  'Lays a layer over the page': 'layered',
})) {
  journey(`a list is opened, left closed, and an option of it chosen: ${name}`, async ({ browser, open }) => {
    const { form, page } = await described(open);
    const list = await opened(form, page, name);
    assert.deepEqual([list.isComplete, labels(list), list.options[1].value], [true, ALL, 'eu']);
    assert.deepEqual(await held(browser), { chosen: {}, reached: [], lists: 0 });
    assert.equal(await choose(form, page, name, 'Europe (Frankfurt)'), 'filled');
    assert.deepEqual(await held(browser), { chosen: { [id]: 'de' }, reached: [], lists: 0 });
    const look = { page: page.page, ids: [field(page, name).id] };
    assert.equal((await form.call(0, 'look', look)).fields[0].outcome, 'filled');
    await browser.tab.evaluate((id) => forget(id), id);
    assert.equal((await form.call(0, 'look', look)).fields[0].outcome, 'unsure');
  });
}

for (const [name, seen] of Object.entries({
  'Never opens': [],
  'Opens two lists': [],
  'Submits by its toggle': [],
  'Shows a part': ALL,
  'Says that there are more': ALL,
  'Still loads': ALL,
  'Takes several': ALL,
})) {
  journey(`a list that is not all there, or not surely its own, is said to be in part: ${name}`, async ({ browser, open }) => {
    const { form, page } = await described(open);
    const list = await opened(form, page, name);
    assert.deepEqual([list.isComplete, labels(list)], [false, seen]);
    const { chosen, reached } = await held(browser);
    assert.deepEqual([chosen, reached], [{}, []]);
  });
}

journey('a list that is shown is chosen from where it is', async ({ browser, open }) => {
  const { form, page } = await described(open);
  assert.equal(await choose(form, page, 'Shown already', 'US (N. Virginia)'), 'filled');
  assert.deepEqual((await held(browser)).chosen, { shown: 'us' });
});

journey('an option that leads away or sends the form is not offered', async ({ browser, open }) => {
  const { form, page } = await described(open);
  assert.deepEqual(labels(await opened(form, page, 'Has links and buttons')), ['Europe (Frankfurt)']);
  assert.equal(await browser.tab.evaluate('location.hash'), '');
  assert.deepEqual((await held(browser)).reached, []);
});

journey('an option that is another one by now is not chosen, and one that the page does not show is looked at', async ({ browser, open }) => {
  const { form, page } = await described(open);
  assert.equal(await choose(form, page, 'Has other options each time', 'Europe (Ireland)'), 'no option');
  assert.deepEqual(await held(browser), { chosen: {}, reached: [], lists: 0 });
  assert.equal(await choose(form, page, 'Does not show what was chosen', 'Europe (Ireland)'), 'unsure');
});

journey('a list is left alone where it is no longer what was listed', async ({ browser, open }) => {
  const { form, page } = await described(open);
  const name = 'Typed and chosen';
  const { id } = field(page, name);
  const { options: [{ id: option }] } = await opened(form, page, name);
  const order = { page: page.page, id, option };
  await browser.tab.evaluate(() => { document.querySelector('[for=typed]').textContent = 'Something else'; });
  assert.deepEqual(await form.call(0, 'choose', order), { page: 'changed', fields: [] });
  assert.equal((await form.call(0, 'open', order)).page, 'changed');
  const other = field(page, 'Box with a search in it');
  await browser.tab.evaluate(() => document.getElementById('searching').setAttribute('aria-disabled', 'true'));
  assert.deepEqual((await form.call(0, 'choose', { ...order, id: other.id })).fields, [{ id: other.id, outcome: 'readonly' }]);
  const key = field(page, 'API Key');
  assert.deepEqual((await form.call(0, 'choose', { ...order, id: key.id })).fields, [{ id: key.id, outcome: 'different' }]);
  assert.deepEqual(await held(browser), { chosen: {}, reached: [], lists: 0 });
});
