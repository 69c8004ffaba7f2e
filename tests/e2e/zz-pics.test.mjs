// pictures (never committed)
import { journeys } from './harness/journey.mjs';
const journey = journeys();
const OUT = '/tmp/pics-insight';
async function shots(popup, name) {
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    await popup.picture(`${OUT}/${name}-${scheme}.png`);
  }
  await popup.scheme('light');
}
journey('pictures', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Export');
  await shots(popup, 'export');
  await popup.press('Escape');
  const [first] = await popup.keys();
  await popup.click('button', `Details of ${first.name}`);
  await popup.find('region', `Details of ${first.name}`);
  await shots(popup, 'details');
  await popup.resize(400, 300);
  await popup.picture(`${OUT}/details-400.png`);
});
