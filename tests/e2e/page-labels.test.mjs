// What a person reads around a field: its name in a box of its own, what explains it, and what is shown beside the text.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const ROWS = 'https://forms.customer.example/rows.html';

journey('a label in a box of its own is read, without the words of what is beside it', async ({ open }) => {
  const form = await Form.in(await open(ROWS));
  const { fields } = await form.top();
  assert.deepEqual(fields.map(({ labels: [label], aria, near, name }) => [label ?? null, aria, near, name].filter(Boolean)), [
    ['Toggled'],
    ['Counted'],
    ['Not needed'],
    // What is read and what is told differ: both are said.
    ['Told', 'Read instead'],
    ['Told and read'],
    ['With a sentence'],
    ['With a sign'],
    ['Shown'],
    // What is before two fields is the title of both, and the label of none.
    ['first_of_two'],
    ['second_of_two'],
    ['Explained below'],
    ['Explained by name'],
    ['Explained in its row'],
    ['Not explained'],
    ['Label of the next'],
    ['Whole address'],
    ['Affixes by their side'],
    ['No affix'],
    ['affix_of_another_row'],
    ['Of an element that is none'],
    ['By its id'],
  ]);
});

journey('what explains a field is named by it or stands below it in its row', async ({ open }) => {
  const form = await Form.in(await open(ROWS));
  const { fields } = await form.top();
  assert.deepEqual(fields.filter(({ help }) => help).map((field) => [nameOf(field), field.help]), [
    ['Explained below', 'What is below it'],
    ['Explained by name', 'What it names'],
    ['Explained in its row', 'In its row'],
    ['No affix', 'minutes'],
  ]);
});

journey('what stands in another field names none and explains none', async ({ browser, open }) => {
  const form = await Form.in(await open(ROWS));
  await browser.tab.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', `<form>
      <textarea id="typed">typed of-the-page</textarea>
      <select><option id="chosen" selected>chosen of-the-page</option></select>
      <div contenteditable><p id="edited">edited of-the-page</p></div>
      <input id="named" aria-labelledby="typed chosen edited" aria-describedby="typed chosen edited" name="named"></form>`);
  });
  const { fields } = await form.top();
  const named = fields.find(({ name }) => name === 'named');
  assert.deepEqual([named.aria, named.help], [null, null]);
});

journey('a part of an address that is shown beside the text is told, and nothing else is', async ({ open }) => {
  const form = await Form.in(await open(ROWS));
  const { fields } = await form.top();
  assert.deepEqual(fields.filter(({ prefix, suffix }) => prefix || suffix).map((field) => [nameOf(field), field.prefix, field.suffix]), [
    ['Whole address', 'https://', '.eu.qlikcloud.com'],
    ['Affixes by their side', 'https://', '.qlikcloud.com'],
  ]);
});

journey('a label that changes after it was listed voids what was to go there, however far it is', async ({ browser, open }) => {
  const form = await Form.in(await open(ROWS));
  const page = await form.top();
  await browser.tab.evaluate(() => { document.querySelector('label').textContent = 'Other'; });
  assert.equal(await form.fill(page, { Toggled: 'us' }), 'changed');
  const next = await form.top();
  await browser.tab.evaluate(() => { document.querySelector('.box > span').textContent = 'http://'; });
  assert.equal(await form.fill(next, { 'Whole address': 'us' }), 'changed');
  assert.equal(field(await form.top(), 'Whole address').prefix, 'http://');
});
