use latchkey_core::TenantError;
use latchkey_core::api::ApiError;
use sycamore::prelude::*;

use super::world::{key, model, opened, put};
use super::{html, outline};
use crate::popup::model::Model;
use crate::popup::view::{Send, opening};
use crate::shell::facts::{Elsewhere, Facts, Place, Reading};

fn told(model: Model, is_late: bool) -> String {
    let html = html(|| {
        opening(
            *create_signal(model),
            *create_signal(is_late),
            Send::new(|_| {}),
        )
    });
    outline::outline(&html)
}

/// The list has been asked for, and nothing has come.
fn waiting() -> Model {
    let mut model = opened();
    model.facts.reading = Reading::Running(0);
    model
}

#[test]
fn draws_nothing_while_the_first_keys_may_come_at_once() {
    assert_eq!(told(waiting(), false), "");
}

#[test]
fn says_what_it_waits_for_when_they_take_longer() {
    let told = told(waiting(), true);
    assert!(told.contains("Reading keys"), "{told}");
}

#[test]
fn draws_the_first_keys_as_soon_as_they_are_there() {
    let mut model = waiting();
    put(&mut model, key("Nightly", "eve"));
    assert!(told(model, false).contains("Nightly"));
}

#[test]
fn waits_for_nothing_where_no_key_will_come() {
    let mut broken = model();
    broken.facts.reading = Reading::Broken(ApiError::SignedOut, 0);
    assert_ne!(told(broken, false), "");
    let elsewhere = Model {
        facts: Facts {
            place: Place::Elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere)),
            ..Facts::default()
        },
        ..Model::default()
    };
    assert!(told(elsewhere, false).contains("Not a Qlik Cloud tenant"));
}
