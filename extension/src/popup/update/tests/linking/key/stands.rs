//! Whether a key stays in the field that it was filled into.

use super::*;

#[test]
fn a_key_that_the_page_takes_out_again_after_a_while_is_kept() {
    let mut scene = ready();
    let order = filled(&mut scene);
    let (filling, later) = looked_at_again(&mut scene, &order, Outcome::Changed);
    link_and_keep(&mut scene, Happened::Stands(filling, Some(later)));
    assert!(!forgets(&mut scene));
    assert!(scene.model.new_secret.fresh_key().is_some());
    assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotTaken));
    let expected = [Outcome::Filled, Outcome::Filled, Outcome::Changed];
    assert_eq!(outcomes(&scene.model), expected, "and told so");
}

#[test]
fn a_key_of_which_the_page_no_longer_tells_is_kept() {
    for answer in [None, Some(FrameReport::default())] {
        let mut scene = ready();
        let order = filled(&mut scene);
        let (filling, _) = looked_at_again(&mut scene, &order, Outcome::Filled);
        link_and_keep(&mut scene, Happened::Stands(filling, answer));
        assert!(!forgets(&mut scene));
        assert_eq!(scene.model.linking.key.kept_back, Some(KeptBack::NotSeen));
        assert_eq!(
            outcomes(&scene.model),
            [Outcome::Filled; 3],
            "as far as known"
        );
    }
}

#[test]
fn only_the_last_filling_counts() {
    let mut scene = ready();
    let order = filled(&mut scene);
    let (first, later) = looked_at_again(&mut scene, &order, Outcome::Filled);
    fill_key(&mut scene);
    scene.answer("users/me", ada());
    let again = key_order(&mut scene).unwrap();
    let (second, _) = looked_at_again(&mut scene, &again, Outcome::Filled);
    assert_ne!(first, second);
    link_and_keep(&mut scene, Happened::Stands(first, Some(later.clone())));
    assert!(!forgets(&mut scene));
    link_and_keep(&mut scene, Happened::Stands(second, Some(later)));
    assert!(forgets(&mut scene));
}

#[test]
fn no_other_tenant_takes_the_place_of_one_whose_secret_is_only_here() {
    let mut scene = ready();
    let making = wish(&mut scene);
    made(&mut scene, making).answer("users/me", status(401));
    let choose = || Happened::Choose("globex.eu.qlikcloud.com".to_owned());
    let Some(fresh) = scene.model.new_secret.fresh_key().cloned() else {
        panic!("no key");
    };
    scene.model.new_secret.only_here = Some(Box::new(fresh));
    link(&mut scene, choose());
    assert_eq!(scene.model.facts.tenant().unwrap().host(), HOST);
    assert!(scene.model.new_secret.fresh_key().is_some());
    scene.model.new_secret.only_here = None;
    link(&mut scene, choose());
    assert_ne!(scene.model.facts.tenant().unwrap().host(), HOST);
}
