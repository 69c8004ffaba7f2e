use latchkey_core::access::{Group, GroupId, Holder, RoleId, RoleRef};
use latchkey_core::flow::read_right::RightEnd;
use latchkey_core::table::Hand;
use latchkey_core::{Account, Owner, Right, Role, Status, User, UserId};

use super::check;
use super::world::{key, model, now, put, user, with_status};
use crate::popup::model::Model;
use crate::popup::owner::{OwnerPage, Rights};
use crate::popup::view::owner::owner;

fn page(mut model: Model, id: &str) -> Model {
    model.owner_page = Some(OwnerPage {
        id: UserId::new(id),
        from: None,
    });
    model
}

fn role(name: &str) -> RoleRef {
    RoleRef {
        id: RoleId::new(name).unwrap(),
        name: name.to_owned(),
    }
}

fn with_rights(mut model: Model, right: Right) -> Model {
    let integrators = Group {
        id: GroupId::new("g1").unwrap(),
        name: "Integrators".to_owned(),
        roles: Some(vec![role("Builders")]),
    };
    let person = Holder {
        user: user("eve", "Eve Adams", Role::NotAdmin),
        roles: Some(vec![role("Steward")]),
        groups: Some(vec![integrators]),
    };
    model.rights = Some(Rights {
        id: UserId::new("eve"),
        flow: None,
        end: Some(RightEnd {
            person: Ok(Some(person)),
            right,
        }),
    });
    model
}

#[test]
fn tells_who_they_are_and_all_their_keys() {
    let mut model = with_rights(model(), Right::Holds);
    put(&mut model, with_status(&key("Old", "eve"), Status::Revoked));
    // No search hides a key from its owner's page.
    model.facts.table.search("nothing", now());
    check(
        owner,
        page(model, "eve"),
        r#"
        region "Eve Adams"
          button "Back to the list"
          heading "Eve Adams"
          E-mail
          eve@acme.example
          Account
          Active
          User id
          eve
          Roles
          Steward, Builders (by Integrators)
          May hold keys
          Yes, “Manage API keys” is theirs
          heading "1 key in use, 1 expired or revoked"
          Name
          Status
          Expires
          Action
          button "Details of Nightly"
          nightly-…
          Active
          in 41 days
          button "Revoke Nightly"
          button "Details of Old"
          old-5a41…
          Revoked
          in 41 days
        "#,
    );
}

#[test]
fn says_what_is_not_known() {
    let told = super::told(owner, page(model(), "eve"));
    assert!(told.contains("Roles\n  Not known\n"), "{told}");
    let mut told_by_another = page(model(), "eve");
    told_by_another.facts.identity.user = Some(user("ada", "Ada", Role::NotAdmin));
    let told = super::told(owner, told_by_another);
    assert!(told.contains("Only a TenantAdmin may see roles"), "{told}");
    let told = super::told(owner, page(with_rights(model(), Right::Lacks), "eve"));
    assert!(told.contains("Their keys may be answered 401."), "{told}");
}

#[test]
fn says_what_somebody_leaves_behind() {
    for (account, expected) in [
        (Account::Disabled, "Disabled"),
        (Account::Deleted, "Deleted"),
    ] {
        let mut model = model();
        let gone = User {
            account,
            ..user("eve", "Eve Adams", Role::NotAdmin)
        };
        let owners = vec![(gone.id.clone(), Owner::Found(gone))];
        model.facts.table.take_owners(owners, Hand::Away, now());
        let told = super::told(owner, page(model, "eve"));
        assert!(told.contains("1 key of theirs is still active"), "{told}");
        assert!(told.contains(&format!("Account\n  {expected}\n")), "{told}");
    }
}

#[test]
fn is_not_there_unasked() {
    check(owner, model(), "");
}
