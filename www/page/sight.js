// Whether a person could see a field: `visible`, or why not.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom } = ours;

  /** CSS pixels. */
  const SMALLEST = 8;
  const SMALLEST_FONT = 5;
  /** What lets more through than this can be overlooked. */
  const FAINTEST = 0.7;
  const SCROLLS = ['auto', 'scroll'];
  const HIDES = ['hidden', 'clip'];

  /** How much of what is seen a filter leaves, by its function: all of it, or as much as this. */
  const LEAVES = {
    opacity: (part) => Math.min(part, 1),
    brightness: (part) => Math.min(part, 1 / part),
    contrast: (part) => Math.min(part, 2 / part),
    invert: (part) => Math.abs(2 * Math.min(part, 1) - 1),
    // More than a pixel, and small letters run into each other.
    blur: (pixels) => (pixels <= 1 ? 1 : 0),
    grayscale: () => 1,
    sepia: () => 1,
    saturate: () => 1,
    'hue-rotate': () => 1,
    'drop-shadow': () => 1,
  };
  /** A filter that isn't known, such as one of the page's own (`url(#…)`), may leave nothing. */
  const leftBy = (filter) => {
    if (!filter || filter === 'none') return 1;
    const functions = [...filter.matchAll(/([\w-]+)\(((?:[^()]|\([^()]*\))*)\)/g)];
    const left = functions.map(([, name, given]) => {
      const part = Number.parseFloat(given) / (given.trim().endsWith('%') ? 100 : 1);
      return LEAVES[name]?.(Number.isNaN(part) ? 1 : part) ?? 0;
    });
    return left.reduce((all, one) => all * one, functions.length === 0 ? 0 : 1);
  };
  const opacityOf = ({ opacity, filter, mixBlendMode }) =>
    (mixBlendMode === 'normal' ? Number(opacity) * leftBy(filter) : 0);
  const isShaped = ({ clip, clipPath, position }) =>
    clipPath !== 'none' || (clip !== 'auto' && ['absolute', 'fixed'].includes(position));
  const isMasked = ({ maskImage, webkitMaskBoxImageSource }) =>
    [maskImage, webkitMaskBoxImageSource].some((mask) => mask && mask !== 'none');
  /** What is placed in it goes by it, and not by what is around it. */
  const holdsPlaced = ({ transform, filter, perspective, contain, willChange, backdropFilter }) =>
    [transform, filter, perspective, backdropFilter].some((it) => it && it !== 'none') ||
    /paint|strict|content/.test(contain) ||
    /transform|filter|perspective/.test(willChange);

  /** Whether what has such a position goes by something of this style. */
  const holds = (style, position) => {
    if (position === 'fixed') return holdsPlaced(style);
    return position !== 'absolute' || style.position !== 'static' || holdsPlaced(style);
  };

  /** One direction: 0 is across, 1 is down. */
  const directions = [0, 1];
  const spans = (box) => [[box.left, box.right], [box.top, box.bottom]];
  const middle = ([start, end]) => (start + end) / 2;

  /**
   * Cuts what is seen of the field to what this place shows. Where it scrolls, the field is moved to where scrolling
   * would bring it. Gives the reason where nothing is left.
   */
  function cut(seen, place) {
    for (const at of directions) {
      const overflow = place.overflow[at];
      const [start, end] = place.shown[at];
      if (overflow === 'visible') continue;
      const centre = middle(seen.spans[at]);
      if (SCROLLS.includes(overflow) && (centre < start || centre > end)) {
        const along = centre - start + place.scrolled[at];
        const least = Math.min(0, place.least[at]);
        if (along < least || along > place.scrollSize[at]) return 'beyond';
        const moved = middle([start, end]) - centre;
        seen.spans[at] = seen.spans[at].map((edge) => edge + moved);
        seen.isMoved = true;
      }
      const left = [Math.max(seen.spans[at][0], start), Math.min(seen.spans[at][1], end)];
      if (left[1] - left[0] < SMALLEST) return place.reason;
      seen.spans[at] = left;
    }
    return undefined;
  }

  const sizes = (node, name) => directions.map((at) => dom[name][at](node));
  /** Where text runs from right to left, scrolling goes below zero. */
  const least = (node, { direction }) => {
    const across = direction === 'rtl' ? dom.clientSize[0](node) - dom.scrollSize[0](node) : 0;
    return [across, 0];
  };

  const placeOf = (node, style) => ({
    overflow: [style.overflowX, style.overflowY],
    shown: spans(dom.box(node)),
    scrolled: sizes(node, 'scrolled'),
    scrollSize: sizes(node, 'scrollSize'),
    least: least(node, style),
    reason: 'clipped',
  });

  /** What the body says of overflowing is meant for the window, unless the top element says something. */
  const isOfWindow = ({ overflowX, overflowY }) => overflowX === 'visible' && overflowY === 'visible';

  /** The window itself; what is fixed in it does not scroll. */
  function windowOf(document, isFixed) {
    const view = dom.view(document);
    const top = dom.top(document);
    const body = dom.body(document);
    const style = getComputedStyle(top);
    const said = body && isOfWindow(style) ? getComputedStyle(body) : style;
    const scrolls = (overflow) => (isFixed || HIDES.includes(overflow) ? 'hidden' : 'auto');
    const scrollSize = [top, body].filter(Boolean).map((node) => sizes(node, 'scrollSize'));
    return {
      overflow: [scrolls(said.overflowX), scrolls(said.overflowY)],
      shown: [[0, view.innerWidth], [0, view.innerHeight]],
      scrolled: [view.scrollX, view.scrollY],
      scrollSize: directions.map((at) => Math.max(...scrollSize.map((size) => size[at]))),
      least: least(top, style),
      reason: 'beyond',
    };
  }

  /** The innermost element at a point, through open shadow roots. */
  function elementAt(document, x, y) {
    let hit = dom.in(dom.at, document, x, y);
    for (let depth = 0; hit && depth < 16; depth += 1) {
      const inner = dom.shadow(hit);
      const deeper = inner && dom.in(dom.at, inner, x, y);
      if (!deeper || deeper === hit) break;
      hit = deeper;
    }
    return hit;
  }

  const isClear = (colour) => {
    const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(colour) ?? /\/\s*([\d.]+)\)$/.exec(colour);
    return alpha !== null && Number(alpha[1]) <= 1 - FAINTEST;
  };
  const EDGES = ['borderTopWidth', 'borderBottomWidth', 'borderLeftWidth', 'borderRightWidth'];
  /** Whether something of this style lets through what is behind it, but for the letters in it. */
  const letsThrough = (style) =>
    isClear(style.backgroundColor) &&
    [style.backgroundImage, style.backdropFilter].every((it) => !it || it === 'none') &&
    !/inset/.test(style.boxShadow) &&
    !/url|image|gradient/.test(style.content) &&
    EDGES.every((edge) => (Number.parseFloat(style[edge]) || 0) < SMALLEST);
  const PICTURES = 'img,picture,video,canvas,svg,svg *,iframe,object,embed';
  const isGlass = (node) =>
    !dom.matches(node, PICTURES) &&
    [undefined, '::before', '::after'].every((pseudo) => letsThrough(getComputedStyle(node, pseudo)));

  /** What is at a point is the field, something in it, or a label that floats over it and lets it through. */
  function belongsTo(hit, node) {
    let isSeenThrough = true;
    for (let at = hit, left = 40; at && left > 0; at = dom.above(at), left -= 1) {
      if (at === node) return true;
      isSeenThrough &&= isGlass(at);
      const isOwn = at instanceof HTMLLabelElement && dom.labelled(at) === node && !dom.contains(at, node);
      if (isOwn) return isSeenThrough;
    }
    return false;
  }

  function isCovered(node, [across, down]) {
    const y = middle(down);
    const points = [0.25, 0.5, 0.75].map((part) => across[0] + (across[1] - across[0]) * part);
    const free = points.filter((x) => belongsTo(elementAt(dom.document(node), x, y), node));
    return free.length < 2;
  }

  const isDrawnEdge = (style, edge) => {
    const [width, kind, colour] = ['Width', 'Style', 'Color'].map((part) => style[`border${edge}${part}`]);
    return Number.parseFloat(width) > 0 && kind !== 'none' && !isClear(colour);
  };
  /** A border or a ground of its own shows where a box is. */
  const hasEdges = (style) =>
    !isClear(style.backgroundColor) || style.boxShadow !== 'none' || ['Top', 'Bottom', 'Left', 'Right'].some((edge) => isDrawnEdge(style, edge));

  /** The box that a person takes for the field: the first around it, little higher than it, whose edges can be seen. */
  ours.boxAround = (node) => {
    const most = Math.max(3 * dom.box(node).height, 60);
    for (let at = node, up = 0; at && up < 8; at = dom.above(at), up += 1) {
      const { width, height } = dom.box(at);
      if (height > most || ours.isEnd(at)) return null;
      const isBox = width >= 3 * SMALLEST && height >= 2 * SMALLEST && opacityOf(getComputedStyle(at)) >= FAINTEST;
      if (isBox && hasEdges(getComputedStyle(at))) return at;
      if (ours.isBesideField(at)) return null;
    }
    return null;
  };

  /** Whether a person could read it where it is, or after scrolling. */
  ours.isReadable = (node) => {
    const { width, height, right, bottom } = dom.box(node);
    const isThere = right + scrollX > 0 && bottom + scrollY > 0;
    return dom.isDrawn(node) && Math.min(width, height) >= SMALLEST && isThere;
  };

  /** What it is in, up to the top of its document; the reason where that hides it. */
  function around(node, seen) {
    const top = dom.top(dom.document(node));
    const body = dom.body(dom.document(node));
    let position = 'static';
    for (let at = node, left = 300; at; at = dom.above(at), left -= 1) {
      if (left === 0) return 'hidden';
      const style = getComputedStyle(at);
      const opacity = opacityOf(style);
      // By itself alone it may be faint until it has the focus.
      if (at === node && opacity < FAINTEST && style.mixBlendMode === 'normal') seen.isFaint = true;
      else seen.opacity *= opacity;
      if (seen.opacity < FAINTEST) return 'transparent';
      if (isMasked(style)) return 'clipped';
      seen.isShaped ||= isShaped(style);
      const isHolder = at === node || holds(style, position);
      const isBox = at !== node && !['inline', 'contents'].includes(style.display);
      const isOuter = at === top || (at === body && isOfWindow(getComputedStyle(top)));
      if (isBox && isHolder && !isOuter) {
        const reason = cut(seen, placeOf(at, style));
        if (reason) return reason;
      }
      if (isHolder) position = style.position;
    }
    return cut(seen, windowOf(dom.document(node), position === 'fixed'));
  }

  /**
   * Whether a person could see the field, as the page is scrolled or after scrolling to it. With `isThere` it has
   * been scrolled to, so that what has to be scrolled further is not to be seen. Of a frame, a part of what is in it
   * may be meant.
   */
  ours.sight = (node, isThere = false, part = undefined) => {
    const seen = { opacity: 1, isMoved: false, isShaped: false, isFaint: false };
    const sight = sightOf(node, isThere, part, seen);
    if (!seen.isFaint) return sight;
    return sight === 'visible' && ours.boxAround(node) ? 'faint' : 'transparent';
  };

  function sightOf(node, isThere, part, seen) {
    const style = getComputedStyle(node);
    if (!dom.isRendered(node) || style.visibility !== 'visible') return 'hidden';
    seen.spans = part ? spansIn(node, part) : spans(dom.box(node));
    const isSmall = seen.spans.some(([start, end]) => end - start < SMALLEST);
    if (isSmall || Number.parseFloat(style.fontSize) < SMALLEST_FONT) return 'small';
    const reason = around(node, seen);
    if (reason) return reason;
    if (seen.isMoved) return isThere ? 'beyond' : seen.isShaped ? 'clipped' : frameSight(node, isThere);
    if (isCovered(node, seen.spans)) return seen.isShaped ? 'clipped' : 'covered';
    return frameSight(node, isThere, seen.spans);
  }

  /** A frame within a page of the same origin is seen as far as the page lets it be. */
  function frameSight(node, isThere, part) {
    const { frameElement } = dom.view(dom.document(node));
    return frameElement ? ours.sight(frameElement, isThere, part) : 'visible';
  }

  /** Where a part of what is in a frame is in the window around it. */
  function spansIn(frame, part) {
    const style = getComputedStyle(frame);
    const padding = [style.paddingLeft, style.paddingTop].map(Number.parseFloat);
    const box = spans(dom.box(frame));
    return directions.map((at) => {
      const [start, end] = box[at];
      const scale = (end - start) / (dom.size[at](frame) || 1);
      return part[at].map((edge) => start + (dom.border[at](frame) + padding[at] + edge) * scale);
    });
  }

  /** Where an element is in the outermost window that is of its site. */
  ours.spansInWindow = (node) => {
    let found = spans(dom.box(node));
    for (let at = dom.view(dom.document(node)).frameElement; at; at = dom.view(dom.document(at)).frameElement) {
      found = spansIn(at, found);
    }
    return found;
  };

  ours.middleOf = (node) => spans(dom.box(node)).map(middle);
  /** What a pointer in the middle of an element, or in the corner of the window, would meet. */
  ours.at = (node) => elementAt(dom.document(node), ...ours.middleOf(node));
  ours.cornerOf = () => elementAt(document, 1, 1);
  /** Whether an element is another, or is laid out in it. */
  ours.isAround = (outer, inner) => {
    let at = inner;
    for (let left = 100; at && at !== outer && left > 0; left -= 1) at = dom.above(at);
    return at === outer;
  };

  ours.scrollTo = (node) => dom.scrollIntoView(node, { behavior: 'instant', block: 'center', inline: 'nearest' });
}
