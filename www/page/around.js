// Where a document is within the page, and what the documents around it show of it. One of another site can't look out
// of its frame: only the page around it knows whether a person sees it.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom } = ours;

  const DEEPEST = 20;
  const FRAMES = 500;

  /** The number of a frame among those of the window around it, which both know. Those in shadow trees have none. */
  function numberOf(outer, inner) {
    const count = Math.min(outer.length, FRAMES);
    for (let at = 0; at < count; at += 1) if (outer[at] === inner) return at;
    return null;
  }
  ours.numberOf = (frame) => numberOf(window, dom.content(frame));

  /** The numbers by which one gets from the page down to this document; none where it is too deep. */
  ours.place = () => {
    const steps = [];
    for (let inner = window; inner !== window.top; inner = inner.parent) {
      if (steps.length === DEEPEST) return [];
      steps.unshift(numberOf(inner.parent, inner));
    }
    return steps;
  };

  /** Scrolls to each of these fields, and tells where in the outermost window of this site it then is. */
  ours.where = ({ page, place, ids }) => {
    if (page !== ours.page() || JSON.stringify(place) !== JSON.stringify(ours.place())) return null;
    const nodes = ids.map((id) => ours.listed(id).node);
    if (!nodes.every((node) => node && dom.isConnected(node))) return null;
    return nodes.map(ours.seenAs).map((node) => {
      ours.scrollTo(node);
      return ours.spansInWindow(node);
    });
  };

  /** Whether this document shows a frame, and these parts of what is in it. */
  ours.shows = ({ page, id, parts }) => {
    const { node } = ours.listed(id);
    if (page !== ours.page() || !node || !dom.isConnected(node)) return false;
    return [undefined, ...parts].every((part) => ours.sight(node, false, part) === 'visible');
  };
}
