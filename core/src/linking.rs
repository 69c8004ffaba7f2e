//! Handing a tenant's values to the form of another product that asks for them, its *linking form*.
//!
//! Read in this order: an [`Integration`] says under which labels a product asks for which
//! [`Value`]s; a [`Source`] has them; a [`Frame`] is what a script saw of a page; [`recognise`]
//! tells which field asks for what, and why; a [`Plan`] says what goes where and what must not;
//! its orders are carried out on the user's click, and a [`Report`] says what became of each.
//!
//! Everything in a [`Frame`] is the page's own word and may lie. So a secret goes only into a field
//! that is surely one for it, on an origin that the user said yes to.

mod around;
mod consent;
pub mod custom;
mod destination;
mod field;
mod form;
mod frame;
pub mod integration;
mod key_idea;
mod order;
mod plan;
mod proxy;
mod recognise;
mod region;
mod report;
mod safety;
mod snippet;
mod source;
mod value;
mod words;

pub use around::Around;
pub use consent::{Ask, Consent, Consents};
pub use custom::CustomError;
pub use destination::{Destination, Security};
pub use field::{Choice, Field, FormOf, Kind, Sight};
pub use frame::{Child, Frame, FrameAt, Scope};
pub use integration::{Entry, Integration, Need, Next, Product, integrations, integrations_with};
pub use key_idea::KeyIdea;
pub use order::{FieldOrder, FrameOrder, Text};
pub use plan::{Content, Mapping, Plan, Row, Target, page_around, plan, targets};
pub use proxy::ProxyKey;
pub use recognise::{By, Hint, Match, Recognised, Unreached, Why, recognise, recognise_as};
pub use region::place_of;
pub use report::{FieldReport, Filled, FrameReport, Outcome, PageState, Report, Reported};
pub use safety::Refusal;
pub use snippet::{Snippet, Tool};
pub use source::{Missing, Naming, Source, TenantSource, TypedFrom};
pub use value::Value;
