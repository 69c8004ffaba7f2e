// Which library is tried with which kind of form, what its fields are called, and what must come of each. A field is
// - a text, which the app's own state must hold, and of which Latchkey must say "Filled";
// - `KEY`: the same of the key that is made for the form;
// - `YOURS`: left as it was, with words that say that it is the user's to choose or to look at;
// - `DOUBTED`: whatever the state holds, Latchkey must not say "Filled";
// - `NOTHING`: left as it was, with nothing offered for it;
// - `LATER`: left as it was, since only "Fill" is pressed, which fills no key.

export const [KEY, YOURS, DOUBTED, NOTHING, LATER] = ['KEY', 'YOURS', 'DOUBTED', 'NOTHING', 'LATER'].map(Symbol);

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
const without = { url: ADDRESS, apiKey: KEY };
const before = { url: ADDRESS, apiKey: LATER };
const none = { url: NOTHING, region: NOTHING, apiKey: NOTHING };
/** The step before has the address: the key stands alone. */
const alone = { apiKey: KEY };

export const CASES = [
  tried('antd', 'list', { ...whole, region: YOURS }),
  tried('antd', 'dialog', { ...whole, region: YOURS }),
  tried('antd', 'stepper', alone),
  tried('antd', 'prefix', { url: HOST, apiKey: KEY }),
  tried('antd', 'blur', before),
  tried('antd', 'other', none, { called: { ...CALLED, url: 'Account URL' } }),
  tried('mui', 'list', whole),
  tried('mui', 'search', whole),
  tried('mui', 'dialog', whole),
  tried('mui', 'stepper', alone),
  tried('mui', 'prefix', { url: 'acme-corp.us', region: 'us', apiKey: KEY }),
  tried('mui', 'blur', { url: DOUBTED }),
  tried('mui', 'other', { url: NOTHING, apiKey: NOTHING }, { called: { ...CALLED, url: 'Base URL' } }),
  tried('headless', 'list', whole),
  tried('headless', 'search', whole),
  tried('headless', 'dialog', whole),
  tried('react-select', 'list', whole),
  tried('react-select', 'dialog', whole),
  tried('react-select', 'keys', without),
  tried('primevue', 'list', whole),
  tried('primevue', 'search', whole),
  tried('primevue', 'suffix', { url: 'acme-corp.us', apiKey: KEY }, { called: { ...CALLED, url: 'Tenant' } }),
  tried('primevue', 'dialog', whole),
  tried('primevue', 'beside', { ...without, 'other.url': NOTHING, 'other.apiKey': NOTHING }, { at: -1, beside: 'Domain URL' }),
  tried('material', 'list', whole),
  tried('material', 'search', whole),
  tried('material', 'prefix', { url: HOST, apiKey: KEY }),
  tried('material', 'dialog', whole),
  tried('material', 'stepper', alone),
  tried('material', 'blur', before),
  tried('shoelace', 'list', whole),
  tried('shoelace', 'prefix', { url: HOST, apiKey: KEY }),
  tried('shoelace', 'dialog', whole),
  tried('shoelace', 'beside', { ...without, 'other.url': NOTHING, 'other.apiKey': NOTHING }, { beside: 'Subdomain URL' }),
  tried('rjsf', 'schema', whole),
  tried('rjsf', 'list', { ...whole, region: YOURS }),
  tried('rjsf', 'other', { url: NOTHING, apiKey: NOTHING }, { called: { ...CALLED, url: 'Account URL' } }),
];

const SITE = 'https://libraries.customer.example';

/** The page of a case, made of the bundles of that name. */
export const addressOf = ({ library, kind }, bundles) => `${SITE}/#${library}/${kind}/${bundles}`;
