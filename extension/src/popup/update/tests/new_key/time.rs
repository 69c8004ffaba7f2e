//! A secret and its time.

use super::*;

#[test]
fn a_secret_is_gone_with_its_time_before_anything_else_happens() {
    // Its end; a clock that is set forward; one that is set back.
    for seconds in [10 * MINUTE, 70 * MINUTE, -5 * MINUTE] {
        let mut scene = showing();
        happens(&mut scene, Happened::Show(true));
        wanted(&mut scene);
        scene.pass(seconds);
        happens(&mut scene, Happened::Copy);
        assert_eq!(shown(&scene), None, "{seconds}");
        assert!(!scene.model.new_secret.fresh.is_shown);
        assert_eq!(
            wanted(&mut scene),
            [Wanted::Find(maker())],
            "and not copied"
        );
        let told = Told::Over("name of k1".to_owned());
        assert_eq!(scene.model.new_secret.told, Some(told));
    }
}

#[test]
fn a_secret_that_nobody_saw_in_time_is_asked_about() {
    let mut scene = showing();
    scene.pass(10 * MINUTE);
    scene.send(Message::Ticked);
    let standing = &scene.model.new_secret.standing;
    assert!(
        matches!(standing, Some(Standing::Unseen(..))),
        "{standing:?}"
    );
}

#[test]
fn a_timer_ends_the_secret_whatever_the_clock_says() {
    let mut scene = showing();
    happens(&mut scene, Happened::Over(id("k0")));
    assert_eq!(shown(&scene), Some("k1"));
    happens(&mut scene, Happened::Over(id("k1")));
    assert_eq!(shown(&scene), None);
}
