// Which library is tried with which kind of form, what its fields are called, and what must come of each. All that the
// app's state has of a form is in its case. A field is
// - a text, which the app's own state must hold, and of which Latchkey must say "Filled";
// - `KEY`: the same of the key that is made for the form;
// - `YOURS`: tried, left as it was, and said to be the user's to choose, with what to choose;
// - `DOUBTED`: whatever the state holds, Latchkey must say to look at it;
// - `HELD`: left as it was, since the address is doubted: no key is made, and that is said;
// - `NOTHING`: left as it was, with nothing offered for it;
// - `ABSENT`: left as it was, since the page shows no field for it;
// - `LATER`: left as it was, since only "Fill" is pressed, which fills no key; and that is said.

export const [KEY, YOURS, DOUBTED, HELD, NOTHING, ABSENT, LATER] =
  ['KEY', 'YOURS', 'DOUBTED', 'HELD', 'NOTHING', 'ABSENT', 'LATER'].map(Symbol);

const HOST = 'acme-corp.us.qlikcloud.com';
const ADDRESS = `https://${HOST}`;

/** What the fields of most are called. */
const CALLED = { url: 'Tenant URL', region: 'Region', apiKey: 'API key' };

/**
 * One form and what becomes of it; `more` may name what differs: `at` is which of several fields of a name is ours, and
 * `beside` is what the address of the other maker's form is called.
 */
const tried = (library, kind, expected, more = {}) => ({ library, kind, expected, called: CALLED, at: 0, ...more });

const whole = { url: ADDRESS, region: 'us', apiKey: KEY };
/** The app has a region, and this form no field for it. */
const without = { ...whole, region: ABSENT };
const before = { ...without, apiKey: LATER };
const none = { url: NOTHING, region: NOTHING, apiKey: NOTHING };
/** The steps before have the rest: the key stands alone. */
const alone = { url: ABSENT, region: ABSENT, apiKey: KEY };
const others = { 'other.url': NOTHING, 'other.apiKey': NOTHING };

export const CASES = [
  tried('antd', 'list', { ...whole, region: YOURS }),
  tried('antd', 'dialog', { ...whole, region: YOURS }),
  tried('antd', 'stepper', alone),
  tried('antd', 'prefix', { ...without, url: HOST }),
  tried('antd', 'blur', before),
  tried('antd', 'other', none, { called: { ...CALLED, url: 'Account URL' } }),
  tried('mui', 'list', whole),
  tried('mui', 'search', whole),
  tried('mui', 'dialog', whole),
  tried('mui', 'stepper', alone),
  tried('mui', 'affixes', { ...whole, url: 'acme-corp.us' }),
  tried('mui', 'wrong', { url: DOUBTED, apiKey: HELD }),
  tried('mui', 'other', { url: NOTHING, apiKey: NOTHING }, { called: { ...CALLED, url: 'Base URL' } }),
  tried('headless', 'list', whole),
  tried('headless', 'search', whole),
  tried('headless', 'dialog', whole),
  tried('react-select', 'list', whole),
  tried('react-select', 'dialog', whole),
  tried('react-select', 'keys', { url: ADDRESS, apiKey: KEY }),
  tried('primevue', 'list', whole),
  tried('primevue', 'search', whole),
  tried('primevue', 'suffix', { ...without, url: 'acme-corp.us' }, { called: { ...CALLED, url: 'Tenant' } }),
  tried('primevue', 'dialog', whole),
  tried('primevue', 'beside', { ...without, ...others }, { at: -1, beside: 'Domain URL' }),
  tried('material', 'list', whole),
  tried('material', 'search', whole),
  tried('material', 'prefix', { ...without, url: HOST }),
  tried('material', 'dialog', whole),
  tried('material', 'stepper', alone),
  tried('material', 'blur', before),
  tried('shoelace', 'list', whole),
  tried('shoelace', 'prefix', { ...without, url: HOST }),
  tried('shoelace', 'dialog', whole),
  tried('shoelace', 'beside', { ...without, ...others }, { beside: 'Subdomain URL' }),
  tried('rjsf', 'schema', whole),
  tried('rjsf', 'list', { ...whole, region: YOURS }),
  tried('rjsf', 'other', { url: NOTHING, region: ABSENT, apiKey: NOTHING }, { called: { ...CALLED, url: 'Account URL' } }),
];

/** What is held beside the fields: what the apps say of them. */
export const NO_FIELDS = ['errors', 'isWrong', 'isTyped'];

const SITE = 'https://libraries.customer.example';

/** The page of a case, made of the bundles of that name. */
export const addressOf = ({ library, kind }, bundles) => `${SITE}/#${library}/${kind}/${bundles}`;
