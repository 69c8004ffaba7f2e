// What a field holds is told as little as can be, and filling it is what typing into it is, as far as a page can tell.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const CUSTOMER = 'https://forms.customer.example';

async function described(open, file) {
  const form = await Form.in(await open(`${CUSTOMER}/${file}`));
  return { form, page: await form.top() };
}

journey('of what is in a field the host of an address is told, and nothing else', async ({ open }) => {
  const { page } = await described(open, 'filled.html');
  assert.deepEqual(page.fields.filter(({ filledHost }) => filledHost !== null).map((field) => [nameOf(field), field.filledHost]), [
    ['An address', 'api.openai.example:8443'],
    ['An address, read-only', 'acme.us.qlikcloud.com'],
    ['An address in an area', 'area.example'],
    ['With a user', 'user.example'],
  ]);
  assert.doesNotMatch(JSON.stringify(page), /of-the-page/);
});

journey('an example in lines keeps them, since they are what is wanted', async ({ open }) => {
  const { page } = await described(open, 'filled.html');
  assert.equal(field(page, 'A structure').placeholder, '{\n  "apiKey": ""\n}');
  assert.equal(field(page, 'In one line').placeholder, 'one line');
});

journey('a field that shows once it has the focus is told from one that never does, and neither is filled', async ({ browser, open }) => {
  const { form, page } = await described(open, 'filled.html');
  const faint = ['Faint in a frame', 'Faint in none', 'Faint in what is transparent'];
  assert.deepEqual(faint.map((name) => field(page, name).sight), ['faint', 'transparent', 'transparent']);
  assert.deepEqual(await form.fill(page, Object.fromEntries(faint.map((name) => [name, 'us']))), Object.fromEntries(faint.map((name) => [name, 'hidden'])));
  await browser.tab.evaluate(() => { for (const faint of document.querySelectorAll('.faint')) faint.style.opacity = 1; });
  assert.equal(field(await form.top(), 'Faint in a frame').sight, 'visible');
});

journey('a saved secret is told as it is, and the field that takes its place is noticed', async ({ browser, open }) => {
  const { form, page } = await described(open, 'filled.html');
  const saved = field(page, 'Saved secret');
  assert.deepEqual([saved.kind, saved.isReadOnly, saved.isEmpty], ['password', true, false]);
  const changed = form.changes(page, 20_000);
  // Calls come in order: once this is answered, the watch has begun.
  await form.call(0, 'look', { page: page.page, ids: [] });
  await browser.tab.evaluate(() => document.getElementById('replace').click());
  assert.equal(await changed, 'changed');
  const fresh = field(await form.top(), 'New secret');
  assert.deepEqual([fresh.kind, fresh.isReadOnly, fresh.isEmpty], ['password', false, true]);
  assert.notEqual(fresh.id, saved.id);
});

journey('a page hears of a value what it hears of typing, once, and of no key that does something', async ({ browser, open }) => {
  const { form, page } = await described(open, 'listens.html');
  assert.deepEqual(await form.fill(page, { Listens: 'acme', 'Is listened to as well': 'eu' }), { Listens: 'filled', 'Is listened to as well': 'filled' });
  assert.deepEqual(await browser.tab.evaluate('heard'), [
    'listens focus', 'listens focusin', 'listens keydown Unidentified', 'listens input insertReplacementText', 'listens keyup Unidentified',
    'listens change', 'listens blur', 'listens focusout',
    'selects focus', 'selects focusin', 'selects input', 'selects change', 'selects blur', 'selects focusout',
  ]);
  assert.equal(await browser.tab.$eval('#save', ({ disabled }) => disabled), false);
});

journey('what stands in a field and is marked as not valid is not said to be filled', async ({ browser, open }) => {
  const { form, page } = await described(open, 'listens.html');
  const names = ['Listens', 'Must be a number', 'Marked by the page', 'Marked at first'];
  const outcomes = await form.fill(page, Object.fromEntries(names.map((name) => [name, 'acme'])));
  assert.deepEqual(Object.values(outcomes), ['filled', 'unsure', 'unsure', 'unsure']);
  const look = async () => {
    const { page: state, fields } = await form.call(0, 'look', { page: page.page, ids: names.map((name) => field(page, name).id) });
    return state === 'same' ? fields.map(({ outcome }) => outcome) : state;
  };
  await browser.tab.waitForFunction(() => !document.getElementById('first').matches('[aria-invalid]'));
  assert.deepEqual(await look(), ['filled', 'unsure', 'unsure', 'filled']);
  await browser.tab.evaluate(() => { document.getElementById('listens').value = 'other'; document.getElementById('marked').remove(); });
  assert.deepEqual(await look(), ['changed', 'unsure', 'gone', 'filled']);
});

journey('a text field that turns out to be a list is not said to be filled', async ({ browser, open }) => {
  const { form, page } = await described(open, 'listens.html');
  await browser.tab.evaluate(() => {
    document.getElementById('listens').addEventListener('input', ({ target }) => target.setAttribute('aria-autocomplete', 'list'));
    document.getElementById('marked').addEventListener('change', ({ target }) => {
      target.removeAttribute('aria-invalid');
      target.setAttribute('aria-expanded', 'true');
    });
  });
  assert.deepEqual(await form.fill(page, { Listens: 'us', 'Marked by the page': 'us' }), { Listens: 'unsure', 'Marked by the page': 'unsure' });
});

journey('a secret that does not stand in its field is not remembered, and one that does is', async ({ browser, open }) => {
  const { form, page } = await described(open, 'listens.html');
  const names = ['Listens', 'Marked by the page'];
  assert.deepEqual(Object.values(await form.fill(page, Object.fromEntries(names.map((name) => [name, 'eyJ.secret'])), ['Listens'])), ['filled', 'unsure']);
  const put = (text) => browser.tab.evaluate((text) => {
    for (const id of ['listens', 'marked']) document.getElementById(id).value = text;
  }, text);
  const look = async () => {
    const { fields } = await form.call(0, 'look', { page: page.page, ids: names.map((name) => field(page, name).id) });
    return fields.map(({ outcome }) => outcome);
  };
  assert.deepEqual(await look(), ['filled', 'unsure']);
  await put('');
  assert.deepEqual(await look(), ['changed', 'changed']);
  await put('eyJ.secret');
  assert.deepEqual(await look(), ['changed', 'unsure']);
});

journey('a page that changes all the time is looked at more and more seldom', async ({ browser, open }) => {
  const { form } = await described(open, 'listens.html');
  await browser.tab.evaluate(() => {
    let count = 0;
    setInterval(() => { document.getElementById('listens').placeholder = String(count += 1); }, 10);
  });
  const took = [];
  for (let round = 0; round < 5; round += 1) {
    const page = await form.top();
    const before = performance.now();
    assert.equal(await form.changes(page, 20_000), 'changed');
    took.push(performance.now() - before);
  }
  // The pauses double from 200 ms on; those of a page that changes now and then do not.
  assert.ok(took[4] > 1_500, took.join());
});

journey('fields that were filled one after the other are looked at together, and one that was not is told of by nobody', async ({ open }) => {
  const { form, page } = await described(open, 'listens.html');
  const [one, other, never] = ['Listens', 'Is listened to as well', 'Marked by the page'].map((name) => field(page, name).id);
  await form.fill(page, { Listens: 'acme' });
  await form.fill(page, { 'Is listened to as well': 'eu' });
  const look = (ids) => form.call(0, 'look', { page: page.page, ids });
  assert.deepEqual((await look([one, other])).fields.map(({ outcome }) => outcome), ['filled', 'filled']);
  assert.deepEqual(await look([one, never]), { page: 'changed', fields: [] });
  assert.deepEqual((await form.call(0, 'stands', { page: page.page, ids: [one] })).fields, [{ id: one, outcome: 'filled' }]);
  // What was written is forgotten by then.
  assert.deepEqual(await look([one]), { page: 'changed', fields: [] });
  assert.deepEqual((await look([other])).fields, [{ id: other, outcome: 'filled' }]);
});
