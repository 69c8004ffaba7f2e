//! What tests begin with: a key, a user, an answer of a tenant, each as plain as can be and named for
//! what it gives. What matters to a test it says itself, by struct update syntax:
//! `Key { status: Status::Revoked, ..key("k1") }`.

mod access;
mod answers;
mod events;
mod keys;
mod linking;
mod tenants;
mod users;

pub use access::{change, on_group, on_user, role, role_id};
pub use answers::{
    answer, answer_with, broken, confirmed, forbidden, not_found, page, refused, response,
    response_with,
};
pub use events::{event, event_row, event_type, key_data};
pub use keys::{NOW, key, key_id, key_of, making, rotation, secret, table_of, timed, token_free};
pub use linking::{
    UNSEEN, choice, consents_to, field, form_of, frame, integration, labelled_field, plan_of, scope,
};
pub use tenants::{tenant, tenant_source};
pub use users::{identity, owner, tenant_facts, user};
