// Latchkey made as it is right after its installation, by a page of its own. These functions run in that page.

/** Forgets all that Latchkey keeps. At the end nothing calls its worker any more. */
export async function forget() {
  const { local, session, sync } = chrome.storage;
  const { permissions: installed = [], host_permissions: hosts = [] } = chrome.runtime.getManifest();
  const { permissions, origins } = await chrome.permissions.getAll();
  await Promise.all([
    ...[local, session, sync].map((area) => area.clear()),
    // Which scripts may read it is kept beside what is stored.
    local.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }),
    chrome.alarms.clearAll(),
    chrome.permissions.remove({
      permissions: permissions.filter((permission) => !installed.includes(permission)),
      origins: origins.filter((origin) => !hosts.includes(origin)),
    }),
  ]);
  // What was on its way to the worker comes before this.
  await chrome.runtime.sendMessage({});
}

/** What a page finds right after the installation, beside what the manifest itself asks for. */
export const NOTHING = { local: {}, session: {}, sync: {}, page: {}, alarms: [], permissions: [], origins: [], locks: 0, databases: 0, caches: 0 };

/** What there is. */
export async function kept() {
  const { local, session, sync } = chrome.storage;
  const { permissions: installed = [], host_permissions: hosts = [] } = chrome.runtime.getManifest();
  const [granted, locks, databases, names] = await Promise.all([
    chrome.permissions.getAll(), navigator.locks.query(), indexedDB.databases(), caches.keys(),
  ]);
  return {
    local: await local.get(null),
    session: await session.get(null),
    sync: await sync.get(null),
    page: { ...localStorage, ...sessionStorage },
    alarms: await chrome.alarms.getAll(),
    permissions: granted.permissions.filter((permission) => !installed.includes(permission)),
    origins: granted.origins.filter((origin) => !hosts.includes(origin)),
    locks: locks.held.length + locks.pending.length,
    databases: databases.length,
    caches: names.length,
  };
}
