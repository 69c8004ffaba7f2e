// The browser is killed in the middle: what Latchkey keeps for good is there again, what it keeps for a while is not.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ALIAS } from './harness/tenant.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys({ reinstalls: true });
const nightly = aKey({ description: 'Nightly' });
const statusOf = async (tenant) => (await tenant.world()).keys.find((key) => key.id === nightly.id).status;

/** Killed while the tenant holds the change, on this side of its effect. */
async function killedMeanwhile({ tenant, open, browser }, when) {
  await only(tenant, nightly);
  const change = await tenant.gate({ method: 'DELETE', when });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await change.held();
  await browser.crash();
  await change.open();
}

for (const [when, before, after] of [['before', 'active', 'Active'], ['after', 'revoked', 'Revoked']]) {
  journey(`reads anew what became of a change (killed ${when} it took effect)`, async ({ tenant, open, browser }) => {
    await killedMeanwhile({ tenant, open, browser }, when);
    const popup = await open();
    await popup.key('Nightly', (key) => key.status === after);
    await popup.loaded();
    assert.equal(await statusOf(tenant), before);
    const deletions = (await tenant.log()).filter((call) => call.method === 'DELETE');
    assert.equal(deletions.length, 1, 'nothing is sent again unasked');
  });
}

journey.smoke('knows the tenants seen before, and no key of theirs', async ({ tenant, open, browser }) => {
  await only(tenant, nightly);
  const first = await open();
  await first.loaded();
  await eventually(() => first.page.evaluate(async () => (await chrome.storage.session.getBytesInUse()) > 0), true);
  await browser.crash();
  const elsewhere = await open('https://news.example/');
  await elsewhere.find('button', `Open ${ALIAS}`);
  assert.doesNotMatch(JSON.stringify(await elsewhere.storage()), /Nightly/);
});
