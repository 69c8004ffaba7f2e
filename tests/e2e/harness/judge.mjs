// Qlik's own client as somebody's: it calls with an API key, and throws what the tenant refuses.
import assert from 'node:assert/strict';
import { ALIAS } from './tenant.mjs';
import { createKey, signIn } from './visitor.mjs';

/** The client's options as the holder of a new key of that person. */
export async function holder(tenant, user) {
  await tenant.visitor(user);
  const { token: apiKey } = await createKey(await signIn(), { description: 'Judge', expiry: 'PT1H' });
  return { hostConfig: { authType: 'apikey', host: ALIAS, apiKey }, noCache: true };
}

/** The status of a call that was refused, with the first of its errors. */
export async function refusal(call) {
  const answer = await call.then(() => assert.fail('the call was let through'), (thrown) => thrown);
  return { ...answer.data?.errors?.[0], status: answer.status };
}
