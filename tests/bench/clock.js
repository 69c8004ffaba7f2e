// Put into both contestants' popup by the benchmark: notes when the first key has been drawn, and when it can be clicked,
// which a picture of it can't; touches nothing.
function note(name, selector) {
  const seen = new MutationObserver(() => {
    if (!document.querySelector(selector)?.textContent.trim()) return;
    seen.disconnect();
    // A frame's callback comes before its drawing. What is asked for there, as urgent as can be, comes right after: other
    // work that waits, and that nobody sees, must not be counted.
    requestAnimationFrame(() => scheduler.postTask(() => {
      globalThis[name] = performance.timeOrigin + performance.now();
    }, { priority: 'user-blocking' }));
  });
  seen.observe(document, { childList: true, subtree: true, characterData: true });
}

// Latchkey's first drawing has no roles yet.
const ROW = ':is(.rows > .row > .name, tbody th[scope=row])';
note('firstRowAt', ROW);
note('firstLiveRowAt', `${ROW}:not(#picture *)`);
