// The titled boxes of a page, as the scripts in it tell them: what a form is about is said by the box that it is in.
import assert from 'node:assert/strict';
import { Form, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const CUSTOMER = 'https://forms.customer.example';

/** The titles of the boxes that each field is in, outer ones first, by the field's name. */
function titles({ scopes, fields }) {
  const path = (at) => (at == null ? [] : [...path(scopes[at].within), scopes[at].title]);
  return Object.fromEntries(fields.map((field) => [nameOf(field), path(field.scope)]));
}
const dialogs = ({ scopes }) => scopes.filter(({ isDialog }) => isDialog);

async function described(open, file) {
  const form = await Form.in(await open(`${CUSTOMER}/${file}`));
  const page = await form.top();
  // An outer one is told of before those in it.
  page.scopes.forEach(({ within }, at) => assert.ok(within === null || within < at));
  return { form, page };
}

journey('a field is in the boxes whose titles a person reads above it', async ({ open }) => {
  const { page } = await described(open, 'scopes.html');
  assert.deepEqual(page.headings, ['Connections']);
  assert.deepEqual(titles(page), {
    'Around all': [],
    'Snowflake host': ['Snowflake'],
    'Qlik host': ['Qlik Cloud'],
    'Qlik key': ['Qlik Cloud', 'Sign in'],
    'In the first': ['First part'],
    'In the deeper': ['First part', 'Deeper'],
    'In the second': ['Second part'],
    'After hidden titles': ['Second part'],
    'In a fieldset': ['Second part', 'Legend of a group'],
    'In a region': ['Second part', 'Region by name'],
    'Larger one': ['Second part', 'Title in larger letters'],
    'Larger two': ['Second part', 'Title in larger letters'],
    Alpha: ['Second part', 'Bold one'],
    Beta: ['Second part', 'Bold one'],
    Gamma: ['Second part', 'Bold two'],
    'Label in bold with help': ['Second part'],
    'Another label in bold': ['Second part'],
    'In an inner part': ['Third part', 'Inner title'],
    'In what is open': ['Third part', 'Opens and closes'],
    'Below a button': ['Third part', 'Title on a button'],
    'In details': ['Third part', 'Title on a button', 'Summary of details'],
    'After steps': ['Third part', 'Title on a button'],
    'After steps too': ['Third part', 'Title on a button'],
  });
  const texts = Object.fromEntries(page.scopes.map(({ title, texts }) => [title, texts]));
  assert.deepEqual(texts['Qlik Cloud'], ['A tenant of yours Guide of Qlik']);
  assert.deepEqual(texts['Title in larger letters'], ['Its subtitle']);
  assert.deepEqual(texts['Third part'], ['Of it alone']);
  assert.deepEqual(texts['Inner title'], ['Inner subtitle']);
  assert.deepEqual(dialogs(page), []);
});

journey('a dialog says what is in it by what is read at its head, and nothing behind it does', async ({ open }) => {
  const { page } = await described(open, 'dialog.html');
  assert.deepEqual(titles(page), { Behind: ['Qlik Cloud account'], 'API Key': ['OpenAI account'], 'Base URL': ['OpenAI account'] });
  assert.deepEqual(dialogs(page), [
    { within: null, isDialog: true, title: 'OpenAI account', texts: ['OpenAI API', 'Connection'] },
  ]);
  const [behind] = page.fields;
  assert.equal(behind.sight, 'covered');
});

journey('a drawer that lies on the page is a dialog, and what an app is laid out with is none', async ({ browser, open }) => {
  const { form, page } = await described(open, 'drawer.html');
  assert.deepEqual(page.headings, ['Sources of Qlik']);
  assert.deepEqual(titles(page), { 'In the shell': [], 'On the page': [], Account: ['New Snowflake source'], Token: ['New Snowflake source'] });
  assert.equal(dialogs(page).length, 1);
  // The same beside the page, and no longer on it.
  await browser.tab.evaluate(() => { document.querySelector('.main').style.right = '300px'; });
  assert.deepEqual(dialogs(await form.top()), []);
});

journey('several titles of the first rank are of their own parts, and one of them all is of the page', async ({ browser, open }) => {
  const { form, page } = await described(open, 'ranks.html');
  assert.deepEqual(titles(page), { 'Qlik host': ['Qlik'], 'Snowflake host': ['Snowflake'] });
  await browser.tab.evaluate(() => document.getElementById('other').remove());
  assert.deepEqual(titles(await form.top()), { 'Qlik host': [] });
});

journey('a dialog within a dialog is in it, and one without a field or that is not open is none', async ({ open }) => {
  const { page } = await described(open, 'dialogs.html');
  assert.deepEqual(titles(page), { Outer: ['Outer dialog'], Inner: ['Outer dialog', 'Inner dialog'], 'One step': ['Dialog in steps'], 'Same step': ['Dialog in steps'], 'Not open': ['Behind it'] });
  assert.deepEqual(dialogs(page).map(({ within, title }) => [within, title]), [[null, 'Outer dialog'], [0, 'Inner dialog'], [null, 'Dialog in steps']]);
  assert.deepEqual(page.scopes[2].texts, ['Place in Qlik', 'Secret']);
  // What is in a dialog says nothing of what is around it.
  assert.deepEqual(page.scopes.find(({ title }) => title === 'Behind it').texts, []);
});

journey('boxes in boxes without end, and titles without end, cost no more than others', async ({ open }) => {
  const form = await Form.in(await open('https://trap.customer.example/boxes.html'));
  const page = await form.top();
  assert.ok(page.isCut && JSON.stringify(page).length < 300_000);
  assert.ok(page.scopes.length <= 200);
  for (const { title, texts } of page.scopes) for (const text of [title, ...texts]) assert.ok(text.length <= 200 && texts.length <= 5);
  assert.deepEqual(await form.fill(page, { 'API Key': 'demo-key' }), { 'API Key': 'filled' });
});
