//! Which yes a secret needs, by the sites of a form and of the page around it.

use super::*;

#[test]
fn over_http_a_secret_is_asked_about_each_time() {
    let house = "http://wip.acme.example";
    let frame = hub(house);
    let asked = planned(&frame, &consents_to(house));
    assert_eq!(asked.ask(), Some(Ask::OverHttp), "no yes is kept for it");
    assert_eq!(written(&asked), pairs(&PLAIN), "plain values may go there");
    let mut once = Consents::default();
    once.take(Ask::OverHttp, asked.consent.unwrap());
    assert_eq!(once.secrets, BTreeSet::new());
    assert_eq!(planned(&frame, &once).ask(), None);
    assert_eq!(written(&planned(&frame, &once)).len(), 3);
    let elsewhere = planned(&hub("http://wip.other.example"), &once);
    assert_eq!(elsewhere.ask(), Some(Ask::OverHttp));
}

#[test]
fn a_yes_is_for_the_form_within_this_very_page() {
    let frame = |page| [outer(page), inner("https://forms.acme.example")];
    let consent = |page: &str, frame: &str| Consent {
        page: page.to_owned(),
        frame: frame.to_owned(),
    };
    let portal = "https://portal.acme.example";
    let wanted = consent(portal, "https://forms.acme.example");
    let asks = |page, said: &Consent| {
        let consents = Consents {
            secrets: [said.clone()].into(),
            once: None,
        };
        planned_within(&frame(page), &consents).ask()
    };
    assert_eq!(asks(portal, &wanted), None);
    assert_eq!(
        asks("https://evil.example", &wanted),
        Some(Ask::FirstSecret)
    );
    for other in [
        Consent::to_page(portal.to_owned()),
        Consent::to_page("https://forms.acme.example".to_owned()),
        consent("https://forms.acme.example", portal),
    ] {
        assert_eq!(asks(portal, &other), Some(Ask::FirstSecret), "{other:?}");
    }
    let by_http = "http://portal.acme.example";
    let said = consent(by_http, "https://forms.acme.example");
    assert_eq!(asks(by_http, &said), Some(Ask::OverHttp));
}

#[test]
fn a_yes_is_kept_only_where_both_sites_are_known_to_be_themselves() {
    let may_be_kept = |page: &str, frame: &str| {
        let consent = Consent {
            page: page.to_owned(),
            frame: frame.to_owned(),
        };
        consent.may_be_kept()
    };
    assert!(may_be_kept("https://a.example", "https://b.example"));
    assert!(may_be_kept("http://localhost:3000", "https://b.example"));
    assert!(!may_be_kept("http://a.example", "https://b.example"));
    assert!(!may_be_kept("https://a.example", "http://b.example"));
    assert!(!may_be_kept("null", "https://b.example"));
}

#[test]
fn nothing_goes_into_a_frame_whose_page_is_not_known() {
    let lone = inner("https://forms.acme.example");
    let around = outer("null");
    for frames in [vec![lone.clone()], vec![around, lone]] {
        let consents = consents_to("https://forms.acme.example");
        let plan = planned_within(&frames, &consents);
        let refused = |row: &Row| row.refusal == Some(Refusal::PageUnknown);
        assert!(plan.rows.iter().all(refused));
        assert_eq!(plan.orders(&api_key()), []);
    }
}

#[test]
fn nothing_goes_into_a_frame_that_its_page_hides() {
    let mut page = outer("https://portal.acme.example");
    let frames = |page: &Frame| [page.clone(), inner(HUB)];
    let within = planned_within(&frames(&page), &Consents::default()).within;
    assert_eq!(within.unwrap().host, "portal.acme.example");
    page.frames[0].is_visible = false;
    let plan = planned_within(&frames(&page), &Consents::default());
    let refused = |row: &Row| row.refusal == Some(Refusal::FrameHidden);
    assert!(plan.rows.iter().all(refused));
    assert_eq!(plan.orders(&api_key()), [], "neither a value nor a secret");
}

#[test]
fn an_order_says_who_has_to_show_the_frame() {
    let page = outer("https://portal.acme.example");
    let plan = planned_within(&[page, inner(HUB)], &Consents::default());
    let orders = plan.orders(&[]);
    assert_eq!(orders[0].place, [Some(0)]);
    let around: Vec<(i64, &str)> = orders[0]
        .around
        .iter()
        .map(|it| (it.frame_id, it.child.as_str()))
        .collect();
    assert_eq!(around, [(0, "f1")]);
    // The document that is filled is not told how the one around it is called.
    let told = serde_json::to_value(&orders[0]).unwrap();
    let told: Vec<&String> = told.as_object().unwrap().keys().collect();
    assert_eq!(told, ["fields", "frameId", "page"]);
}

/// A page with nothing to fill, and the form in a frame of it.
fn outer(origin: &str) -> Frame {
    Frame {
        fields: Vec::new(),
        frames: vec![Child {
            id: "f1".to_owned(),
            at: Some(0),
            is_visible: true,
            ..Child::default()
        }],
        ..hub(origin)
    }
}

/// The hub in a frame.
fn inner(origin: &str) -> Frame {
    Frame {
        frame_id: 3,
        is_top: false,
        place: vec![Some(0)],
        ..hub(origin)
    }
}

/// What would go into the last of these frames.
fn planned_within(frames: &[Frame], consents: &Consents) -> Plan {
    let recognised = recognised(frames.last().unwrap(), &FOUND);
    let mapping = recognised.mapping().unwrap();
    stackone_plan(frames, &mapping, &recognised, consents)
}
