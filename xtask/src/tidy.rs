//! Rules of the tree that no compiler checks, as tests. Each names the file that breaks it.

mod documents;
mod journeys;
mod layers;
mod size;
mod tree;
mod words;
