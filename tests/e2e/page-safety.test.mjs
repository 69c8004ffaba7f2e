// What may not be filled is not, whatever the order says: the script in the page looks again, on pages made to fool it.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const TRAP = 'https://trap.customer.example';
const values = (names, value = 'demo-key') => Object.fromEntries(names.map((name) => [name, value]));

/** All that stands in the page's fields, those in open shadow roots among them. */
const typed = async (tab) => {
  const all = await tab.$$eval('pierce/input,textarea,[contenteditable]', (fields) => fields.map(({ value, textContent }) => value ?? textContent));
  return all.filter(Boolean);
};

journey('nothing goes into a field that a person can’t see', async ({ browser, open }) => {
  const form = await Form.in(await open(`${TRAP}/unseen.html`));
  const page = await form.top();
  assert.deepEqual(Object.fromEntries(page.fields.map((field) => [nameOf(field), field.sight])), {
    'In plain sight': 'visible',
    'Far below, in a box that scrolls': 'visible',
    'Fades at the edge of its box': 'visible',
    'A little darker': 'visible',
    'With a shadow': 'visible',
    'In the dark': 'visible',
    'Under a label that floats': 'visible',
    Darkened: 'transparent',
    'Without contrast': 'transparent',
    'Half inverted': 'transparent',
    'Filtered by the page': 'transparent',
    'Blended away': 'transparent',
    'In what is blurred': 'transparent',
    'Under a label that lets nothing through': 'covered',
    'Under what is in its label': 'covered',
    'Under what its label draws': 'covered',
    'Not displayed': 'hidden',
    'In what is not displayed': 'hidden',
    Invisible: 'hidden',
    'Too small': 'small',
    'Scaled away': 'small',
    'Letters too small': 'small',
    Transparent: 'transparent',
    'In what is transparent': 'transparent',
    'Filtered away': 'transparent',
    Clipped: 'clipped',
    'Clipped the old way': 'clipped',
    Masked: 'clipped',
    'In a box without height': 'clipped',
    'Slid out of its box': 'clipped',
    'Left of the page': 'beyond',
    'Above the page': 'beyond',
    'Fixed out of the window': 'beyond',
    'Before the start of a box that scrolls': 'beyond',
    // Below the window for now: this shows once it is scrolled to.
    Covered: 'visible',
  });
  const seen = [
    'In plain sight', 'Far below, in a box that scrolls', 'Fades at the edge of its box', 'A little darker', 'With a shadow', 'In the dark',
    'Under a label that floats',
  ];
  const outcomes = await form.fill(page, values(page.fields.map(nameOf)), []);
  for (const [name, outcome] of Object.entries(outcomes)) {
    assert.equal(outcome, seen.includes(name) ? 'filled' : 'hidden', name);
  }
  assert.deepEqual(await typed(browser.tab), seen.map(() => 'demo-key'));
  const { sight } = field(await form.top(), 'Covered');
  assert.equal(sight, 'covered');
});

/** The fields that a secret may go into; all others of the page may not have it. */
const GOOD = [
  'Sent by a script', 'Posted to its own site', 'Posted to an address of its own site', 'Handled by a script', 'Closes a dialog',
  'Sent by a script, with buttons', 'Posted, in capitals', 'Posted, or closes a dialog', 'Handled by a script, by each button',
  'Posted, beside forms that are not', 'In no form', 'In a custom element, posted', 'In a custom element, sent by a script',
  'In a custom element, in no form',
];

journey('no secret goes where it would leave by an address or for another site', async ({ tenant, browser, open }) => {
  const form = await Form.in(await open(`${TRAP}/places.html`));
  const page = await form.top();
  const names = page.fields.map(nameOf);
  assert.equal(names.length, 51);
  const outcomes = await form.fill(page, values(names), names);
  for (const [name, outcome] of Object.entries(outcomes)) assert.equal(outcome, GOOD.includes(name) ? 'filled' : 'different', name);
  assert.deepEqual((await typed(browser.tab)).filter((value) => value === 'demo-key'), GOOD.map(() => 'demo-key'));
  assert.deepEqual(await tenant.sent(), []);
});

journey('where a form would send a secret is told as the browser would do it', async ({ open }) => {
  const form = await Form.in(await open(`${TRAP}/places.html`));
  const page = await form.top();
  const told = Object.fromEntries(page.fields.map((field) => [nameOf(field), field.form && [field.form.method, field.form.action]]));
  const evil = 'https://evil.example';
  const expected = {
    'Sent by a script': [null, null],
    'Posted to its own site': ['post', TRAP],
    'Posted to an address of its own site': ['post', TRAP],
    'Handled by a script': [null, null],
    'Closes a dialog': ['dialog', TRAP],
    'Sent by a script, with buttons': [null, null],
    'Posted, in capitals': ['post', TRAP],
    'Posted, or closes a dialog': ['post', TRAP],
    'Handled by a script, by each button': [null, null],
    'Posted, beside forms that are not': ['post', TRAP],
    'In no form': null,
    'In a custom element, posted': ['post', TRAP],
    'In a custom element, sent by a script': [null, null],
    'In a custom element, in no form': null,
    'Posted to another site': ['post', evil],
    'Posted to another site by a button': ['post', evil],
    'Posted to another site by a picture': ['post', evil],
    'Posted to another site, and says that it is not': ['post', evil],
    'In a custom element, posted to another site by a button': ['post', evil],
    Mailed: ['post', 'null'],
    'Posted without TLS': ['post', 'http://trap.customer.example'],
    'Handled by a script, or posted to another site': ['post', evil],
    Search: null,
    'In a search form': [null, null],
    Number: null,
    'E-mail': null,
    'Edited in the page': null,
  };
  // All others have a way that puts the text into the address.
  for (const [name, where] of Object.entries(told)) assert.deepEqual(where, name in expected ? expected[name] : ['get', TRAP], name);
});

/** Sends the form of a field by itself (0) or by its buttons in turn; whether there is such a way. */
function send(name, way) {
  const label = [...document.querySelectorAll('label')].find((label) => label.textContent.trim() === name);
  const field = label.control;
  Object.assign(field, { name: 'secret', value: 'demo-key' });
  const all = [...document.querySelectorAll('button,input')];
  const buttons = all.filter((it) => it.form === field.form && ['submit', 'image'].includes(it.type));
  if (way > buttons.length) return false;
  // The answer to this call first: it would be lost with the page.
  requestAnimationFrame(() => field.form.requestSubmit(buttons[way - 1]));
  return true;
}

for (const name of [
  'In the address by itself, posted by a button',
  'Says nothing itself, posted by a button',
  'Posted, with a button that says nothing of use',
  'Posted, with a button that says an odd word',
  'An empty word, posted by a button',
  'An empty address',
  'Posted, with spaces',
  'Sent in the address by a picture',
]) {
  journey(`the browser itself puts a text into the address: ${name}`, async ({ tenant, browser }) => {
    const tab = await browser.visit(`${TRAP}/places.html`);
    for (let way = 0; ; way += 1) {
      await tab.goto(`${TRAP}/places.html`);
      // After the last way there is none to wait for.
      const sent = tab.waitForNavigation().catch(() => {});
      if (!(await tab.evaluate(send, name, way))) break;
      await sent;
    }
    assert.ok((await tenant.sent()).some(({ query }) => query.includes('secret=demo-key')));
  });
}

/** Sends the form that the custom element of this name is in, or else the one that those of a form elsewhere name. */
function sendAround(name) {
  const form = document.querySelector(`[label="${name}"]`)?.closest('form') ?? document.getElementById('far');
  requestAnimationFrame(() => form.requestSubmit());
}

for (const name of [
  'In a custom element, sent in the address',
  'In a custom element within another, sent in the address',
  'In a custom element of a form elsewhere',
  'Beneath a custom element of a form elsewhere',
]) {
  journey(`a custom element hands its text to a form, which puts it into the address: ${name}`, async ({ tenant, browser }) => {
    const tab = await browser.visit(`${TRAP}/places.html`);
    await (await tab.$(`aria/${name}`)).type('demo-key');
    await Promise.all([tab.waitForNavigation(), tab.evaluate(sendAround, name)]);
    assert.ok((await tenant.sent()).some(({ query }) => query.includes('secret=demo-key')));
  });
}

journey('the base of a page leads its forms elsewhere, but for those without an address', async ({ browser, open }) => {
  const form = await Form.in(await open(`${TRAP}/base.html`));
  const page = await form.top();
  const names = page.fields.map(nameOf);
  const outcomes = await form.fill(page, values(names), names);
  assert.deepEqual(Object.values(outcomes), ['filled', 'filled', 'different', 'different', 'different']);
  assert.deepEqual(await typed(browser.tab), ['demo-key', 'demo-key']);
});

const LISTED = { Tenant: 'acme-corp', 'API Key': 'demo-key' };

for (const [way, does] of Object.entries({
  labels: 'swaps its labels',
  kinds: 'makes a secret readable',
  nodes: 'puts a copy in a field’s place',
  places: 'moves its fields',
  removal: 'takes a field away',
  form: 'sends its form in the address',
  target: 'sends its form to another site',
  written: 'writes itself anew',
  search: 'makes a field a search box',
})) {
  journey(`a page that ${does} after it was listed gets nothing`, async ({ browser, open }) => {
    const form = await Form.in(await open(`${TRAP}/swaps.html`));
    const page = await form.top();
    await browser.tab.evaluate((way) => ways[way](), way);
    assert.equal(await form.fill(page, LISTED), 'changed');
    assert.deepEqual(await typed(browser.tab), []);
  });
}

journey.smoke('a page that was reloaded, or went on, gets nothing', async ({ browser, open }) => {
  const form = await Form.in(await open(`${TRAP}/swaps.html`));
  const page = await form.top();
  await browser.tab.reload();
  assert.equal(await form.fill(page, LISTED), 'changed');
  // Having looked at the new document does not make it the old one.
  const reloaded = await form.top();
  assert.equal(await form.fill(page, LISTED), 'changed');
  await browser.tab.goto(`${TRAP}/rewrites.html`);
  assert.equal(await form.fill(reloaded, LISTED), 'changed');
  assert.deepEqual(await typed(browser.tab), []);
});

for (const [way, [outcome, does]] of Object.entries({
  labels: ['different', 'swapping its labels'],
  kinds: ['different', 'making a secret readable'],
  nodes: ['gone', 'putting a copy in a field’s place'],
  removal: ['gone', 'taking a field away'],
  search: ['different', 'making a field a search box'],
  form: ['different', 'sending its form in the address'],
  target: ['different', 'sending its form to another site'],
  lock: ['readonly', 'making a field read-only'],
  disabling: ['readonly', 'disabling a field'],
  cover: ['hidden', 'covering itself'],
  fading: ['hidden', 'fading a field out'],
})) {
  journey(`a page that answers the first value by ${does} gets no second one`, async ({ browser, open }) => {
    const form = await Form.in(await open(`${TRAP}/swaps.html`));
    const page = await form.top();
    await browser.tab.evaluate((way) => { next = way; }, way);
    assert.deepEqual(await form.fill(page, LISTED), { Tenant: 'filled', 'API Key': outcome });
    assert.deepEqual(await typed(browser.tab), ['acme-corp']);
  });
}

journey('what a page makes of a value is told field by field', async ({ open }) => {
  const form = await Form.in(await open(`${TRAP}/rewrites.html`));
  const page = await form.top();
  const outcomes = await form.fill(page, values(page.fields.map(nameOf), 'us'));
  assert.deepEqual(outcomes, {
    'At once': 'changed',
    'In a promise': 'changed',
    'When it is left': 'changed',
    'Kept as it is': 'filled',
    'Takes numbers only': 'changed',
    Throws: 'filled',
    'Goes away': 'gone',
  });
});

journey('what a page takes out again after a while is told once it has had its time', async ({ open }) => {
  const form = await Form.in(await open(`${TRAP}/forgets.html`));
  const page = await form.top();
  assert.deepEqual(await form.fill(page, { 'Tenant name': 'acme', 'API key': 'demo-key' }), { 'Tenant name': 'filled', 'API key': 'filled' });
  const ids = ['Tenant name', 'API key'].map((name) => field(page, name).id);
  const { fields } = await form.call(0, 'stands', { page: page.page, ids });
  assert.deepEqual(fields.map(({ outcome }) => outcome), ['filled', 'changed']);
});
