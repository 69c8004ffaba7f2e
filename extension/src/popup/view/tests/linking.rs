//! The screen of a linking form, as a screen reader tells of it.

mod by_hand;
mod key;
mod servers;
mod work;

use latchkey_core::cookies::CookieStore;
use latchkey_core::linking::{
    Consents, FieldReport, Filled, Frame, FrameReport, Kind, Mapping, Outcome, PageState, Refusal,
    Report, Row, Sight, Source, TenantSource, Value, integrations, plan, recognise,
};
use latchkey_core::{Secret, SeenTenant, Tenant, TenantError};
use sycamore::prelude::*;

use super::world::{model, with};
use super::{check, has, told};
use crate::popup::linking::filling::Filling;
use crate::popup::linking::sources::{Chosen, Way};
use crate::popup::linking::stackone::{field, stackone};
use crate::popup::linking::{Form, Page, Permission};
use crate::popup::model::Model;
use crate::popup::view::linking::linking;
use crate::popup::view::plain::plain;
use crate::popup::view::{Send, screen};
use crate::shell::facts::{Elsewhere, Place};
use crate::words::{english, filling};

/// StackOne's form, with a region in it.
fn page() -> Frame {
    let mut page = stackone();
    page.fields[1].is_empty = false;
    page
}

/// Ada looks at a form of these frames; her tenant is open in another tab.
fn at(frames: Vec<Frame>) -> Model {
    let mut model = with(model(), |facts| {
        facts.place = Place::Elsewhere(Elsewhere::NotATenant(TenantError::Elsewhere));
        facts.seen = vec![SeenTenant {
            host: "acme-corp.us.qlikcloud.com".to_owned(),
            name: "acme-corp".to_owned(),
            region: "us".to_owned(),
            tenant_id: Some("aCmE7Qk2mX9v".to_owned()),
        }];
    });
    let linking = &mut model.linking;
    let known = ["stackone", "dawiso", "generic"];
    linking
        .integrations
        .retain(|integration| known.contains(&integration.id.as_ref()));
    let tenant = Tenant::from_url("https://acme-corp.us.qlikcloud.com").unwrap();
    linking.sources.seen_is_read = true;
    linking.sources.open = Some(Vec::new());
    linking.sources.way = Way::Tab(7, CookieStore::default());
    linking.sources.servers = Some(Vec::new());
    linking.sources.chosen = Some(Chosen::Tenant(tenant.clone()));
    model.facts.filled_from = Some(tenant.clone());
    let linking = &mut model.linking;
    let recognised = recognise(&integrations(), &frames);
    let mapping = recognised.mapping().unwrap_or_else(|| Mapping {
        frame: frames[0].at(),
        ..Mapping::default()
    });
    let source = Source::Tenant(TenantSource::new(tenant, None));
    let integration = &recognised.integration;
    let consents = Consents::default();
    let plan = plan(
        integration,
        &source,
        &frames,
        &mapping,
        &recognised,
        &consents,
    );
    linking.form = Some(Form {
        mapping,
        plan: Some(plan),
        recognised,
    });
    linking.page = Page::Seen(frames);
    model
}

fn reported(outcome: Outcome) -> Model {
    let mut model = at(vec![page()]);
    report(&mut model, &[], outcome);
    model
}

/// The plan was carried out, and every field came to this.
fn report(model: &mut Model, secrets: &[(Value, Secret)], outcome: Outcome) {
    let plan = model.linking.plan().unwrap();
    let filled = Filled::of(&plan.orders(secrets)[0]);
    let fields = filled.ids.iter().map(|id| FieldReport {
        id: id.clone(),
        outcome,
    });
    let answer = FrameReport {
        frame_id: plan.frame.frame_id,
        page: PageState::Same,
        fields: fields.collect(),
    };
    model.linking.filling = Filling::Done {
        frame: plan.frame.clone(),
        report: Report::of(plan, &filled, Some(&answer)),
        is_answered: true,
    };
}

#[test]
fn tells_where_and_what_goes_where() {
    check(
        linking,
        at(vec![page()]),
        r#"
        heading "Fill a form on hub.stackone.example"
        button "Look again"
        button "Open in a tab"
        status
        Form of
        StackOne
        Dawiso
        Any other form
        Taken for it by its title and headings.
        Tenant
        acme-corp · us · acme-corp.us.qlikcloud.com
        Tenant ID aCmE7Qk2mX9v
        Signed in as Ada Lovelace TenantAdmin
        As in the address: acme-corp.us.qlikcloud.com
        System hostname: k3v9x2m7q1w8.us.qlikcloud.com
        An alias that is given up can be taken by another tenant; the system hostname never changes.
        heading "What goes where"
        Tenant Nameacme-corp
        Not filled
        Tenant Name
        Region
        API Key
        Why this field?
        Its label says “Tenant Name”.
        Regionus
        Not filled
        Tenant Name
        Region
        API Key
        Will replace what is there.
        Why this field?
        Its label says “Region”.
        API Key
        img "A secret, masked"
          ••••••••••••
        Not filled
        API Key
        Qlik shows a key’s text once, when it is made.
        Why this field?
        Its label says “API Key”.
        status
        button "Fill"
        status
          2 values go into the form. Latchkey never sends it.
        "#,
    );
}

#[test]
fn every_reason_has_its_own_sentence() {
    let seen = |sight| Refusal::Unseen(sight);
    let refusals = [
        Refusal::NoOrigin,
        Refusal::PageUnknown,
        Refusal::FrameHidden,
        Refusal::FrameAlike,
        Refusal::ThirdSite,
        Refusal::QlikCloud,
        Refusal::NotHttps,
        Refusal::Gone,
        seen(Sight::Small),
        seen(Sight::Transparent),
        seen(Sight::Faint),
        seen(Sight::Clipped),
        seen(Sight::Beyond),
        seen(Sight::Covered),
        seen(Sight::Hidden),
        Refusal::ReadOnly,
        Refusal::Disabled,
        Refusal::Search,
        Refusal::Editable,
        Refusal::NoText,
        Refusal::SentInAddress,
        Refusal::SentElsewhere,
        Refusal::NotForSecrets,
        Refusal::WantsStructure,
        Refusal::ChooseYourself,
        Refusal::ListDisagrees,
        Refusal::Taken,
        Refusal::TooLong(5),
        Refusal::NoChoice,
        Refusal::SeveralChoices,
    ];
    let english = english::English::read();
    let mut sentences = std::collections::BTreeSet::new();
    for refusal in refusals {
        let mut model = at(vec![page()]);
        let form = model.linking.form.as_mut().unwrap();
        form.plan.as_mut().unwrap().rows[0].refusal = Some(refusal.clone());
        let sentence = match refusal {
            Refusal::TooLong(_) => "takes no more than 5 characters".to_owned(),
            refusal => crate::words::Words::text(&english, filling::refusal(&refusal), &[]),
        };
        let told = told(linking, model);
        assert!(told.contains(&sentence), "{sentence}: {told}");
        assert!(sentences.insert(sentence));
    }
}

#[test]
fn tells_what_became_of_each_value_and_what_comes_next() {
    let told_of = |outcome| told(linking, reported(outcome));
    let filled = told_of(Outcome::Filled);
    has(
        &filled,
        &[
            "heading \"Filled\"",
            "Tenant Name",
            "The key is not in the form yet.",
        ],
    );
    let changed = told_of(Outcome::Changed);
    assert!(
        changed.contains("The page made something else of it"),
        "{changed}"
    );
    assert!(changed.contains("First put the rest right"), "{changed}");
    let unsure = told_of(Outcome::Unsure);
    for told in [&changed, &unsure] {
        let heading = "heading \"Look at the form: not all is surely filled\"";
        assert!(told.contains(heading), "{told}");
        assert!(!told.contains("send it"), "{told}");
    }
    assert!(
        unsure.contains("Look at the field: it may not have been taken."),
        "{unsure}"
    );
    let gone = told_of(Outcome::PageChanged);
    assert!(
        gone.contains("The page has changed since Latchkey looked at it, so nothing was filled."),
        "{gone}"
    );
    let mut partly = reported(Outcome::Filled);
    if let Filling::Done { report, .. } = &mut partly.linking.filling {
        report.0[1].outcome = Outcome::PageChanged;
    }
    let partly = told(linking, partly);
    assert!(!partly.contains("so nothing was filled"), "{partly}");
    assert!(
        partly.contains("Not filled: the page has changed."),
        "{partly}"
    );
    let mut silent = reported(Outcome::Failed);
    if let Filling::Done { is_answered, .. } = &mut silent.linking.filling {
        *is_answered = false;
    }
    let silent = told(linking, silent);
    assert!(silent.contains("The page did not answer"), "{silent}");
}

#[test]
fn shows_both_spellings_of_a_look_alike() {
    let told = told(
        linking,
        at(vec![Frame {
            origin: "https://hub.st\u{430}ckone.example".to_owned(),
            ..page()
        }]),
    );
    assert!(told.contains("hub.xn--stckone-3fg.example"), "{told}");
    assert!(
        told.contains("In its own letters: hub.st\u{430}ckone.example."),
        "{told}"
    );
}

#[test]
fn says_where_there_is_no_way_to_the_tenant() {
    let mut model = at(vec![page()]);
    model.linking.sources.way = Way::None;
    let in_popup = told(linking, model);
    assert!(
        in_popup.contains("button \"Allow access, in a tab\""),
        "{in_popup}"
    );
    assert!(!in_popup.contains("A key for this form"), "{in_popup}");
    let mut model = at(vec![page()]);
    model.linking.sources.way = Way::None;
    model.facts.is_tab = true;
    model.linking.permission = Permission::Refused("https://acme-corp.us.qlikcloud.com".to_owned());
    let in_tab = told(linking, model);
    has(
        &in_tab,
        &[
            "button \"Allow access to acme-corp.us.qlikcloud.com\"",
            "Access to acme-corp.us.qlikcloud.com was not allowed.",
        ],
    );
}

/// What is opened from here, and what we ask ourselves, is in no container.
#[test]
fn a_container_offers_no_way_around_its_own_tabs() {
    let mut model = at(vec![page()]);
    model.facts.cookies = CookieStore::of(Some("firefox-container-1"));
    model.linking.sources.way = Way::None;
    let told = told(linking, model);
    assert!(
        told.contains("Open acme-corp.us.qlikcloud.com in a tab of this container"),
        "{told}"
    );
    assert!(!told.contains("button \"Open acme-corp"), "{told}");
    assert!(!told.contains("Allow access"), "{told}");
}

#[test]
fn says_which_site_a_closed_frame_is_of() {
    let child = latchkey_core::linking::Child {
        origin: Some("https://hub.stackone.com".to_owned()),
        url: Some("https://hub.stackone.com/connect".to_owned()),
        is_reachable: false,
        is_visible: true,
        ..latchkey_core::linking::Child::default()
    };
    let told = told(
        linking,
        at(vec![Frame {
            frames: vec![child],
            fields: Vec::new(),
            ..page()
        }]),
    );
    has(
        &told,
        &[
            "The page shows a frame of hub.stackone.com, which Latchkey can’t look into.",
            "button \"Allow access, in a tab\"",
            "button \"Open it in a tab of its own\"",
        ],
    );
}

#[test]
fn elsewhere_offers_to_fill_by_hand() {
    let mut model = at(vec![Frame {
        title: "News".to_owned(),
        fields: vec![field("Your name", Kind::Text)],
        ..page()
    }]);
    let told_of = |model: Model| told(screen, model);
    let told = told(
        plain,
        at(vec![Frame {
            title: "News".to_owned(),
            fields: vec![field("Your name", Kind::Text)],
            ..page()
        }]),
    );
    assert!(
        told.contains("heading \"Not a Qlik Cloud tenant\""),
        "{told}"
    );
    assert!(told.contains("button \"Fill a form here\""), "{told}");
    model.linking.is_by_hand = true;
    let by_hand = told_of(model);
    assert!(by_hand.contains("heading \"What goes where\""), "{by_hand}");
}

#[test]
fn a_value_may_be_mapped_to_any_field() {
    let mut model = at(vec![page()]);
    let form = model.linking.form.as_mut().unwrap();
    form.mapping.fields.remove(&Value::Region);
    let html = super::html(|| linking(*create_signal(model), Send::new(|_| {})));
    assert!(html.contains("aria-label=\"Field for Region\""), "{html}");
}
