// What the product would store is what its framework holds, which need not be what its fields show.
export async function connect(held) {
  await fetch('/connectors', { method: 'POST', body: JSON.stringify(held) });
  document.title = 'Connected';
}

export const REGIONS = { us: 'US (N. Virginia)', eu: 'Europe (Ireland)', de: 'Europe (Frankfurt)' };
