//! Rules of the tree that no compiler checks, as tests. Each names the file that breaks it.

mod arrows;
mod documents;
mod imports;
mod journeys;
mod layers;
mod old;
mod sections;
mod size;
mod tree;
mod words;
