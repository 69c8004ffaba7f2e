// The section Connect as a person uses it.

/** The section, on a tenant's tab, with who is signed in known. */
export async function connect({ open }, url) {
  const popup = await open(url);
  await popup.click('tab', 'Connect');
  await popup.find('heading', 'Connect');
  return popup;
}

/** Shows the values of that form. */
export async function choose(popup, form) {
  await popup.click('radio', form);
  await popup.find('heading', form);
}

/** What is shown beside a label of the form's. */
export const beside = (popup, label) => popup.page.$$eval('.values > div', (rows, label) => {
  const row = rows.find((row) => row.querySelector('dt').textContent === label);
  return row?.querySelector('dd').textContent;
}, label);

/** Copies each of these values, and gives back what the clipboard then held. */
export async function copied(popup, ...labels) {
  const values = {};
  for (const label of labels) values[label] = await popup.copy(`Copy ${label}`);
  return values;
}

/** Writes a form of one's own: its name and what its labels mean; the first two lines are there. */
export async function write(popup, name, lines, sites = '') {
  await fill(popup, 'Name of the product', name);
  if (sites) await fill(popup, 'Site (optional)', sites);
  for (const [at, [label, value]] of lines.entries()) {
    if (at > 1) await popup.click('button', 'Add a line');
    await fill(popup, `Label ${at + 1}`, label);
    const list = await popup.find('combobox', `Means ${at + 1}`);
    await list.evaluate((list, value) => {
      list.value = [...list.options].find((option) => option.textContent === value).value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
  }
}

/** Puts a text into a field in place of what is there. */
export async function fill(popup, name, text) {
  await popup.click('textbox', name, { count: 3 });
  await popup.press('Backspace');
  await popup.type(text);
}
