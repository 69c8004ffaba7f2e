//! Ending many keys: what would happen to each ([`plan`]), how fast it may go ([`budget`]), what is
//! written down so that nothing is done twice or forgotten ([`journal`]), the way from key to key
//! ([`run`]), and what came of it as a file ([`report`]). There is no bulk endpoint: each key has its
//! own DELETE.

pub mod budget;
pub mod journal;
pub mod plan;
pub mod report;
pub mod run;
