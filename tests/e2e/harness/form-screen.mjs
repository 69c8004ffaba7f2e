// What the linking screen says of a form: before anything is filled, and after.

/** The screen has looked at the page: whether it takes it for a form. */
export const recognises = (popup) => popup.until(() => {
  const titles = [...document.querySelectorAll('h1, h2')].map((title) => title.textContent);
  const [isForm, isNone] = ['Fill a form on', 'Not a Qlik Cloud tenant'].map((words) => titles.some((title) => title.startsWith(words)));
  return (isForm || isNone) && (isForm ? 'form' : 'none');
}).then((found) => found === 'form');

/** The values that have a field in the form: what the value is called, the field's own name, and what is said of it. */
export const rows = async (popup) => {
  await popup.until(() => document.querySelector('.rows-to-fill li'));
  const all = await popup.page.$$eval('.rows-to-fill > li', (lines) => lines.map((line) => {
    const label = line.querySelector('.label').innerText;
    const isKey = label.toLowerCase() === 'api key';
    return {
      label,
      isKey,
      field: [...line.querySelectorAll('option')].find((option) => option.selected && option.value)?.text,
      // A key goes into the form with a button of its own.
      fills: line.classList.contains('fills') || (isKey && !line.querySelector('.not')),
      notes: [...line.querySelectorAll('.notes > p')].map((note) => note.innerText).join(' '),
    };
  }));
  return all.filter(({ field }) => field);
};

/** The last step is done: what became of each value by its label, the title above, and what is left to do. */
export async function report(popup) {
  await popup.until(async () => {
    if (!document.querySelector('section.filled') || document.querySelector('progress')) return false;
    const names = Object.keys(await chrome.storage.local.get(null));
    const isKept = [...document.querySelectorAll('button')].some((button) => button.textContent === 'Delete it');
    return isKept || !names.some((name) => name.startsWith('making/'));
  });
  return popup.page.$eval('section.filled', (section) => ({
    title: section.querySelector('h2').innerText,
    outcomes: Object.fromEntries([...section.querySelectorAll('.outcomes > div')].map((line) =>
      [line.querySelector('dt').innerText, line.querySelector('dd').innerText])),
    next: [...section.querySelectorAll('p')].map((line) => line.innerText).join(' '),
  }));
}
