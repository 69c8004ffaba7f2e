//! What the user has to put into the form themselves.

use super::*;

#[test]
fn a_list_of_the_pages_own_names_what_to_choose_and_counts() {
    let list = || {
        let mut page = stackone();
        page.fields[1].kind = Kind::Combo;
        page
    };
    let told_before = told(linking, at(vec![list()]));
    for part in [
        "choose it yourself: us, N. Virginia",
        "button \"Copy Region\"",
        "2 values go into the form.",
    ] {
        assert!(told_before.contains(part), "{part}: {told_before}");
    }
    let mut model = at(vec![list()]);
    report(&mut model, &[], Outcome::Filled);
    let row = model.linking.plan().unwrap().rows[1].clone();
    let outcome = |model: &mut Model, outcome| {
        if let Filling::Done { report, .. } = &mut model.linking.filling {
            report.put(&row, outcome);
        }
    };
    outcome(&mut model, Outcome::ChooseYourself);
    let left = told(linking, model);
    for part in [
        "heading \"Look at the form: not all is surely filled\"",
        "Not filled: choose it in the form yourself.",
        "Choose in the form yourself: Region (us, N. Virginia).",
    ] {
        assert!(left.contains(part), "{part}: {left}");
    }
    for (why, sentence) in [
        (Outcome::NoChoice, "its list has no such choice."),
        (Outcome::UnclearChoice, "which choice of its list is meant"),
    ] {
        let mut model = at(vec![list()]);
        report(&mut model, &[], Outcome::Filled);
        outcome(&mut model, why);
        let left = told(linking, model);
        assert!(left.contains(sentence), "{left}");
        assert!(!left.contains("First put the rest right"), "{left}");
    }
    let mut model = at(vec![list()]);
    report(&mut model, &[], Outcome::Filled);
    outcome(&mut model, Outcome::Filled);
    let chosen = told(linking, model);
    assert!(chosen.contains("heading \"Filled\""), "{chosen}");
    assert!(!chosen.contains("Choose in the form yourself"), "{chosen}");
}

#[test]
fn a_value_that_is_refused_may_be_copied_and_is_not_lost() {
    let faint = || {
        let mut model = at(vec![page()]);
        let plan = model.linking.form.as_mut().unwrap().plan.as_mut().unwrap();
        plan.rows[0].refusal = Some(Refusal::Unseen(Sight::Faint));
        model
    };
    let refused = told(linking, faint());
    for part in [
        "Tenant Nameacme-corp",
        "Click it, and paste the value there.",
        "button \"Copy Tenant Name\"",
    ] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    assert!(!refused.contains("Copy API Key"), "{refused}");
    assert!(!refused.contains("Copy Region"), "it is filled: {refused}");
    let mut model = faint();
    report(&mut model, &[], Outcome::Filled);
    let done = told(linking, model);
    for part in [
        "heading \"Look at the form: not all is surely filled\"",
        "Put in yourself: Tenant Name (acme-corp).",
    ] {
        assert!(done.contains(part), "{part}: {done}");
    }
    assert!(!done.contains("send it"), "not yet: {done}");
}

#[test]
fn a_field_that_wants_a_structure_offers_the_whole_text() {
    let whole = "{\"url\":\"https://acme-corp.us.qlikcloud.com\"}";
    let with = |value: Value, whole: &str| {
        let mut model = at(vec![page()]);
        let plan = model.linking.form.as_mut().unwrap().plan.as_mut().unwrap();
        let mut rows = plan.rows.iter_mut();
        let row = rows.find(|row| row.value == value).unwrap();
        row.refusal = Some(Refusal::WantsStructure);
        row.structure = Some(whole.to_owned());
        told(linking, model)
    };
    let plain = with(Value::TenantName, whole);
    for part in [
        "this field wants a longer text",
        "The whole text for this field. Copy it there:",
        "textbox \"Text for Tenant Name\"",
        "button \"Copy Text for Tenant Name\"",
    ] {
        assert!(plain.contains(part), "{part}: {plain}");
    }
    let secret = with(Value::ApiKey, "Bearer <API key>");
    for part in [
        "and put the key in its place:",
        "textbox \"Text for API Key\"",
    ] {
        assert!(secret.contains(part), "{part}: {secret}");
    }
}
