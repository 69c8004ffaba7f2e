//! What Latchkey decides.
