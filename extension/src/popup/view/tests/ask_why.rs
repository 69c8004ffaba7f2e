//! The question "Why 401?".

use super::world::model;
use super::{check, told};
use crate::popup::view::ask_why::ask_why;

#[test]
fn asks_for_a_key_or_its_id_in_a_box_that_keeps_neither() {
    let mut model = model();
    model.why.is_asking = true;
    check(
        ask_why,
        model,
        r#"
        region "Why 401?"
          heading "Why 401?"
          button "Close"
          Paste the key that is refused, or its id. It is read here; only its id is looked up at the tenant.
          textbox "API key or its id", Paste the key that is refused, or its id. It is read here; only its id is looked up at the tenant.
        "#,
    );
}

#[test]
fn is_not_there_before_somebody_asks() {
    assert_eq!(told(ask_why, model()).trim(), "");
}
