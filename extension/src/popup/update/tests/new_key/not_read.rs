//! What is kept of an earlier key, and the browser doesn't tell, or can't be read.

use super::*;

#[test]
fn no_key_is_made_over_a_note_that_cannot_be_read() {
    let mut scene = ready();
    happens(&mut scene, Happened::NotRead(None));
    assert_eq!(scene.model.new_secret.standing, Some(Standing::NotRead));
    assert_eq!(orders(&mut scene), None);
    // A secret that is there is shown all the same.
    happens(&mut scene, Happened::NotRead(Some(Box::new(fresh("k1")))));
    assert_eq!(shown(&scene), Some("k1"));
    // The user has let the note go.
    finds(&mut scene, None, None);
    assert!(orders(&mut scene).is_some());
}

#[test]
fn no_key_is_made_over_a_secret_that_the_browser_does_not_tell() {
    let mut scene = ready();
    happens(&mut scene, Happened::SecretNotRead);
    assert_eq!(scene.model.new_secret.standing, Some(Standing::NotRead));
    assert_eq!(orders(&mut scene), None);
    finds(&mut scene, None, None);
    assert!(orders(&mut scene).is_some());
}

#[test]
fn a_secret_on_the_screen_stays_where_the_browser_does_not_tell_of_it() {
    let mut scene = showing();
    happens(&mut scene, Happened::SecretNotRead);
    assert_eq!(shown(&scene), Some("k1"));
    happens(&mut scene, Happened::Show(true));
    assert_eq!(wanted(&mut scene), [Wanted::Take(maker(), id("k1"))]);
    happens(&mut scene, Happened::Done);
    happens(&mut scene, Happened::SecretNotRead);
    assert_eq!(shown(&scene), None);
}

#[test]
fn a_secret_that_the_browser_does_not_forget_is_told_of() {
    let mut scene = showing();
    happens(&mut scene, Happened::Done);
    happens(&mut scene, Happened::NotForgotten);
    assert_eq!(scene.model.new_secret.told, Some(Told::NotForgotten));
}
