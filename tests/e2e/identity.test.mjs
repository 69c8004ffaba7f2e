// Which tenant is this, and as whom am I here?
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { ALIAS, OTHER_TENANT, SYSTEM_HOST } from './harness/tenant.mjs';

const journey = journeys();
const idOf = async (tenant, name) => (await tenant.world()).users.find((user) => user.name.startsWith(name)).id;

journey.smoke('names tenant, region and host, and copies each', async ({ open }) => {
  const popup = await open();
  await popup.find('heading', 'acme-corp');
  for (const [button, value] of [['Copy tenant name', 'acme-corp'], ['Copy region', 'us'], ['Copy host', ALIAS]]) {
    await popup.says(value);
    assert.equal(await popup.copy(button), value);
  }
});

journey('says who acts, and that she is a TenantAdmin', async ({ open }) => {
  const popup = await open();
  await popup.says('Ada Lovelace');
  await popup.says('TenantAdmin');
});

journey('sees an admin role that comes through a group', async ({ tenant, open }) => {
  await tenant.visitor(await idOf(tenant, 'Grace'));
  const popup = await open();
  await popup.says('Grace Hopper');
  await popup.until(() => document.querySelector('.who')?.innerText.includes('TenantAdmin'));
});

journey('takes roles it cannot read for not known, not for none', async ({ tenant, open }) => {
  await tenant.switches({ roles_readable: false });
  const popup = await open();
  await popup.says('Ada Lovelace');
  await popup.says('role not known');
});

journey('shows what the tenant says of itself', async ({ tenant, open }) => {
  const { tenant: facts } = await tenant.world();
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Tenant details');
  for (const fact of [facts.id, facts.name, SYSTEM_HOST]) await popup.says(fact);
});

for (const redirects of ['relative', 'absolute', 'system_hostname']) {
  journey(`lists every key when the redirects are ${redirects}`, async ({ tenant, open }) => {
    await tenant.switches({ redirects });
    const popup = await open();
    await popup.loaded();
    const { keys } = await tenant.world();
    assert.equal((await popup.allKeys()).length, keys.length);
    await popup.says(redirects === 'system_hostname' ? 'Who is signed in: not known' : 'Ada Lovelace');
  });
}

journey('works under the system hostname as well', async ({ open }) => {
  const popup = await open(`https://${SYSTEM_HOST}/`);
  await popup.find('heading', SYSTEM_HOST.split('.')[0]);
  await popup.loaded();
});

journey('knows the tenant of another region as another', async ({ open }) => {
  const popup = await open(`https://${OTHER_TENANT}/`);
  await popup.find('heading', 'globex');
  assert.equal(await popup.copy('Copy region'), 'eu');
});

journey("links to Administration's API keys and to Events, on the host in use", async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  const links = await popup.page.$$eval('a[href^="https:"]', (all) => all.map((link) => link.href));
  assert.ok(links.length >= 2);
  assert.ok(links.every((link) => new URL(link).host === ALIAS));
});
