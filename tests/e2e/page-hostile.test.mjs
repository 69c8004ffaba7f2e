// Pages that are made to hang or break whoever looks at them.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const TRAP = 'https://trap.customer.example';
const FILLED = { 'API Key': 'filled' };
/** What a description may cost to hand over. */
const MOST_BYTES = 300_000;

async function described(open, file) {
  const form = await Form.in(await open(`${TRAP}/${file}`));
  const page = await form.top();
  assert.ok(JSON.stringify(page).length < MOST_BYTES, `${JSON.stringify(page).length} bytes`);
  return { form, page };
}

journey('ten thousand fields are described in part, and that is said', async ({ open }) => {
  const { form, page } = await described(open, 'flood.html');
  assert.ok(page.isCut);
  assert.ok(page.fields.length <= 200);
  assert.deepEqual(await form.fill(page, { 'API Key': 'demo-key' }), FILLED);
});

journey('more frames than are looked at are described in part, and that is said', async ({ open }) => {
  const { page } = await described(open, 'frames.html');
  assert.ok(page.isCut);
  assert.equal(page.frames.length, 30);
});

journey('megabytes of text are cut to what a person would read', async ({ open }) => {
  const { form, page } = await described(open, 'megabytes.html');
  assert.equal(page.fields.length, 3);
  for (const { labels, placeholder, legend } of page.fields) {
    for (const text of [...labels, placeholder ?? '', legend]) assert.ok(text.length <= 200);
  }
  assert.ok(field(page, 'Small'));
  assert.deepEqual(await form.fill(page, { Small: 'us' }), { Small: 'filled' });
});

journey('shadow roots within shadow roots end somewhere, and what comes after them is there', async ({ open }) => {
  const { form, page } = await described(open, 'shadows.html');
  assert.ok(page.isCut);
  // One in each of the roots that were looked into, and the one at the bottom of the page.
  assert.ok(page.fields.length > 10 && page.fields.length < 30, `${page.fields.length} fields`);
  assert.equal(page.fields.at(-1).sight, 'hidden');
  assert.deepEqual(await form.fill(page, { 'API Key': 'demo-key' }), FILLED);
});

journey('what a page does to its own JavaScript and names is nothing to us', async ({ browser, open }) => {
  const { form, page } = await described(open, 'throws.html');
  assert.deepEqual(page.fields.map(nameOf), ['API Key', 'now']);
  assert.equal(page.title, 'A page that throws');
  assert.ok(!page.isCut);
  assert.deepEqual(await form.fill(page, { 'API Key': 'demo-key' }), FILLED);
  // No setter of the page's was called with it.
  assert.deepEqual(await browser.tab.evaluate('caught'), []);
});

journey('a page that never rests is watched for what matters alone', async ({ open }) => {
  const { form, page } = await described(open, 'busy.html');
  assert.equal(await form.changes(page, 1_500), 'same');
  assert.deepEqual(await form.fill(page, { 'API Key': 'demo-key' }), FILLED);
});
