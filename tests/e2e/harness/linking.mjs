// A linking form in one tab, the tenant in another, as a person has them side by side.

export const STACKONE = 'https://hub.stackone.example/';

/** The icon was clicked on the tenant's tab, which stays open; then on a page with a form, in a tab of its own. */
export async function beside({ browser, open }, url = STACKONE) {
  const popup = await open();
  await popup.loaded();
  await popup.close();
  browser.tab = await browser.tab.browser().newPage();
  return open(url);
}

/** What stands in the fields of the page, by their ids. */
export const values = (tab, ...ids) =>
  tab.evaluate((ids) => ids.map((id) => document.getElementById(id).value), ids);

/** Ticks, asks for the key, and says yes to the first secret for this site. */
export async function wishForKey(popup) {
  await popup.click('checkbox', await holds(popup));
  await ready(popup);
  await popup.click('button', 'Create a key for this form');
  await popup.find('alertdialog', 'Give this site a secret?');
  await popup.click('button', 'Give it');
}

/** All was filled, the page has had its time, and the key is no longer held. */
export async function forgotten(popup) {
  await popup.find('heading', 'Filled');
  await popup.gone('button', 'Forget it now');
  // Its note goes last: a popup that closes before would leave it to the next opening.
  await popup.until(async () => !Object.keys(await chrome.storage.local.get(null)).some((name) => name.startsWith('making/')));
}

/** The words of the tick, which say what the key can do and who will hold it. */
export const holds = (popup) =>
  popup.until(() => document.querySelector('label[for=key-understood]')?.textContent);

/** The tenant's rules are read, so that a key may be asked for. */
export const ready = (popup) =>
  popup.until(() => document.getElementById('create-for-form')?.getAttribute('aria-disabled') === 'false');

/** Chooses in a list by its name. */
export async function choose(popup, name, words) {
  const list = await popup.find('combobox', name);
  const value = await list.evaluate((list, words) => [...list.options].find((option) => option.text.includes(words)).value, words);
  await list.select(value);
}
