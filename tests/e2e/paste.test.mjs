// A whole API key, or a key's id, put into the search box.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, aToken, only } from './harness/world.mjs';

const journey = journeys();
const leaked = aKey({ description: 'Leaked key' });

/** The popup of a tenant that has the leaked key and these, with the search box waiting. */
async function ready({ tenant, open }, ...others) {
  await only(tenant, leaked, aKey({ description: 'Another' }), ...others);
  const { tenant: { id } } = await tenant.world();
  const popup = await open();
  await popup.loaded();
  await popup.click('searchbox', 'Search keys');
  return { popup, token: aToken({ jti: leaked.id, sub: leaked.sub, tenantId: id }) };
}

/** Neither the page, nor its store, nor any request ever held a part of the token. */
async function keptSecret({ tenant, popup, token }) {
  const everywhere = [await popup.html(), JSON.stringify(await popup.storage()), JSON.stringify(await tenant.log()),
    await popup.page.$eval('input[type=search]', (box) => box.value)].join();
  for (const part of token.parts) assert.ok(!everywhere.includes(part));
}

const wrappings = {
  'bare': ({ whole }) => whole,
  'with Bearer': ({ whole }) => `Authorization: Bearer ${whole}`,
  'in quotes': ({ whole }) => `"${whole}"`,
  'in a curl line': ({ whole }) => `curl -H "Authorization: Bearer ${whole}" https://acme-corp.us.qlikcloud.com/api/v1/users/me`,
  'in a .env line': ({ whole }) => `QLIK_API_KEY=${whole}\n`,
  'without its signature': ({ unsigned }) => unsigned,
};

for (const [how, wrap] of Object.entries(wrappings)) {
  journey(`finds the key of a token pasted ${how}, and keeps the token out of everything`, async ({ tenant, open }) => {
    const { popup, token } = await ready({ tenant, open });
    await tenant.clearLog();
    await popup.paste(wrap(token));
    const found = await popup.find('region', 'The key you pasted');
    await eventually(() => found.evaluate((section) => section.innerText), (text) => /Leaked key[^]*Eve Adams/.test(text));
    const asked = (await tenant.log()).map((call) => call.path).filter((path) => path.startsWith('/api/v1/api-keys'));
    assert.deepEqual(asked, [`/api/v1/api-keys/${leaked.id}`]);
    await keptSecret({ tenant, popup, token });
  });
}

journey.smoke('finds the key of a token dropped on the box', async ({ tenant, open }) => {
  const { popup, token } = await ready({ tenant, open });
  await popup.drop('searchbox', 'Search keys', token.whole);
  await popup.says(/The key you pasted.*Leaked key/);
  await keptSecret({ tenant, popup, token });
});

journey('finds a key by its pasted id', async ({ tenant, open }) => {
  const { popup } = await ready({ tenant, open });
  await popup.paste(leaked.id);
  await popup.says(/The key you pasted.*Leaked key/);
});

journey('says that a key is not here, and of which tenant it is', async ({ tenant, open }) => {
  const { popup } = await ready({ tenant, open });
  const stranger = aToken({ jti: '11111111-2222-4333-8444-555555555555', sub: leaked.sub, tenantId: 'gLoBeX4tL1wZ8yR5nP3sD6hJfaQk2mX9' });
  await popup.paste(stranger.whole);
  await popup.says('It belongs to another tenant');
  await popup.says('gLoBeX4tL1wZ8yR5nP3sD6hJfaQk2mX9');
  await keptSecret({ tenant, popup, token: stranger });
});

for (const foreign_key of ['forbidden', 'not_found']) {
  journey(`tells someone who is no admin whom to ask when another's key is ${foreign_key}`, async ({ tenant, open }) => {
    await tenant.switches({ foreign_key });
    const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob'));
    await tenant.visitor(bob.id);
    const { popup } = await ready({ tenant, open }, aKey({ description: 'His own', sub: bob.id }));
    await popup.paste(leaked.id);
    await popup.says('Send its id to an admin of the tenant:');
    await popup.says(leaked.id);
  });
}

journey('takes what merely looks like a token for one, and says that it cannot be read', async ({ tenant, open }) => {
  const { popup } = await ready({ tenant, open });
  await tenant.clearLog();
  await popup.paste('eyJhbGciOiJFUzM4NCJ9.eyJub3RoaW5nIjoiaGVyZSJ9.c2lnbmF0dXJl');
  await popup.says('This looks like an API key, but its id can’t be read');
  assert.equal(await popup.page.$eval('input[type=search]', (box) => box.value), '');
  assert.deepEqual(await tenant.log(), []);
});

journey('lets ordinary words be pasted as words', async ({ tenant, open }) => {
  const { popup } = await ready({ tenant, open });
  await popup.paste('another');
  await popup.key('Another');
  assert.equal(await popup.page.$eval('input[type=search]', (box) => box.value), 'another');
});

journey('brings what was found into sight in a small window, and leaves the focus in the box', async ({ tenant, open }) => {
  const key = aKey({ description: 'Leaked' });
  await only(tenant, key);
  const popup = await open();
  await popup.loaded();
  await popup.resize(400, 300);
  await popup.click('searchbox', 'Search keys');
  await popup.paste(aToken({ jti: key.id }).whole);
  await popup.says('Whoever has the text that you pasted can use this key.');
  await popup.until(() => {
    const { top } = document.querySelector('.found').getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  });
  await popup.focused('searchbox Search keys');
});

journey('revokes the key that was found', async ({ tenant, open }) => {
  const { popup, token } = await ready({ tenant, open });
  await popup.paste(token.whole);
  const found = await popup.find('region', 'The key you pasted');
  await (await found.waitForSelector('button.danger')).click();
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await popup.key('Leaked key', (key) => key.status === 'Revoked');
});
