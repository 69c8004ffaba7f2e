// What the linking screen says of a form: before anything is filled, and after.

/** The screen has looked at the page: whether it takes it for a form. */
export const recognises = (popup) => popup.until(() => {
  const titles = [...document.querySelectorAll('h1, h2')].map((title) => title.textContent);
  const [isForm, isNone] = ['Fill a form on', 'Not a Qlik Cloud tenant'].map((words) => titles.some((title) => title.startsWith(words)));
  return (isForm || isNone) && (isForm ? 'form' : 'none');
}).then((found) => found === 'form');

/** All values that the form may have: what each is called, the name of the field that it has there, and what is said of it. */
const lines = async (popup) => {
  await popup.until(() => document.querySelector('.rows-to-fill li'));
  return popup.page.$$eval('.rows-to-fill > li', (lines) => lines.map((line) => {
    const label = line.querySelector('.label').innerText;
    const isKey = label.toLowerCase() === 'api key';
    const field = [...line.querySelectorAll('option')].find((option) => option.selected && option.value)?.text;
    return {
      label,
      isKey,
      field,
      // A key goes into the form with a button of its own.
      fills: line.classList.contains('fills') || (isKey && field !== undefined && !line.querySelector('.not')),
      // A list of the page's own is tried, and else left to the user.
      isTried: line.querySelector('.own-list') !== null,
      notes: [...line.querySelectorAll('.notes > p')].map((note) => note.innerText).join(' '),
    };
  }));
};

/** Those of them that have a field in the form. */
export const rows = async (popup) => (await lines(popup)).filter(({ field }) => field);

/** All values that the form may have, where the screen takes the page for none: a person asks for the list by its button. */
export async function listedByHand(popup) {
  await popup.click('button', 'Fill a form here');
  return lines(popup);
}

/** Presses "Fill", where it can be pressed, and waits for what comes of it. */
export async function fillIfOffered(popup) {
  const fill = await popup.find('button', 'Fill');
  if (await fill.evaluate((fill) => fill.ariaDisabled === 'true')) return;
  await popup.click('button', 'Fill');
  await report(popup);
}

/** The last step is done: what became of each value by its label, the title above, and each thing that is left to do. */
export async function report(popup) {
  await popup.until(async () => {
    if (!document.querySelector('section.filled') || document.querySelector('progress')) return false;
    const names = Object.keys(await chrome.storage.local.get(null));
    const isKept = [...document.querySelectorAll('button')].some((button) => button.textContent === 'Delete it');
    return isKept || !names.some((name) => name.startsWith('making/'));
  });
  return popup.page.$eval('section.filled', (section) => {
    // Without the marks that isolate names.
    const words = (part) => part.innerText.replace(/[\u2068\u2069]/g, '');
    const outcomes = [...section.querySelectorAll('.outcomes > div')];
    return {
      title: words(section.querySelector('h2')),
      outcomes: Object.fromEntries(outcomes.map((line) => ['dt', 'dd'].map((part) => words(line.querySelector(part))))),
      next: [...section.querySelectorAll('p')].map(words),
    };
  });
}
