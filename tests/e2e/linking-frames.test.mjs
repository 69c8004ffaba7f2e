// A form in a frame of another site, with access to that site granted, as the variant of the build has it.
// No test can grant it by a click: the browser's own question can't be answered headless.
import assert from 'node:assert/strict';
import { Form } from './harness/form.mjs';
import { beside, choose, forgotten, holds, ready, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { creations } from './harness/new-key.mjs';

const journey = journeys({ extension: process.env.LATCHKEY_EXTENSION_HOST });

const PORTAL = 'https://portal.customer.example/';
const EVIL = 'https://evil.example';
const WITHIN_PORTAL = 'Fill a form on hub.stackone.example within a page of portal.customer.example';
const WITHIN_EVIL = 'Fill a form on hub.stackone.example within a page of evil.example';

const inFrame = (tab) => {
  const frame = tab.frames().find((frame) => frame.url().startsWith('https://hub.stackone.example/'));
  return frame.evaluate(() => ['tenant_name', 'region', 'api_key'].map((id) => document.getElementById(id).value));
};

journey.smoke('fills a form in a frame of another site, says which site that is, and within which page', async (world) => {
  const popup = await beside(world, PORTAL);
  await popup.find('heading', WITHIN_PORTAL);
  await wishForKey(popup);
  await forgotten(popup);
  const [name, region, key] = await inFrame(world.browser.tab);
  assert.deepEqual([name, region], ['acme-corp', 'us']);
  assert.match(key, /^eyJ/);
  const consents = JSON.parse((await popup.storage()).local.consents);
  const pair = { page: 'https://portal.customer.example', frame: 'https://hub.stackone.example' };
  assert.deepEqual(consents.value.secrets, [pair], 'for this site within this page');
  // The build holds the right for good, so that the browser keeps it.
  await popup.click('button', 'Take back access to hub.stackone.example');
  await popup.says('The browser did not take back access to hub.stackone.example.');
});

journey('a yes for one page is none for another that embeds the same form', async (world) => {
  const popup = await beside(world, PORTAL);
  await wishForKey(popup);
  await forgotten(popup);
  const trap = await world.open(`${EVIL}/embeds.html`);
  await trap.find('heading', WITHIN_EVIL);
  assert.match(await holds(trap), /evil\.example/);
  await trap.click('checkbox', await holds(trap));
  await ready(trap);
  await trap.click('button', 'Create a key for this form');
  await trap.find('alertdialog', 'Give this site a secret?');
  await trap.says('on https://hub.stackone.example within a page of https://evil.example');
  await trap.click('button', 'Cancel');
  assert.equal((await creations(world.tenant)).length, 1);
  assert.deepEqual(await inFrame(world.browser.tab), ['', '', '']);
});

for (const [address, does, says] of [
  [`${EVIL}/hides.html`, 'its page hides', 'the page around this frame hides it'],
  // Whichever of the two was there first is looked at: the one that can be seen, or the hidden one.
  [`${EVIL}/decoy.html`, 'is one of several alike', /the page has several frames of this site|the page around this frame hides it/],
  [`${PORTAL}third.html`, 'is within a frame that can’t be looked into', 'the page around this frame can’t be looked at'],
]) {
  journey(`a frame that ${does} gets nothing`, async (world) => {
    const popup = await beside(world, address);
    await popup.says(says);
    await popup.until(() => document.querySelector('.to-fill > .main-action')?.ariaDisabled === 'true');
    assert.ok(!(await popup.has('button', 'Create a key for this form')));
    assert.deepEqual(await inFrame(world.browser.tab), ['', '', '']);
  });
}

for (const [does, style] of [
  ['hides it', { visibility: 'hidden' }],
  ['fades it', { opacity: '0.1' }],
  ['moves it away', { position: 'absolute', left: '-5000px' }],
  ['makes it small', { width: '10px', height: '10px' }],
]) {
  journey(`a frame gets nothing once the page around it ${does}`, async (world) => {
    const popup = await beside(world, `${EVIL}/embeds.html`);
    await popup.find('heading', WITHIN_EVIL);
    // What the user has mapped stays as it is, so that the frame itself has to be looked at.
    await choose(popup, 'Field for Region', 'Not filled');
    await world.browser.tab.$eval('iframe', (frame, style) => Object.assign(frame.style, style), style);
    await popup.click('button', 'Fill');
    await popup.find('heading', 'Nothing was surely filled');
    assert.deepEqual(await inFrame(world.browser.tab), ['', '', '']);
  });
}

journey('the page around a frame tells whether it shows these very fields', async ({ browser, open }) => {
  const form = await Form.in(await open(`${EVIL}/embeds.html`));
  const [top, hub] = await form.frames();
  assert.deepEqual([top.place, hub.place], [[], [0]]);
  const [frame] = top.frames;
  const ids = hub.fields.map(({ id }) => id);
  const shows = async () => {
    const parts = await form.call(hub.frameId, 'where', { page: hub.page, place: hub.place, ids });
    return form.call(0, 'shows', { page: top.page, id: frame.id, parts });
  };
  assert.equal(await shows(), true);
  // All of the frame but its last field can be seen: the page lays something over that one.
  await browser.tab.evaluate(() => {
    const { top, left } = document.querySelector('iframe').getBoundingClientRect();
    const cover = document.createElement('div');
    cover.style = `position: absolute; background: Canvas; left: ${left}px; top: ${top + 340}px; width: 600px; height: 80px`;
    document.body.append(cover);
  });
  assert.equal(await shows(), false);
  assert.equal(await form.call(0, 'shows', { page: top.page, id: frame.id, parts: [] }), true);
  const elsewhere = await form.call(hub.frameId, 'where', { page: hub.page, place: [1], ids });
  assert.equal(elsewhere, null, 'not in the place where it was found');
});
