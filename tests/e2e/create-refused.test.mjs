// What is said before a key is asked for, and what each refusal says and offers.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { creations, ready, section, wish } from './harness/new-key.mjs';
import { aKey, ADA, aUser, EVE, only } from './harness/world.mjs';

const journey = journeys();
const GRACE = async (tenant) => (await tenant.world()).users.find((user) => user.name === 'Grace Hopper').id;
const expiryAsked = async (tenant) => JSON.parse((await creations(tenant))[0].body).expiry;
const choose = (popup, words) => popup.page.$$eval('#expires-in option', (options, words) => {
  const option = options.find((option) => option.textContent === words);
  option.selected = true;
  option.parentElement.dispatchEvent(new Event('change', { bubbles: true }));
}, words);
const choices = (popup) => popup.page.$$eval('#expires-in option', (options) => options.map((option) => option.textContent));

async function done(popup, name) {
  await popup.says(`“${name}” is made`);
  await popup.click('button', 'Done');
  await popup.says(`The secret of “${name}” is no longer here.`);
}

/** As Eve, a plain user of these roles. */
async function asEve({ tenant, open }, assignedRoles) {
  const { tenant: { id: tenantId } } = await tenant.world();
  await only(tenant);
  await tenant.patch({ users: [aUser({ tenantId, assignedRoles })] });
  await tenant.visitor(EVE);
  const popup = await open();
  await popup.click('tab', 'New key');
  await ready(popup);
  return popup;
}

journey('offers the lives that fit, and asks in days or hours', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 9, max_api_key_expiry: 'P1Y2M' });
  const popup = await section({ tenant, open });
  assert.deepEqual(await choices(popup), ['6 hours', '1 day', '7 days', '30 days', '90 days', '1 year', 'The maximum (1 year, 2 months)', 'Another number…']);
  await popup.says(/It ends on \w+, \w+ \d+, \d{4} at \d/);
  await wish(popup, 'Ninety');
  await done(popup, 'Ninety');
  assert.equal(await expiryAsked(tenant), 'P90D');
});

journey('takes one\'s own number of hours, and no more than fits', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 9, max_api_key_expiry: 'P30D' });
  const popup = await section({ tenant, open });
  await choose(popup, 'Another number…');
  await popup.click('textbox', 'How many');
  await popup.type('31');
  await popup.says('Type a whole number. This tenant allows at most 30 days.');
  await popup.page.select('select[aria-label="Hours or days"]', 'hours');
  await popup.says('What uses it stops on');
  await wish(popup, 'Hours');
  await done(popup, 'Hours');
  assert.equal(await expiryAsked(tenant), 'PT31H');
});

journey('leaves the length out where it is the maximum', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 9, max_api_key_expiry: 'PT24H' });
  const popup = await section({ tenant, open });
  assert.deepEqual(await choices(popup), ['6 hours', 'The maximum (24 hours)', 'Another number…']);
  await popup.says('This tenant allows no key more than 24 hours. You can raise that in Settings.');
  await wish(popup, 'Daily');
  await done(popup, 'Daily');
  assert.equal(await expiryAsked(tenant), undefined);
});

journey('leaves the length out where the rules can\'t be read', async ({ tenant, open }) => {
  await tenant.switches({ config_readable: 'nobody' });
  const popup = await section({ tenant, open });
  assert.deepEqual(await choices(popup), ['As long as the tenant allows']);
  await popup.says('You have 1 active key. How many the tenant allows could not be read.');
  await wish(popup, 'Unread');
  await done(popup, 'Unread');
  assert.equal(await expiryAsked(tenant), undefined);
});

journey('has a text ready for the admin where the maximum is short', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 9, max_api_key_expiry: 'PT24H' });
  const popup = await asEve({ tenant, open }, [{ name: 'API key makers' }]);
  await popup.says('The key can do all that Eve Adams can.');
  await popup.says(/An admin can raise that; this text asks for it: Hello, API keys of acme-corp\.us\.qlikcloud\.com may live for 24 hours at most/);
  await popup.find('link', 'Write a mail');
});

for (const too_many of [400, 403, 409]) {
  journey(`says that there are too many keys (${too_many})`, async ({ tenant, open }) => {
    await tenant.switches({ too_many });
    await tenant.setConfig({ max_keys_per_user: 1, max_api_key_expiry: 'P365D' });
    const popup = await section({ tenant, open });
    await popup.says(/Of active keys you have 1, and the tenant allows each user 1\. Delete one before you make another\./);
    await wish(popup, 'One more');
    await popup.says('“One more” was not made: you have as many active keys as the tenant allows.');
    await popup.find('button', 'Show my keys');
  });
}

for (const too_long of [400, 403]) {
  journey(`says that no key may live that long, after reading the rules again (${too_long})`, async ({ tenant, open }) => {
    await tenant.switches({ too_long });
    await tenant.setConfig({ max_keys_per_user: 5, max_api_key_expiry: 'P365D' });
    const popup = await section({ tenant, open });
    await tenant.setConfig({ max_keys_per_user: 5, max_api_key_expiry: 'P7D' });
    await wish(popup, 'Long');
    await popup.says('“Long” was not made: the tenant allows no key to live that long.');
    assert.deepEqual((await choices(popup)).at(-2), 'The maximum (7 days)');
    assert.equal(await popup.page.$eval('#new-key-name', (box) => box.value), 'Long', 'what was typed is still there');
    await popup.click('button', 'Create key');
    await done(popup, 'Long');
  });
}

journey('tells an admin without the permission before typing, and the way to it', async ({ tenant, open }) => {
  await tenant.visitor(await GRACE(tenant));
  const popup = await open();
  await popup.click('tab', 'New key');
  await popup.says('You lack the permission “Manage API keys”, which TenantAdmin alone does not include.');
  await ready(popup);
  await wish(popup, 'Grace\'s');
  await popup.says('“Grace\'s” was not made: you lack the permission “Manage API keys”, which TenantAdmin alone does not include.');
  await popup.click('button', 'Open Settings');
  await popup.until(() => document.getElementById('tab-section_settings').ariaSelected === 'true');
});

journey('has a text ready for the admin where the permission is missing', async ({ tenant, open }) => {
  const popup = await asEve({ tenant, open }, []);
  await wish(popup, 'Eve\'s');
  await popup.says('“Eve\'s” was not made: you lack the permission “Manage API keys”. An admin can give it to you; this text asks for it:');
  await popup.click('button', 'Copy text');
  await popup.says('Copied');
  assert.match(await popup.clipboard(), /lack the permission “Manage API keys”/);
});

journey('says so when the tenant breaks down or the session ends', async ({ tenant, open }) => {
  const popup = await section({ tenant, open });
  await tenant.endSessions();
  await wish(popup, 'Late');
  await popup.says('“Late” was not made.');
  assert.equal((await creations(tenant)).filter((call) => call.status === 201).length, 0);
});

journey.smoke('makes nothing for somebody else who signed in meanwhile', async ({ tenant, open }) => {
  const popup = await section({ tenant, open }, aKey({ description: 'Hers', sub: ADA }));
  await tenant.becomes(EVE);
  await wish(popup, 'Mine or hers');
  await popup.says('“Mine or hers” was not made.');
  assert.equal((await creations(tenant)).length, 0);
});

journey('asks for a name', async ({ tenant, open }) => {
  const popup = await section({ tenant, open });
  await wish(popup, '   ');
  await popup.says('The key needs a name.');
  assert.equal((await creations(tenant)).length, 0);
});
