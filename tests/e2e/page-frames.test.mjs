// Frames within a page: which of them can be looked into, and what is said of the others.
import assert from 'node:assert/strict';
import { Form, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const PORTAL = 'https://portal.customer.example';

journey('a frame of another origin is told of, and not looked into', async ({ open }) => {
  const form = await Form.in(await open(`${PORTAL}/`));
  const frames = await form.frames();
  assert.equal(frames.length, 1);
  assert.deepEqual(frames[0].frames, [
    { id: 'f1', at: 0, origin: 'https://hub.stackone.example', url: 'https://hub.stackone.example/', isReachable: false, isVisible: true },
  ]);
});

journey('frames of the same origin are described, and filled each by itself', async ({ open }) => {
  const form = await Form.in(await open(`${PORTAL}/frames.html`));
  const [top, ...inner] = await form.frames();
  assert.ok(top.isTop);
  assert.deepEqual(inner.map(({ origin, isTop, fields }) => [origin, isTop, fields.map(nameOf), fields.map(({ sight }) => sight)]), [
    [PORTAL, false, ['In a frame'], ['visible']],
    [PORTAL, false, ['In a written frame'], ['visible']],
    ['null', false, ['In a frame'], ['visible']],
    ['null', false, ['In a sandbox'], ['visible']],
    [PORTAL, false, ['In a frame'], ['transparent']],
    [PORTAL, false, ['In a frame'], ['covered']],
  ]);
  assert.deepEqual(top.frames.map(({ origin, isReachable, isVisible }) => [origin, isReachable, isVisible]), [
    [PORTAL, true, true],
    [PORTAL, true, true],
    [PORTAL, false, true],
    [null, false, true],
    ['https://hub.stackone.example', false, true],
    [PORTAL, true, false],
    [PORTAL, true, false],
  ]);
  const [shown, written, , , transparent, covered] = inner;
  assert.deepEqual(await form.fill(shown, { 'In a frame': 'us' }), { 'In a frame': 'filled' });
  assert.deepEqual(await form.fill(written, { 'In a written frame': 'us' }), { 'In a written frame': 'filled' });
  assert.deepEqual(await form.fill(transparent, { 'In a frame': 'us' }), { 'In a frame': 'hidden' });
  assert.deepEqual(await form.fill(covered, { 'In a frame': 'us' }), { 'In a frame': 'hidden' });
  // What was listed of one document is nothing to another.
  assert.equal(await form.fill({ ...written, frameId: shown.frameId }, { 'In a written frame': 'us' }), 'changed');
});
