//! Which lines are chosen.

use super::*;

#[test]
fn what_is_chosen_is_said_and_closed_by_a_button() {
    let mut model = read();
    model.sections.activity.choice.key = KeyId::new(NIGHTLY);
    model.sections.activity.choice.person = Some(UserId::new("eve"));
    says(
        &model,
        &["Only the key Nightly", "Only Eve Adams", "1 event"],
    );
    assert!(matches!(
        pressing(&model, "Show events of every key"),
        Some(Message::EveryKey)
    ));
    assert!(matches!(
        pressing(&model, "Show events of everybody"),
        Some(Message::Everybody)
    ));
}

#[test]
fn a_token_that_was_taken_out_of_the_box_is_told() {
    let mut model = read();
    model.sections.activity.choice.removed = Some(RemovedToken::Key);
    says(&model, &["only the key’s id is used to search"]);
    model.sections.activity.choice.removed = Some(RemovedToken::OfNoKey);
    says(&model, &["No key id was found in it."]);
    says_nothing_of(&model, "API key.");
}
