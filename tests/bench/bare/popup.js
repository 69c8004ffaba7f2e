// The yardstick of the benchmark: the same requests as Latchkey, plain JavaScript, a plain table.
// It keeps nothing, checks nothing and forgives nothing, so it is about the least that could be waited for.
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const body = document.querySelector('tbody');
const owners = new Map();
const keys = new Map();

/** One GET from inside the tab, path only, as the signed-in person. */
async function get(path) {
  const [{ result }] = await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    injectImmediately: true,
    args: [path],
    func: async (path) => (await fetch(path, { cache: 'no-store' })).text(),
  });
  return JSON.parse(result);
}

const pathOf = (link) => link && new URL(link.href).pathname + new URL(link.href).search;

function add(page) {
  const fresh = page.data.filter((key) => !keys.has(key.id));
  for (const key of fresh) keys.set(key.id, key);
  body.append(...fresh.map(row));
  return fresh;
}

function row(key) {
  const row = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = key.description;
  const cells = [owners.get(key.sub)?.name ?? key.sub, key.status, key.expiry].map((text) => {
    const cell = document.createElement('td');
    cell.textContent = text;
    return cell;
  });
  cells[0].dataset.owner = key.sub;
  row.append(name, ...cells);
  return row;
}

/** Follows one end of the list until a page holds nothing new: there the other end has been. */
async function readFrom(sort) {
  let path = `/api/v1/api-keys?limit=100&sort=${sort}`;
  while (path) {
    const page = await get(path);
    const whole = page.data.length;
    const fresh = page.data.filter((key) => !seen.has(key.id));
    for (const key of fresh) seen.add(key.id);
    add(page);
    if (whole > 0 && fresh.length < whole) return;
    path = pathOf(page.links.next);
  }
}
const seen = new Set();

async function nameOwners() {
  const ids = [...new Set([...keys.values()].filter((key) => key.subType === 'user').map((key) => key.sub))];
  const batches = Array.from({ length: Math.ceil(ids.length / 50) }, (_, at) => ids.slice(at * 50, at * 50 + 50));
  await Promise.all(batches.map(async (batch) => {
    const anyOf = (field, words) => `(${words.map((word) => `${field} eq "${word}"`).join(' or ')})`;
    const statuses = ['active', 'invited', 'disabled', 'deleted', 'provisioned'];
    const filter = encodeURIComponent(`${anyOf('id', batch)} and ${anyOf('status', statuses)}`);
    const fields = 'id,name,email,status,assignedRoles,assignedGroups';
    const users = await get(`/api/v1/users?limit=100&fields=${fields}&filter=${filter}`);
    for (const user of users.data) owners.set(user.id, user);
  }));
  for (const cell of body.querySelectorAll('[data-owner]')) cell.textContent = owners.get(cell.dataset.owner)?.name ?? cell.dataset.owner;
}

const me = get('/api/v1/users/me');
const tenant = get('/api/v1/tenants/me');
const active = get('/api/v1/api-keys?limit=100&status=active').then(add);
const ends = Promise.all([readFrom('-created'), readFrom('created')]);
document.querySelector('#who').textContent = `${(await tenant).name}: ${(await me).name}`;
await Promise.all([active, ends]);
await nameOwners();
document.documentElement.dataset.loaded = keys.size;
