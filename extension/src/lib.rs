//! What carries Latchkey in a browser.
