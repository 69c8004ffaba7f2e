//! What is typed and chosen, and what that changes.

use super::*;

fn config() -> KeysConfig {
    KeysConfig {
        keys_per_user: Some(5),
        longest_expiry: Some(Lifetime::new("PT24H")),
        scim_expiry: Some(Lifetime::new("P1Y")),
        old_switch: None,
    }
}

fn rules(draft: &Draft, config: &KeysConfig) -> Result<Vec<Rule>, Vec<Wrong>> {
    draft.rules(config, Moment::from_millis(0))
}

#[test]
fn a_form_as_it_begins_changes_nothing() {
    assert_eq!(rules(&Draft::of(&config()), &config()), Ok(vec![]));
    let empty = KeysConfig::default();
    assert_eq!(rules(&Draft::of(&empty), &empty), Ok(vec![]));
}

#[test]
fn only_what_differs_changes() {
    let draft = Draft {
        keys_per_user: " 10 ".to_owned(),
        longest_expiry: Life::Of(Span::Days(1)),
        scim_expiry: Life::OwnDays("400".to_owned()),
        old_switch: Some(true),
    };
    // A day is 24 hours, and a switch that isn't there isn't sent.
    let expected = vec![Rule::KeysPerUser(10), Rule::ScimExpiry(Span::Days(400))];
    assert_eq!(rules(&draft, &config()), Ok(expected));
    let old = KeysConfig {
        old_switch: Some(false),
        ..config()
    };
    assert!(
        rules(&draft, &old)
            .unwrap()
            .contains(&Rule::OldSwitch(true))
    );
}

#[test]
fn what_is_no_number_is_wrong() {
    for typed in ["", "-1", "1001", "five", "5.5", "1e3"] {
        let draft = Draft {
            keys_per_user: typed.to_owned(),
            ..Draft::default()
        };
        assert_eq!(
            rules(&draft, &config()),
            Err(vec![Wrong::KeysPerUser]),
            "{typed}"
        );
    }
    for typed in ["", "0", "-1", "a month", "99999999999"] {
        let draft = Draft {
            keys_per_user: "1000".to_owned(),
            longest_expiry: Life::OwnDays(typed.to_owned()),
            ..Draft::default()
        };
        assert_eq!(
            rules(&draft, &config()),
            Err(vec![Wrong::LongestExpiry]),
            "{typed}"
        );
    }
}

#[test]
fn a_form_tells_the_limits_that_it_would_set() {
    let mut draft = Draft::of(&config());
    assert_eq!(draft.limit(&config()), Some(5));
    assert_eq!(draft.longest(&config()), Some(Lifetime::new("PT24H")));
    draft.keys_per_user = "x".to_owned();
    draft.longest_expiry = Life::OwnDays("7".to_owned());
    assert_eq!(draft.limit(&config()), None);
    assert_eq!(draft.longest(&config()), Some(Lifetime::new("P7D")));
}
