//! Which field of which frame a value goes into, as the user chose it.

use std::collections::BTreeMap;

use super::*;

fn mapped(scene: &Scene) -> BTreeMap<Value, String> {
    scene.model.linking.form.clone().unwrap().mapping.fields
}

fn look_again(scene: &mut Scene, frames: Vec<Frame>) {
    link(scene, Happened::Described(frames, integrations()));
}

#[test]
fn what_the_user_chose_stays_when_the_page_is_looked_at_again() {
    let mut scene = with_tenant(vec![stackone()]);
    let to = Some("region".to_owned());
    link(&mut scene, Happened::Map(Value::TenantName, to.clone()));
    assert_eq!(mapped(&scene).get(&Value::TenantName), to.as_ref());
    assert_eq!(
        mapped(&scene).get(&Value::Region),
        None,
        "a field takes one value"
    );
    link(&mut scene, Happened::Map(Value::ApiKey, None));
    link(
        &mut scene,
        Happened::Described(vec![stackone()], integrations()),
    );
    assert_eq!(mapped(&scene).get(&Value::TenantName), to.as_ref());
    assert_eq!(mapped(&scene).get(&Value::ApiKey), None);
    link(&mut scene, Happened::TakeFor("dawiso".to_owned()));
    assert_eq!(scene.model.linking.integration().unwrap().id, "dawiso");
}

#[test]
fn of_two_values_for_a_field_the_one_chosen_last_stays() {
    let mut scene = with_tenant(vec![stackone()]);
    let field = Some("region".to_owned());
    link(&mut scene, Happened::Map(Value::Region, field.clone()));
    link(&mut scene, Happened::Map(Value::TenantName, field.clone()));
    let before = mapped(&scene);
    assert_eq!(before.get(&Value::TenantName), field.as_ref());
    assert_eq!(before.get(&Value::Region), None);
    look_again(&mut scene, vec![stackone()]);
    assert_eq!(mapped(&scene), before);
}

/// A frame beside StackOne's form.
fn search() -> Frame {
    Frame {
        frame_id: 4,
        is_top: false,
        place: vec![Some(0)],
        fields: vec![field("Search", Kind::Text)],
        ..stackone()
    }
}

#[test]
fn a_frame_that_was_chosen_stays_for_as_long_as_it_is_there() {
    let mut scene = with_tenant(vec![stackone(), search()]);
    let found = mapped(&scene);
    assert_eq!(found.len(), 3);
    link(&mut scene, Happened::InFrame(1));
    link(
        &mut scene,
        Happened::Map(Value::Region, Some("search".to_owned())),
    );
    look_again(&mut scene, vec![stackone(), search()]);
    assert_eq!(scene.model.linking.frame().unwrap().frame_id, 4);
    assert_eq!(mapped(&scene).len(), 1);
    link(&mut scene, Happened::InFrame(0));
    assert_eq!(mapped(&scene), found, "as it was recognised");
    link(&mut scene, Happened::InFrame(1));
    look_again(&mut scene, vec![stackone()]);
    assert_eq!(mapped(&scene), found, "the other one is gone");
}

#[test]
fn frames_that_were_seen_may_be_chosen() {
    let frame = Frame {
        frame_id: 4,
        is_top: false,
        place: vec![Some(0)],
        fields: vec![field("Search", Kind::Text)],
        ..stackone()
    };
    let mut scene = with_tenant(vec![stackone(), frame]);
    link(&mut scene, Happened::InFrame(1));
    assert_eq!(scene.model.linking.frame().unwrap().frame_id, 4);
    assert_eq!(
        link(&mut scene, Happened::Fill),
        [],
        "nothing is mapped there"
    );
    link(
        &mut scene,
        Happened::Map(Value::Region, Some("search".to_owned())),
    );
    let order = order(link(&mut scene, Happened::Fill));
    assert_eq!((order.frame_id, order.fields.len()), (4, 1));
}
