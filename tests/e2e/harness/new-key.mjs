// The section New key as a person fills it in.
import { aKey, ADA, only } from './world.mjs';

/** What asked for a new key, in the tenant's own log. */
export const creations = async (tenant) =>
  (await tenant.log()).filter((call) => call.method === 'POST' && call.path === '/api/v1/api-keys');

/** The section New key, its rules read; one key of Ada's is there already. */
export async function section({ tenant, open }, ...keys) {
  await only(tenant, aKey({ description: 'Mine', sub: ADA }), ...keys);
  const popup = await open();
  await popup.click('tab', 'New key');
  await ready(popup);
  return popup;
}

/** The form is ready for a wish. */
export const ready = (popup) =>
  popup.until(() => document.querySelector('[type=submit]')?.getAttribute('aria-disabled') === 'false');

/** Asks for a key of that name. */
export async function wish(popup, name) {
  await popup.click('textbox', 'Name', { count: 3 });
  await popup.type(name);
  await popup.click('button', 'Create key');
}

/** The secret, once it is shown. */
export async function secret(popup) {
  await popup.click('button', 'Show');
  return popup.until(() => {
    const { value } = document.getElementById('api-key');
    return value.startsWith('eyJ') && value;
  });
}
