// The corpus of forms that the core is tested on (core/tests/linking_forms) holds some of our own pages as a browser
// describes them: those whose name begins with `page-`, and whose `about` begins with the address. Here they are
// described anew, so that the core never learns from pages that no script would describe so.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before } from 'node:test';
import { bundle } from './harness/bundles.mjs';
import { Form } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const FORMS = new URL('../../core/tests/linking_forms/forms/', import.meta.url).pathname;
const CAPTURED = new URL('../../target/e2e/', import.meta.url).pathname;

const journey = journeys();
before(bundle);

/** Numbers and nonces are other ones each time. What isn't there is left out. */
function plain(frames) {
  const text = JSON.stringify(frames.map((frame, at) => ({ ...frame, frameId: at, page: `p${at}` })));
  return JSON.parse(text, (_, value) => value ?? undefined);
}

for (const file of (await readdir(FORMS)).filter((file) => file.startsWith('page-'))) {
  const { about, frames } = JSON.parse(await readFile(join(FORMS, file), 'utf8'));
  const [address] = about.split(' ');
  journey(`${address} is described as the core has it in ${file}`, async ({ browser, open }) => {
    const form = await Form.in(await open(address));
    await browser.tab.waitForSelector('>>> button, iframe');
    const described = plain(await form.frames());
    // To be copied where the page was changed on purpose.
    await mkdir(CAPTURED, { recursive: true });
    await writeFile(join(CAPTURED, file), JSON.stringify(described, null, 2));
    assert.deepEqual(described, frames);
  });
}
