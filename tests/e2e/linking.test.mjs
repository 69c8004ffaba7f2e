// A form of another product that asks for a tenant's values: recognised, looked over, filled on one click, never sent.
import assert from 'node:assert/strict';
import { beside, choose, STACKONE, values } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ALIAS, OTHER_TENANT } from './harness/tenant.mjs';

const journey = journeys();

const FIELDS = ['tenant_name', 'region', 'api_key'];

journey.smoke('fills tenant and region on one click, and sends nothing', async (world) => {
  const popup = await beside(world);
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await popup.says('Signed in as Ada Lovelace');
  await popup.says('2 values go into the form.');
  assert.deepEqual(await values(world.browser.tab, ...FIELDS), ['', '', ''], 'nothing before the click');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  await popup.says('The key is not in the form yet.');
  assert.deepEqual(await values(world.browser.tab, ...FIELDS), ['acme-corp', 'us', '']);
  assert.deepEqual(await world.tenant.sent(), []);
});

journey('needs no tab of the tenant for what its address tells', async ({ browser, open, tenant }) => {
  const there = await open();
  await there.loaded();
  await tenant.clearLog();
  const popup = await open(STACKONE);
  await popup.says('Without a tab of this tenant Latchkey can’t say who is signed in there');
  assert.ok(await popup.has('button', 'Allow access, in a tab'));
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['acme-corp', 'us', '']);
  assert.deepEqual(await tenant.log(), [], 'and nobody was asked anything');
});

journey('says so where no tenant was seen yet', async ({ open }) => {
  const popup = await open(STACKONE);
  await popup.says('Latchkey has seen no tenant yet.');
});

journey('takes another tenant where the user says so', async ({ browser, open }) => {
  const other = await open(`https://${OTHER_TENANT}/`);
  await other.loaded();
  const there = await open();
  await there.loaded();
  const popup = await open(STACKONE);
  const list = await popup.find('combobox', 'Tenant');
  assert.deepEqual(await list.evaluate((list) => [...list.options].map((option) => option.text)), [
    `acme-corp · us · ${ALIAS}`, `globex · eu · ${OTHER_TENANT}`,
  ]);
  await choose(popup, 'Tenant', 'globex');
  await popup.focused('combobox Tenant');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['globex', 'eu', '']);
});

journey('fills what the user maps by hand', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  const popup = await open(STACKONE);
  await choose(popup, 'Field for Tenant Name', 'Not filled');
  await popup.focused('combobox Field for Tenant Name');
  await choose(popup, 'Field for Region', 'Tenant Name');
  await popup.says('1 value goes into the form.');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['us', '', '']);
});

journey('says what it would replace', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  await browser.visit(STACKONE);
  await browser.tab.type('#region', 'eu');
  const popup = await browser.clickIcon();
  await popup.says('Will replace what is there.');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['acme-corp', 'us', '']);
  await popup.close();
});

/** Whether a field of this name is among those to choose from. */
const offers = (name) => [...document.querySelectorAll('.rows-to-fill option')].some((option) => option.text === name);

journey('looks again by itself at a page that changes', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  const popup = await open(STACKONE);
  await popup.find('button', 'Fill');
  await browser.tab.$eval('label[for=region]', (label) => { label.textContent = 'Region code'; });
  await popup.says('The page changed; the list is up to date.');
  await popup.until(offers, 'Region code');
  await browser.tab.reload();
  await popup.page.bringToFront();
  await popup.until(offers, 'Region');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['acme-corp', 'us', '']);
});

journey('fills nothing into a page that was reloaded after the user had mapped its fields', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  const popup = await open(STACKONE);
  await choose(popup, 'Field for Region', 'Not filled');
  await browser.tab.reload();
  await popup.page.bringToFront();
  await popup.says('The page has changed since Latchkey looked at it.');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Nothing was surely filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['', '', '']);
  await popup.until(() => !document.body.textContent.includes('Look again before you fill'));
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(browser.tab, ...FIELDS), ['acme-corp', '', '']);
});

journey('fills nothing into the page that came instead', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  const popup = await open(STACKONE);
  // What the user has mapped stays on the screen, whatever became of the page.
  await choose(popup, 'Field for Region', 'Not filled');
  await browser.tab.goto('https://evil.example/');
  await popup.page.bringToFront();
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Nothing was surely filled');
  await popup.says('so nothing was filled');
  await popup.says('Latchkey can’t look at the page any more');
});

journey('finds a form that comes late', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  await browser.visit(STACKONE);
  await browser.tab.evaluate(() => {
    globalThis.late = document.querySelector('main');
    document.title = 'Portal';
    document.body.replaceChildren();
  });
  const popup = await browser.clickIcon();
  await popup.find('heading', 'Not a Qlik Cloud tenant');
  await browser.tab.evaluate(() => document.body.append(globalThis.late));
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  await popup.close();
});

journey('is as good to hear, by keyboard and in the dark', async (world) => {
  const popup = await beside(world);
  await popup.says('Create a key for this form');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await popup.resize(400, 300);
  assert.deepEqual(await popup.violations(), [], 'zoomed');
  const { scroll, client } = await popup.page.evaluate(() => {
    const app = document.getElementById('app');
    return { scroll: app.scrollWidth, client: app.clientWidth };
  });
  assert.ok(scroll <= client, 'nothing to be scrolled for sideways');
});

journey('says which site a frame is of that it can not look into', async ({ browser, open }) => {
  const there = await open();
  await there.loaded();
  const popup = await open('https://portal.customer.example/');
  await popup.find('heading', 'Not a Qlik Cloud tenant');
  await popup.click('button', 'Fill a form here');
  await popup.says('The page shows a frame of hub.stackone.example, which Latchkey can’t look into.');
  const screen = new Popup(await browser.newTab(() => popup.click('button', 'Allow access, in a tab')));
  await screen.click('button', 'Fill a form here');
  await screen.find('button', 'Allow access to hub.stackone.example');
  const form = await browser.newTab(() => screen.click('button', 'Open it in a tab of its own'));
  assert.equal(form.url(), STACKONE);
});

journey('has Fill at hand however long the list is, over nothing that has the focus', async (world) => {
  const popup = await beside(world, 'https://wip.ebiexperts.example/');
  await popup.says('Create a key for this form');
  for (const size of [[800, 600], [400, 300]]) {
    await popup.resize(...size);
    const fill = await popup.find('button', 'Fill');
    assert.ok(await fill.evaluate((fill) => fill.getBoundingClientRect().bottom <= innerHeight), 'nothing is to be scrolled');
    await popup.page.focus('#form-of');
    for (let stops = 0; !(await covers(popup)).isFill; stops += 1) {
      assert.ok(stops < 40, 'Tab comes to Fill');
      assert.deepEqual(await covers(popup), { isFill: false, isCovered: false });
      await popup.press('Tab');
    }
  }
});

/** Whether the focus is at Fill, or else on something that lies under it. */
const covers = (popup) => popup.page.evaluate(() => {
  const bar = document.querySelector('.to-fill');
  const at = document.activeElement;
  const isFill = bar.contains(at);
  const [top, bottom] = [at.getBoundingClientRect().bottom, bar.getBoundingClientRect().top];
  return { isFill, isCovered: !isFill && top > bottom };
});
