//! A page that changes while its form is on the screen.

use super::taker::Taker;
use super::*;

/// The same form, whose address is called otherwise.
fn renamed() -> Frame {
    let mut form = stackone();
    form.fields[1] = field("Region code", Kind::Text);
    form
}

fn described(scene: &mut Scene, form: Frame) -> Vec<Wanted> {
    link(scene, Happened::Described(vec![form], integrations()))
}

fn changed(scene: &mut Scene) -> Vec<Wanted> {
    let look = scene.model.linking.look;
    link(scene, Happened::Changed(look))
}

#[test]
fn it_is_looked_at_again_by_itself_and_that_is_said() {
    let mut scene = with_tenant(vec![stackone()]);
    assert_eq!(changed(&mut scene), [Wanted::Describe]);
    let look = scene.model.linking.look;
    let wanted = described(&mut scene, renamed());
    assert!(wanted.contains(&Wanted::Watch(look + 1)), "{wanted:?}");
    let linking = &scene.model.linking;
    assert!(linking.is_listed_anew && !linking.is_stale);
    assert_eq!(linking.frames(), [renamed()]);
    changed(&mut scene);
    described(&mut scene, renamed());
    assert!(!scene.model.linking.is_listed_anew, "the list is the same");
    link(&mut scene, Happened::LookAgain);
    described(&mut scene, stackone());
    assert!(!scene.model.linking.is_listed_anew, "the user asked for it");
}

#[test]
fn nothing_moves_under_the_hand() {
    let mut scene = with_tenant(vec![stackone()]);
    // The look was on its way when the user chose.
    assert_eq!(changed(&mut scene), [Wanted::Describe]);
    link(&mut scene, Happened::Map(Value::Region, None));
    described(&mut scene, renamed());
    assert_eq!(scene.model.linking.frames(), [stackone()]);
    assert!(scene.model.linking.is_stale, "but it is said");
    assert_eq!(changed(&mut scene), []);
    assert_eq!(link(&mut scene, Happened::LookAgain), [Wanted::Describe]);
    described(&mut scene, renamed());
    assert!(!scene.model.linking.is_stale);
    assert_eq!(scene.model.linking.frames(), [renamed()]);
}

#[test]
fn nothing_is_looked_at_while_the_page_is_filled() {
    let mut scene = with_tenant(vec![stackone()]);
    let before = scene.model.linking.look;
    link(&mut scene, Happened::Fill);
    assert_eq!(changed(&mut scene), []);
    assert_eq!(link(&mut scene, Happened::Changed(before)), []);
    assert_eq!(described(&mut scene, renamed()), []);
    assert_eq!(scene.model.linking.frames(), [stackone()]);
}

#[test]
fn what_was_filled_is_said_for_as_long_as_it_stands() {
    let mut scene = with_tenant(vec![stackone()]);
    let mut page = Taker::of(vec![stackone()]);
    page.run(&mut scene, Happened::Fill);
    let mut form = page.frames[0].clone();
    described(&mut scene, form.clone());
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
    form.fields.push(field("Notes", Kind::Text));
    changed(&mut scene);
    described(&mut scene, form.clone());
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
    form.fields[1].is_empty = true;
    changed(&mut scene);
    described(&mut scene, form);
    let doubted = [Outcome::Filled, Outcome::Unsure];
    assert_eq!(outcomes(&scene.model), doubted, "and still told");
}

#[test]
fn what_was_filled_is_told_until_the_user_looks_again_or_another_document_is_there() {
    let filled = || {
        let mut scene = with_tenant(vec![stackone()]);
        Taker::of(vec![stackone()]).run(&mut scene, Happened::Fill);
        scene
    };
    let mut scene = filled();
    link(&mut scene, Happened::Described(Vec::new(), integrations()));
    assert_eq!(outcomes(&scene.model), [Outcome::Unsure; 2], "nothing seen");
    link(&mut scene, Happened::LookAgain);
    described(&mut scene, stackone());
    assert_eq!(scene.model.linking.filling, Filling::Not);
    let mut scene = filled();
    let another = Frame {
        page: "another".to_owned(),
        ..stackone()
    };
    described(&mut scene, another.clone());
    assert_eq!(outcomes(&scene.model), [Outcome::Unsure; 2], "not read yet");
    changed(&mut scene);
    described(&mut scene, another);
    assert_eq!(scene.model.linking.filling, Filling::Not);
}
