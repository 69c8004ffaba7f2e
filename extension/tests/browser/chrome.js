// A stand-in for the browser's extension API. Storage really keeps; the rest answers as a test says,
// and what was asked is noted as JSON.
const realFetch = globalThis.fetch;
const held = { session: {}, local: {} };
const asked = [];
let capacity;
let refused;
let answers;
let messages;
let language;

const copy = (value) => JSON.parse(JSON.stringify(value));

/** The same object for all tests, since it is looked up once. */
function area(name) {
  const acts = {
    get: async (key) => (key in held[name] ? { [key]: copy(held[name][key]) } : {}),
    getKeys: async () => Object.keys(held[name]),
    set: async (items) => {
      const next = { ...held[name], ...copy(items) };
      if (JSON.stringify(next).length > capacity) throw new Error('quota bytes exceeded. Values were not stored.');
      held[name] = next;
    },
    remove: async (key) => {
      delete held[name][key];
    },
  };
  const refusing = ([act, does]) => [act, async (of) => {
    if (act === refused) throw new Error(`refused: ${act}`);
    return does(of);
  }];
  return Object.fromEntries(Object.entries(acts).map(refusing));
}

function message(key, values) {
  const entry = messages[key];
  if (!entry) return '';
  const value = (name) => values[entry.placeholders[name.toLowerCase()].content.slice(1) - 1];
  return entry.message.replace(/\$(\w+)\$/g, (_, name) => value(name));
}

/** What a request that leaves our page holds. */
async function described(request) {
  const { url, method, credentials, cache, redirect, headers } = request;
  return { url, method, credentials, cache, redirect, headers: Object.fromEntries(headers), body: await request.text() };
}

globalThis.chrome = {
  storage: { session: area('session'), local: area('local') },
  scripting: { executeScript: (injection) => ask('script', injection) },
  alarms: {
    create: async (name, info) => ask('alarm', { name, ...info }),
    clear: async (name) => ask('alarm', { name }),
  },
  permissions: { contains: async (permissions) => ask('permission', permissions) },
  i18n: { getMessage: message, getUILanguage: () => language },
};

function ask(what, details) {
  asked.push({ what, details: copy(details), raw: details });
  return answers[what](details);
}

/** A browser that was just installed: nothing kept, nothing granted, nobody answers. */
export function fresh(texts) {
  Object.assign(held, { session: {}, local: {} });
  asked.length = 0;
  capacity = Infinity;
  refused = '';
  messages = JSON.parse(texts);
  language = 'en-US';
  const nobody = () => Promise.reject(new Error('nobody answers'));
  answers = { script: nobody, permission: () => false, fetch: nobody, alarm: () => true };
  globalThis.fetch = async (request) => ask('fetch', await described(request));
}

/** Gives back what is the page's own. */
export function leave() {
  globalThis.fetch = realFetch;
}

export const setAnswer = (what, answer) => {
  answers[what] = answer;
};
export const setLanguage = (tag) => {
  language = tag;
};
export const setCapacity = (bytes) => {
  capacity = bytes;
};
export const setRefused = (act) => {
  refused = act;
};
export const put = (name, key, json) => {
  held[name][key] = JSON.parse(json);
};
export const kept = (name) => JSON.stringify(held[name]);
export const askedFor = (what) => JSON.stringify(asked.filter((one) => one.what === what).map((one) => one.details));
/** The function that the last injection carried. */
export const handedOver = () => asked.findLast((one) => one.what === 'script').raw.func;
