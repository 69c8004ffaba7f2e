use latchkey_core::linking::{CustomError, Value, custom};
use latchkey_core::making::{FreshKey, Standing};
use latchkey_core::{KeyId, Secret, Server, Tenant};

use super::world::{self, key, model};
use super::{has, told};
use crate::popup::connect::{Draft, Import, Line, Told, Trouble};
use crate::popup::model::Model;
use crate::popup::view::connect::connect;
use crate::popup::view::screen;
use crate::shell::facts::{Facts, Known, Place};

const TOKEN: &str = "eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJhIn0.c2ln";

fn chosen(id: &str) -> Model {
    let mut model = model();
    model.connect.form = Some(id.to_owned());
    model
}

fn fresh(mut model: Model, owner: &str) -> Model {
    let fresh = FreshKey {
        token: Secret::new(TOKEN.to_owned()).unwrap(),
        ..world::fresh(key("Fresh", owner))
    };
    model.new_secret.standing = Some(Standing::Fresh(Box::new(fresh)));
    model
}

fn own(name: &str) -> Model {
    let lines = [
        ("Mandant\u{202e}".to_owned(), Value::TenantName),
        ("Token".to_owned(), Value::ApiKey),
    ];
    let mut model = model();
    let form = custom::own(name, &lines, "portal.acme.example").unwrap();
    model.connect.form = Some(form.id.to_string());
    model.connect.own = Some(Ok(vec![form]));
    model
}

/// The card of the chosen form, line by line.
fn card(model: Model) -> String {
    let told = told(connect, model);
    let (_, card) = told.split_once("region").unwrap();
    let card = card.split("region").next().unwrap();
    card.lines()
        .map(|line| format!("{}\n", line.trim()))
        .collect()
}

#[test]
fn tells_the_values_under_the_forms_own_labels() {
    let expected = r#""StackOne"
heading "StackOne"
Tenant Name
acme-corp
button "Copy Tenant Name"
Region
us
button "Copy Region"
API Key
Qlik shows a key’s text once, when it is made.
button "Make a key"
Then click “Connect” in the form.
"#;
    assert_eq!(card(model()), expected, "the first form is shown at once");
    let told = told(connect, model());
    for form in ["StackOne", "Dawiso", "ebiexperts WIP", "Any other form"] {
        has(&told, &[&format!("radio \"{form}\"")]);
    }
    has(&told, &["radio \"StackOne\", checked"]);
}

#[test]
fn tells_each_other_product_what_it_asks_for() {
    has(
        &card(chosen("dawiso")),
        &[
            "Host\nacme-corp.us.qlikcloud.com\nbutton \"Copy Host\"",
            "API token\n",
            "Then look the form over and send it.",
        ],
    );
    has(
        &card(chosen("ebiexperts")),
        &[
            "Name\nQlik Cloud acme-corp\nbutton \"Copy Name\"",
            "Url\nhttps://acme-corp.us.qlikcloud.com/\n",
            "https://acme-corp.us.qlikcloud.com/oauth/authorize",
            "https://acme-corp.us.qlikcloud.com/oauth/token",
            "Client Id\nType it yourself: Administration, section OAuth, has it.\n\
             button \"Open OAuth for Client Id\"",
            "button \"Open OAuth for Secret Key\"",
            "Proxy User\nada@acme.example\nbutton \"Copy Proxy User\"",
            "It must be a key of ada@acme.example.",
            "Its guide also asks for\nAn OAuth client of the type Web",
            "Then click “Save” in the form.",
        ],
    );
    has(
        &card(chosen("generic")),
        &["heading \"Any other form\"", "button \"Copy URL\""],
    );
}

#[test]
fn says_why_stackone_takes_no_government_tenant() {
    let mut model = chosen("stackone");
    let government = Tenant::from_url("https://acme.us.qlikcloudgov.com/").unwrap();
    model.facts.place = Place::Tenant(government);
    let expected = r#""StackOne"
heading "StackOne"
Not for Qlik Cloud Government: this product would take the values for those of a commercial tenant.
"#;
    assert_eq!(card(model), expected);
}

#[test]
fn a_proxy_user_is_an_email_address_or_not_known() {
    let email = |email: Option<&str>, known: Known| {
        let mut model = chosen("ebiexperts");
        let mut user = model.facts.identity.user.take();
        if let Some(user) = &mut user {
            user.email = email.map(str::to_owned);
        }
        model.facts.identity.user = user;
        model.facts.user = known;
        card(model)
    };
    has(
        &email(Some("acme\\ada"), Known::Yes),
        &["Proxy User\nWhat the tenant has as your e-mail address is none."],
    );
    has(
        &email(None, Known::Yes),
        &["Proxy User\nNot known: your e-mail address could not be read."],
    );
    has(
        &email(None, Known::Asking),
        &["Proxy User\nOne moment: reading who is signed in."],
    );
}

#[test]
fn offers_the_new_key_without_drawing_it() {
    has(
        &card(fresh(model(), "ada")),
        &[
            "“Fresh” is new, and its text is still here",
            "button \"Copy API Key\"",
        ],
    );
    let ticked = || {
        let mut model = fresh(model(), "ada");
        model.connect.wanted_key = Some(KeyId::new("fresh-5a41-4f0e").unwrap());
        model
    };
    let told = told(connect, ticked());
    has(
        &told,
        &[
            "checkbox",
            "The key is masked here",
            "--api-key ••••••••••••••••",
            "button \"Copy curl\"",
        ],
    );
    assert!(!told.contains("Save"), "a file never has the key: {told}");
    let html = super::html(|| {
        let model = *sycamore::prelude::create_signal(ticked());
        connect(model, crate::popup::view::Send::new(|_| {}))
    });
    assert!(!html.contains("eyJ"), "{html}");
}

#[test]
fn a_proxy_users_key_is_that_users() {
    let mut ebiexperts = fresh(chosen("ebiexperts"), "ada");
    ebiexperts.connect.naming = latchkey_core::linking::Naming::System;
    has(
        &card(ebiexperts),
        &[
            "It is a key of the proxy user, as it must be.\nbutton \"Copy Proxy User Key\"",
            "https://k3v9x2m7q1w8.us.qlikcloud.com/oauth/token",
        ],
    );
    let mut another = fresh(chosen("ebiexperts"), "ada");
    another.new_secret.fresh.verdict = Some(latchkey_core::flow::test_key::Tested::Refused);
    let told = card(another);
    has(&told, &["The tenant refuses it."]);
    assert!(!told.contains("Copy Proxy User Key"), "{told}");
}

#[test]
fn a_name_is_chosen_with_its_reason() {
    has(
        &told(connect, model()),
        &[
            "group \"Name of the tenant to give\"",
            "radio \"acme-corp.us.qlikcloud.com\", checked, as in the address bar",
            "radio \"k3v9x2m7q1w8.us.qlikcloud.com\", the system hostname; it never changes",
        ],
    );
    let mut alias = model();
    if let Some(facts) = &mut alias.facts.identity.tenant {
        facts.alias = Some("acme-corp.us.qlikcloud.com".to_owned());
    }
    has(
        &told(connect, alias),
        &["the alias that people know; once given up, another tenant can take it"],
    );
    let mut alone = model();
    alone.facts.identity.tenant = None;
    assert!(!told(connect, alone).contains("Name of the tenant to give"));
}

#[test]
fn a_form_of_ones_own_is_marked_and_its_texts_are_isolated() {
    let told = told(connect, own("Portal\u{202e}"));
    has(
        &told,
        &[
            "radio \"PortalU+202E\", checked\n",
            "yours",
            "button \"Edit PortalU+202E\"",
            "button \"Remove PortalU+202E\"",
            "button \"Copy MandantU+202E\"",
            "button \"Export forms\"",
        ],
    );
}

#[test]
fn a_form_is_written_line_by_line() {
    let mut model = model();
    model.connect.draft = Some(Draft {
        name: "Portal".to_owned(),
        lines: vec![Line {
            number: 7,
            label: "Key".to_owned(),
            value: Value::ApiKey,
        }],
        trouble: Some(Trouble::Custom(CustomError::ValueTwice(
            "Portal".to_owned(),
            Value::ApiKey,
        ))),
        ..Draft::default()
    });
    has(
        &told(connect, model),
        &[
            "heading \"Add a form\"",
            "textbox \"Name of the product\"",
            "textbox \"Site (optional)\"",
            "textbox \"Label 1\"",
            "button \"Remove line 1\"",
            "alert\n    “Portal” has two lines for the same value: API key. Keep one.",
            "button \"Keep form\"",
        ],
    );
}

#[test]
fn every_reason_against_a_form_is_a_sentence() {
    let name = || "A\u{202e}".to_owned();
    let long = "n".repeat(1_000);
    for (error, expected) in [
        (CustomError::Unreadable, "can’t be read"),
        (CustomError::NotOurs, "a file of something else"),
        (CustomError::Newer, "Update yours"),
        (CustomError::TooLarge, "at most 256 KB"),
        (CustomError::NoName, "Give it one"),
        (CustomError::NameTwice(name()), "two forms called “AU+202E”"),
        (CustomError::NoLabel(name()), "“AU+202E” has no line"),
        (CustomError::TooLong(long), "nnn…” has more than 100"),
        (CustomError::NotADomain(name()), "Write the host alone"),
        (CustomError::Secret, "looks like an API key"),
    ] {
        let mut model = model();
        model.connect.import = Some(Import {
            trouble: Some(Trouble::Custom(error.clone())),
            ..Import::default()
        });
        has(&told(connect, model), &[expected]);
        let mut unread = super::world::model();
        unread.connect.own = Some(Err(error));
        has(
            &told(connect, unread),
            &[
                "Your own forms can’t be read, and are left as they are.",
                expected,
            ],
        );
    }
}

#[test]
fn what_came_of_a_change_is_told() {
    let form = own("Portal").connect.own()[0].clone();
    for (event, expected) in [
        (Told::Kept("P".to_owned()), "“P” is kept."),
        (Told::Imported(2), "2 forms are taken in."),
        (
            Told::Removed(Box::new(form)),
            "“Portal” is removed.\n  button \"Undo\"",
        ),
        (
            Told::NotRemoved(Trouble::NotKept),
            "The browser did not keep this.",
        ),
        (Told::Saved("f.json".to_owned(), true), "Saved as f.json."),
        (
            Told::Saved("f.json".to_owned(), false),
            "did not take the file",
        ),
    ] {
        let mut model = model();
        model.connect.told = Some(event);
        has(&told(connect, model), &[expected]);
    }
}

#[test]
fn an_on_premises_server_is_told_as_such() {
    let server = |address: &str| Model {
        facts: Facts {
            place: Place::Server(Server::from_url(address).unwrap()),
            ..Facts::default()
        },
        ..Model::default()
    };
    let sure = told(screen, server("https://qs.acme.example/sso/hub/my/work"));
    has(
        &sure,
        &[
            "heading \"Qlik Sense Enterprise on Windows\"",
            "This product has no Qlik Cloud API keys",
            "radio \"Dawiso\", checked",
            "Server address",
            "https://qs.acme.example/sso",
            "button \"Copy Server address\"",
            "A user with the role RootAdmin.",
            "The Qlik Sense Repository Service (QRS)",
        ],
    );
    assert!(!sure.contains("Ready for tools"), "{sure}");
    let guess = told(screen, server("https://qs.acme.example/hub"));
    has(&guess, &["Looks like Qlik Sense Enterprise on Windows"]);
    let mut stackone = server("https://qs.acme.example/qmc/");
    stackone.connect.form = Some("stackone".to_owned());
    has(
        &told(screen, stackone),
        &["This product connects to Qlik Cloud only."],
    );
}

#[test]
fn a_popup_lets_a_file_be_pasted_and_a_tab_lets_it_be_chosen() {
    let opened = |is_tab: bool| {
        let mut model = model();
        model.facts.is_tab = is_tab;
        model.connect.import = Some(Import::default());
        told(connect, model)
    };
    has(
        &opened(false),
        &["button \"Open in a tab\"", "button \"Import\""],
    );
    assert!(!opened(true).contains("Open in a tab"));
}
