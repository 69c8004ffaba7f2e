use super::*;
use crate::fixtures::{choice, frame, integration, labelled_field, plan_of};
use crate::linking::field::{Field, Sight};
use crate::linking::report::Outcome;
use crate::linking::value::Value;

const HUB: &str = "https://hub.stackone.example";

/// A form of no known product that asks for an address and a key.
fn form() -> Frame {
    let fields = vec![
        labelled_field("Tenant URL", Kind::Text),
        labelled_field("API Key", Kind::Password),
    ];
    Frame {
        title: "Qlik Cloud".to_owned(),
        ..frame(HUB, fields)
    }
}

fn planned(frame: &Frame) -> Plan {
    planned_as(&integration("generic"), frame)
}

fn planned_as(integration: &Integration, frame: &Frame) -> Plan {
    let mut values = vec![
        (Value::Origin, "tenant url"),
        (Value::TenantName, "tenant name"),
        (Value::Region, "region"),
        (Value::ApiKey, "api key"),
    ];
    values.retain(|(_, id)| frame.field(id).is_some());
    plan_of(integration, frame, &values)
}

/// The form was filled as it was, this became of the address, and now it is so.
fn follows(shown: &Frame, outcome: Option<Outcome>, now: &Frame) -> Result<(), HeldBack> {
    let (was, is) = (planned(shown), planned(now));
    let mut report = Report::default();
    let row = was.rows.iter().find(|row| row.value == Value::Origin);
    if let (Some(row), Some(outcome)) = (row, outcome) {
        report.put(row, outcome);
    }
    let integration = integration("generic");
    let of = |plan| Planned {
        integration: &integration,
        plan,
    };
    key_may_follow(of(&was), of(&is), now, &report)
}

fn not_there() -> Result<(), HeldBack> {
    let plan = planned(&form());
    let row = plan.rows.iter().find(|row| row.value == Value::Origin);
    Err(HeldBack::NotThere(row.unwrap().label.to_string()))
}

fn with(change: impl Fn(&mut Frame)) -> Frame {
    let mut frame = form();
    change(&mut frame);
    frame
}

#[test]
fn a_key_follows_an_address_that_stands_there() {
    let filled = with(|form| form.fields[0].is_empty = false);
    let follows = |outcome| follows(&form(), outcome, &filled);
    assert_eq!(follows(Some(Outcome::Filled)), Ok(()));
    for outcome in [Outcome::Unsure, Outcome::Changed, Outcome::Failed] {
        assert_eq!(follows(Some(outcome)), not_there(), "{outcome:?}");
    }
    assert_eq!(follows(None), not_there());
}

#[test]
fn an_address_that_we_wrote_counts_only_where_the_page_took_it() {
    let told = with(|form| {
        form.fields[0].is_empty = false;
        form.fields[0].filled_host = Some("acme.us.qlikcloud.com".to_owned());
    });
    let follows = |outcome| follows(&form(), outcome, &told);
    assert_eq!(follows(None), Ok(()), "the user typed it");
    let chosen = [Outcome::ChooseYourself, Outcome::NoChoice];
    for outcome in chosen {
        assert_eq!(follows(Some(outcome)), Ok(()), "the user chose it");
    }
    for outcome in [Outcome::Unsure, Outcome::Changed, Outcome::Failed] {
        assert_eq!(follows(Some(outcome)), not_there(), "{outcome:?}");
    }
}

/// A form that asks for a tenant's name and for its region, in a list of this kind with these choices.
fn regional(kind: Kind, is_empty: bool, choices: &[&str]) -> Frame {
    let mut name = labelled_field("Tenant Name", Kind::Text);
    name.is_empty = false;
    let region = Field {
        options: choices.iter().map(|label| choice("", label)).collect(),
        is_empty,
        ..labelled_field("Region", kind)
    };
    with(|form| {
        form.fields.splice(0..1, [name.clone(), region.clone()]);
    })
}

/// What becomes of a key where the name was filled, and of the region became this.
fn follows_region(form: &Frame, outcome: Option<Outcome>) -> Result<(), HeldBack> {
    let integration = integration("stackone");
    let plan = planned_as(&integration, form);
    let mut report = Report::default();
    for row in &plan.rows {
        match row.value {
            Value::TenantName => report.put(row, Outcome::Filled),
            Value::Region => outcome.into_iter().for_each(|it| report.put(row, it)),
            _ => {}
        }
    }
    let planned = Planned {
        integration: &integration,
        plan: &plan,
    };
    key_may_follow(planned, planned, form, &report)
}

#[test]
fn a_list_that_may_show_another_region_keeps_the_key_back() {
    let held = Err(HeldBack::NotThere("Region".to_owned()));
    let fits = ["Ireland", "N. Virginia"];
    for kind in [Kind::Select, Kind::Combo] {
        for outcome in [Outcome::Failed, Outcome::Changed] {
            let follows =
                |is_empty| follows_region(&regional(kind, is_empty, &fits), Some(outcome));
            assert_eq!(follows(false), held, "{kind:?} {outcome:?}");
            assert_eq!(follows(true), Ok(()), "{kind:?} {outcome:?}: no place");
        }
        let filled = regional(kind, false, &fits);
        assert_eq!(follows_region(&filled, Some(Outcome::Filled)), Ok(()));
    }
    let none_fits = |is_empty| regional(Kind::Select, is_empty, &["Ireland", "Tokyo"]);
    assert_eq!(follows_region(&none_fits(false), None), held);
    assert_eq!(follows_region(&none_fits(true), None), Ok(()));
    let own = regional(Kind::Combo, false, &[]);
    for outcome in [Outcome::NoChoice, Outcome::UnclearChoice] {
        assert_eq!(follows_region(&own, Some(outcome)), held, "{outcome:?}");
    }
    let chosen = follows_region(&own, Some(Outcome::ChooseYourself));
    assert_eq!(chosen, Ok(()), "the user chose it");
    let text = regional(Kind::Text, false, &[]);
    assert_eq!(follows_region(&text, Some(Outcome::Changed)), Ok(()));
}

#[test]
fn a_form_without_an_address_gets_its_key_at_once() {
    let alone = with(|form| {
        form.fields.remove(0);
    });
    assert_eq!(follows(&alone, None, &alone), Ok(()));
}

#[test]
fn an_address_that_can_not_be_filled_must_name_nobody_else() {
    let faint = |is_empty, host: Option<&str>| {
        with(|form| {
            let field = &mut form.fields[0];
            field.sight = Sight::Faint;
            (field.is_empty, field.filled_host) = (is_empty, host.map(str::to_owned));
        })
    };
    let follows = |now: Frame| follows(&now, None, &now);
    assert_eq!(follows(faint(true, None)), Ok(()));
    let typed = faint(false, Some("acme.us.qlikcloud.com"));
    assert_eq!(follows(typed), Ok(()), "the user typed it");
    assert_eq!(follows(faint(false, Some("evil.example"))), not_there());
    assert_eq!(follows(faint(false, None)), not_there());
    let list = with(|form| form.fields[0].kind = Kind::Combo);
    assert_eq!(follows(list), not_there(), "what it shows isn't known");
}

#[test]
fn what_has_changed_meanwhile_gets_no_key() {
    type Change = fn(&mut Frame);
    let changes: [(&str, Change); 7] = [
        ("another document", |form| form.page = "other".to_owned()),
        ("another site", |form| {
            form.origin = "https://evil.example".to_owned();
        }),
        ("another field", |form| form.fields[1].id = "f9".to_owned()),
        ("no field", |form| {
            form.fields.pop();
        }),
        ("a hidden field", |form| {
            form.fields[1].sight = Sight::Hidden;
        }),
        ("no secret's", |form| {
            form.fields[1].labels = vec!["Your name".to_owned()];
        }),
        ("no address", |form| {
            form.fields.remove(0);
        }),
    ];
    for (what, change) in changes {
        let follows = follows(&form(), Some(Outcome::Filled), &with(change));
        assert_eq!(follows, Err(HeldBack::PageChanged), "{what}");
    }
}

#[test]
fn a_form_taken_for_another_products_gets_no_key() {
    let (form, plan) = (form(), planned(&form()));
    let (shown, now) = (integration("generic"), integration("stackone"));
    let of = |integration| Planned {
        integration,
        plan: &plan,
    };
    let mut report = Report::default();
    for row in &plan.rows {
        report.put(row, Outcome::Filled);
    }
    let follows = |now| key_may_follow(of(&shown), of(now), &form, &report);
    assert_eq!(follows(&shown), Ok(()));
    assert_eq!(follows(&now), Err(HeldBack::PageChanged));
}
