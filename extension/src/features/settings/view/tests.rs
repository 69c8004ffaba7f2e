use latchkey_core::access::intent::Intent;
use latchkey_core::access::{
    Access, Group, GroupId, Holder, On, RoleId, RoleKind, RoleRef, TenantRole,
};
use latchkey_core::api::{ApiError, Problem};
use latchkey_core::flow::ask_users::People;
use latchkey_core::flow::change_access::{Plan, give};
use latchkey_core::flow::change_config::End;
use latchkey_core::flow::read_risk::Risk;
use latchkey_core::{Draft, KeyId, KeysConfig, Life, Lifetime, Role, Rule, UserId};

use super::{Message, view};
use crate::popup::loaded::Loaded;
use crate::popup::message::Run;
use crate::popup::model::Model;
use crate::popup::settings::access::{
    About, Happened as OfAccess, NotSent, Question, Receiver, Unfinished,
};
use crate::popup::settings::rules::Happened as OfRules;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{model, user};
use crate::screen::Node;
use crate::screen::reader::one;
use crate::screen::reader::outline::outline;
use crate::words::english::English;

fn config() -> KeysConfig {
    KeysConfig {
        keys_per_user: Some(5),
        longest_expiry: Some(Lifetime::new("PT24H")),
        scim_expiry: None,
        old_switch: None,
    }
}

fn role(id: &str, kind: RoleKind, scopes: &[&str]) -> TenantRole {
    TenantRole {
        id: RoleId::new(id).unwrap(),
        name: format!("Role {id}"),
        kind,
        scopes: Some(scopes.iter().map(|scope| (*scope).to_owned()).collect()),
        may_edit: None,
    }
}

fn reference(id: &str) -> RoleRef {
    RoleRef {
        id: RoleId::new(id).unwrap(),
        name: format!("Role {id}"),
    }
}

fn holder(id: &str, name: &str, roles: &[&str]) -> Holder {
    Holder {
        user: user(id, name, Role::NotAdmin),
        roles: Some(roles.iter().map(|role| reference(role)).collect()),
        groups: Some(Vec::new()),
    }
}

fn group(id: GroupId, name: &str, roles: &[&str]) -> Group {
    Group {
        id,
        name: name.to_owned(),
        roles: Some(roles.iter().map(|role| reference(role)).collect()),
    }
}

fn access() -> Access {
    let makers = RoleId::new("makers").unwrap();
    Access {
        roles: vec![
            role("default", RoleKind::UserDefault, &[]),
            role("makers", RoleKind::Custom, &["api-keys", "apps"]),
        ],
        groups: Ok(vec![group(
            GroupId::new("g1").unwrap(),
            "Integrators",
            &["makers"],
        )]),
        everyone: Ok(group(GroupId::everyone(), "all", &[])),
        holders: vec![(
            makers,
            Ok(vec![holder("eve", "Eve \u{202E}Adams", &["makers"])]),
        )],
        unreadable: 0,
    }
}

fn read() -> Model {
    let mut model = model();
    model.settings.rules.config = Loaded::Here(config());
    model.settings.rules.draft = Draft::of(&config());
    model.settings.access.read = Loaded::Here(access());
    model.settings.access.me = Loaded::Here(Some(holder("ada", "Ada Lovelace", &[])));
    model
}

fn drawn(model: &Model) -> Node<Message> {
    view(&model.settings, &model.facts, &English::read())
}

/// The section as a screen reader tells of it.
fn told(model: &Model) -> String {
    outline(&drawn(model))
}

#[track_caller]
fn says(model: Model, expected: &[&str]) {
    let told = told(&model);
    has(&told, expected);
}

#[test]
fn tells_the_rules_and_who_may_make_keys() {
    says(
        read(),
        &[
            "heading \"Rules for API keys\"",
            "24 hours, as now",
            "Not known, as now",
            "From 0 to 1000. Now 5.",
            "button \"Save\", disabled",
            "heading \"Who may make keys\"",
            "being TenantAdmin is not enough",
            "button \"Give it to me\"",
            "Only the people below may make keys, not everyone.",
            "button \"Let everyone make keys\"",
            "This role carries 1 further permission.",
            "Eve U+202EAdams eve@acme.example",
            "button \"Take away from Eve ⟨U+202E⟩Adams\"",
            "All in the group Integrators",
        ],
    );
}

#[test]
fn tells_others_why_not_and_what_to_send() {
    let mut bob = model();
    bob.facts.identity.user = Some(user("bob", "Bob", Role::NotAdmin));
    let told = told(&bob);
    assert!(
        told.contains("Only a TenantAdmin can see and change"),
        "{told}"
    );
    assert!(told.contains("Manage API keys"), "{told}");
    assert!(!told.contains("Save"), "{told}");
}

#[test]
fn what_could_not_be_read_is_not_known() {
    let mut model = read();
    let forbidden = ApiError::Forbidden(Problem::default());
    model.settings.rules.config = Loaded::Failed(forbidden.clone());
    model.settings.access.read = Loaded::Here(Access {
        groups: Err(forbidden.clone()),
        everyone: Err(forbidden.clone()),
        holders: vec![(RoleId::new("makers").unwrap(), Err(forbidden))],
        unreadable: 2,
        ..access()
    });
    says(
        model,
        &[
            "This could not be read. Qlik refused (403)",
            "Whether everyone may make keys is not known",
            "The groups could not be read",
            "The people with this role could not be read.",
            "2 entries could not be understood",
        ],
    );
}

#[test]
fn says_of_people_how_they_have_it_already() {
    let mut model = read();
    let mut bob = holder("bob", "Bob", &[]);
    bob.groups = Some(vec![group(
        GroupId::new("g1").unwrap(),
        "Integrators",
        &["makers"],
    )]);
    model.settings.access.giving.found = Loaded::Here(People {
        holders: vec![bob, holder("iris", "Iris", &[])],
        unreadable: 0,
        are_more: true,
    });
    model.settings.access.giving.chosen = vec![holder("iris", "Iris", &[])];
    says(
        model,
        &[
            "has it already, by the group Integrators with the role Role makers",
            "There are more: type more of the name.",
            "button \"Leave out Iris\"",
            "button \"Give it to 1 person\"",
        ],
    );
}

#[test]
fn every_end_of_saving_has_its_sentence() {
    let forbidden = || ApiError::Forbidden(Problem::default());
    let after = |count| {
        Some(Ok(KeysConfig {
            keys_per_user: Some(count),
            ..config()
        }))
    };
    for (answer, after, expected) in [
        (Ok(()), after(9), "Saved. Open Qlik tabs need a reload"),
        (Ok(()), after(5), "are not what you asked for"),
        (
            Ok(()),
            Some(Err(ApiError::Offline)),
            "Reading the rules afterwards failed",
        ),
        (
            Err(ApiError::Lost),
            after(9),
            "The rules are as you wanted them",
        ),
        (
            Err(forbidden()),
            after(5),
            "Not saved: the rules are as they were.",
        ),
        (
            Err(forbidden()),
            None,
            "Not saved: the rules are as they were.",
        ),
        (
            Err(ApiError::Lost),
            Some(Err(ApiError::Offline)),
            "is not known",
        ),
    ] {
        let mut model = read();
        model.settings.rules.saved = Some(End {
            wanted: vec![Rule::KeysPerUser(9)],
            answer,
            after,
        });
        says(model, &[expected]);
    }
}

#[test]
fn people_who_would_be_over_are_named() {
    let mut model = read();
    model.settings.rules.draft.keys_per_user = "0".to_owned();
    assert_eq!(model.facts.me(), Some(&UserId::new("ada")));
    says(
        model,
        &[
            "2 people have more active keys than that:",
            "2 active keys live longer than that.",
        ],
    );
}

#[test]
fn groups_can_be_given_it_too() {
    let mut model = read();
    let g2 = group(GroupId::new("g2").unwrap(), "Data Engineers", &[]);
    let giving = &mut model.settings.access.giving;
    giving.found = Loaded::Here(People::default());
    giving.found_groups = vec![
        g2.clone(),
        group(GroupId::new("g1").unwrap(), "Integrators", &["makers"]),
    ];
    giving.chosen_groups = vec![g2];
    giving.chosen = vec![holder("iris", "Iris", &[])];
    says(
        model,
        &[
            "all who are in it, now and later",
            "has it already, by the role Role makers",
            "button \"Leave out Data Engineers\"",
            "button \"Give it to 1 person and 1 group\"",
        ],
    );
}

#[test]
fn a_role_without_it_can_get_it_but_not_one_of_qliks_own() {
    let mut model = read();
    let mut access = access();
    access.roles.push(role("bare", RoleKind::Custom, &["apps"]));
    access.roles.push(role("qliks", RoleKind::Default, &[]));
    model.settings.access.read = Loaded::Here(access);
    let told = told(&model);
    assert!(told.contains("Role bare"), "{told}");
    assert!(!told.contains("Role qliks"), "{told}");
    assert!(told.contains("button \"Give it to this role\""), "{told}");
}

#[test]
fn what_was_left_unfinished_is_told_of_with_what_is_so() {
    let mut model = read();
    let to = ["eve", "iris"].map(|id| On::User(UserId::new(id)));
    let intent = Intent {
        tenant_id: "aCmE7Qk2mX9v".to_owned(),
        user_id: UserId::new("ada"),
        begun_at: model.facts.now,
        plan: Plan::Changes(give(&reference("makers"), &to)),
    };
    let unfinished = |intent: &Intent| Unfinished {
        intent: intent.clone(),
        names: [(UserId::new("iris"), "Iris \u{202E}Novak".to_owned())].into(),
        nameless: Vec::new(),
        naming: None,
        run: Run::default(),
    };
    model.settings.access.unfinished = Some(unfinished(&intent));
    says(
        model,
        &[
            "heading \"Not finished\"",
            "eve has the role Role makers now.",
            "Iris ⟨U+202E⟩Novak: not done yet.",
            "button \"Go on with 1 change\"",
            "button \"Leave it as it is\"",
            "button \"Give it to me\", disabled",
        ],
    );
    let mut model = read();
    model.settings.access.unfinished = Some(unfinished(&Intent {
        plan: Plan::NewRole {
            name: latchkey_core::TokenFree::new("Night shift").unwrap(),
            description: latchkey_core::TokenFree::default(),
            to: to.to_vec(),
        },
        ..intent
    }));
    says(
        model,
        &[
            "The role Night shift is not made yet.",
            "button \"Go on with 2 changes\"",
        ],
    );
}

#[test]
fn what_could_not_be_written_down_is_told_as_not_sent() {
    for (reason, said) in [
        (NotSent::NotNoted, "the browser would not write down"),
        (NotSent::NotRead, "Latchkey can’t read"),
        (NotSent::Ended, "these changes were finished or dropped"),
    ] {
        let mut model = read();
        model.settings.access.not_sent = Some(reason);
        says(model, &[&format!("Nothing was sent: {said}")]);
    }
}

#[test]
fn says_that_a_token_is_not_looked_for() {
    let mut model = read();
    let token = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9";
    model.settings.access.giving.words = token.to_owned();
    says(
        model,
        &["This is an API key, or a part of one, so nobody was looked for"],
    );
}

/// What the button of this name says when it is clicked.
#[track_caller]
fn pressed(model: &Model, name: &str) -> Option<OfAccess> {
    match one(&drawn(model), "button", name).message("click") {
        Some(Message::Access(message)) => Some(message),
        None => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_buttons_say_what_is_to_be_changed() {
    let mut model = read();
    model.settings.access.giving.chosen = vec![holder("iris", "Iris", &[])];
    assert!(matches!(
        pressed(&model, "Give it to me"),
        Some(OfAccess::Give { to: Receiver::Me, name, .. }) if name == "API key makers"
    ));
    model.settings.access.giving.name = Some("Night shift".to_owned());
    assert!(matches!(
        pressed(&model, "Give it to 1 person"),
        Some(OfAccess::Give { to: Receiver::Chosen, name, .. }) if name == "Night shift"
    ));
    assert!(matches!(
        pressed(&model, "Take away from Eve ⟨U+202E⟩Adams"),
        Some(OfAccess::Ask(about, changes, opener))
            if matches!(&*about, About::TakeFromPerson(eve) if eve.user.id == UserId::new("eve"))
                && changes.len() == 1
                && opener == "take-makers-eve"
    ));
    // What may not be changed now is not said.
    model.facts.stop = Some(ApiError::SignedOut);
    for name in ["Give it to me", "Let everyone make keys", "Save"] {
        assert!(pressed(&model, name).is_none(), "{name}");
    }
}

#[test]
fn the_fields_have_what_is_filled_in_and_say_what_is_typed() {
    let mut model = read();
    model.settings.rules.draft.longest_expiry = Life::OwnDays("12".to_owned());
    let drawn = drawn(&model);
    let count = one(&drawn, "spinbutton", "Active keys per user");
    assert_eq!(count.says_value().unwrap(), "5");
    assert!(matches!(
        count.typed("9"),
        Some(Message::Rules(OfRules::KeysPerUser(typed))) if typed == "9"
    ));
    let days = one(&drawn, "spinbutton", "Longest expiry in days");
    assert_eq!(days.says_value().unwrap(), "12");
    let longest = one(&drawn, "combobox", "Longest expiry");
    assert_eq!(longest.says_value().unwrap(), "own");
    assert!(matches!(
        longest.typed("as-is"),
        Some(Message::Rules(OfRules::LongestExpiry(Life::AsIs)))
    ));
    let save = one(&drawn, "button", "Save").message("click");
    assert!(matches!(save, Some(Message::Rules(OfRules::Save))));
}

#[test]
fn keys_that_may_stop_are_counted_before_it_is_taken_away() {
    let mut model = read();
    let eve = holder("eve", "Eve \u{202E}Adams", &["makers"]);
    model.settings.access.question = Some(Question {
        about: About::TakeFromPerson(eve),
        changes: Vec::new(),
        opener: "take-makers-eve".to_owned(),
        risk: Loaded::Asking,
        count: Loaded::NotAsked,
        typed: String::new(),
        flow: None,
        run: Run::default(),
    });
    let title = "Take it from Eve ⟨U+202E⟩Adams?";
    let looking = drawn(&model);
    let about = one(&looking, "alertdialog", title).all_text();
    assert!(about.contains("Looking which keys would stop…"), "{about}");
    assert!(pressed(&model, "Take away").is_none());

    let question = model.settings.access.question.as_mut().unwrap();
    question.risk = Loaded::Here(Risk {
        stopping: vec![KeyId::new("nightly-5a41-4f0e").unwrap()],
        unknown: Vec::new(),
    });
    let counted = drawn(&model);
    let about = one(&counted, "alertdialog", title).all_text();
    assert!(about.contains("1 key may stop"), "{about}");
    assert!(
        about.contains("Nightly Eve Adams, eve@acme.example"),
        "{about}"
    );
    let typed = one(&counted, "textbox", "Type 1 to confirm").typed("1");
    assert!(matches!(
        typed,
        Some(Message::Access(OfAccess::TypeCount(typed))) if typed == "1"
    ));
    assert!(pressed(&model, "Take away").is_none());
    model.settings.access.question.as_mut().unwrap().typed = "1".to_owned();
    assert!(matches!(
        pressed(&model, "Take away"),
        Some(OfAccess::Confirm)
    ));
}

#[test]
fn others_can_copy_what_to_send() {
    let mut bob = model();
    bob.facts.identity.user = Some(user("bob", "Bob", Role::NotAdmin));
    let copied = one(&drawn(&bob), "button", "Copy text").message("click");
    assert!(matches!(
        copied,
        Some(Message::Copy(text)) if text.contains("acme-corp.us.qlikcloud.com")
    ));
}
