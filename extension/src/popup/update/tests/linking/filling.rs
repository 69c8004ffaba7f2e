//! Filling in turns: texts, a look a while later, each list by itself, and nothing twice.

use super::taker::Taker;
use super::*;
use crate::popup::linking::message::{Answer, Step};

/// StackOne's form with a list of this kind for the region.
fn with_list(kind: Kind) -> Frame {
    let mut form = stackone();
    form.fields[1] = field("Region", kind);
    if kind == Kind::Select {
        let choice = |code: &str| latchkey_core::linking::Choice {
            value: code.to_owned(),
            label: code.to_uppercase(),
        };
        form.fields[1].options = vec![choice("eu"), choice("us")];
    }
    form
}

/// The user fills this form, and the page does as it does.
fn filled(page: Taker) -> (Scene, Taker) {
    let mut page = page;
    let mut scene = with_tenant(page.frames.clone());
    scene.effects();
    page.run(&mut scene, Happened::Fill);
    (scene, page)
}

#[test]
fn nothing_is_said_to_be_filled_before_it_was_looked_at_a_while_later() {
    let mut scene = with_tenant(vec![stackone()]);
    let order = order(link(&mut scene, Happened::Fill));
    let answer = Answer::Fields(Some(report(&order, Outcome::Filled)));
    let looks = link(&mut scene, Happened::Answered(1, answer.clone()));
    assert!(
        matches!(looks[..], [Wanted::Fill(1, Step::LookLater(_))]),
        "{looks:?}"
    );
    let row = scene.model.linking.plan().unwrap().rows[0].clone();
    assert!(!scene.model.linking.has_filled(&row));
    link(&mut scene, Happened::Answered(1, answer));
    assert!(scene.model.linking.has_filled(&row));
    let changed = Taker::of(vec![stackone()])
        .then("region", Outcome::Unsure)
        .then("tenant name", Outcome::Changed);
    let (scene, _) = filled(changed);
    assert_eq!(outcomes(&scene.model), [Outcome::Changed, Outcome::Unsure]);
}

#[test]
fn what_the_page_tells_no_more_of_is_not_said_to_be_filled() {
    for answer in [None, Some(FrameReport::default())] {
        let mut scene = with_tenant(vec![stackone()]);
        let order = order(link(&mut scene, Happened::Fill));
        let written = Answer::Fields(Some(report(&order, Outcome::Filled)));
        link(&mut scene, Happened::Answered(1, written));
        link(&mut scene, Happened::Answered(1, Answer::Fields(answer)));
        assert_eq!(outcomes(&scene.model), [Outcome::Unsure; 2]);
    }
}

#[test]
fn an_answer_to_an_earlier_filling_or_another_step_says_nothing() {
    let mut scene = with_tenant(vec![stackone()]);
    let order = order(link(&mut scene, Happened::Fill));
    let filled = Answer::Fields(Some(report(&order, Outcome::Filled)));
    for (filling, answer) in [
        (0, filled.clone()),
        (2, filled.clone()),
        (1, Answer::Frames(Vec::new())),
        (1, Answer::List(None)),
    ] {
        assert_eq!(link(&mut scene, Happened::Answered(filling, answer)), []);
        assert!(scene.model.linking.is_busy());
    }
    assert_eq!(link(&mut scene, Happened::Fill), [], "one at a time");
    link(&mut scene, Happened::Answered(1, filled.clone()));
    link(&mut scene, Happened::Answered(1, filled.clone()));
    assert!(!scene.model.linking.is_busy());
    assert_eq!(link(&mut scene, Happened::Answered(1, filled)), []);
}

#[test]
fn each_list_comes_by_itself_and_the_page_is_described_after_it() {
    let (scene, page) = filled(Taker::of(vec![with_list(Kind::Select)]));
    let expected = [
        "write tenant name=acme",
        "look tenant name",
        "write region=us",
        "describe",
        "look tenant name region",
    ];
    assert_eq!(page.log, expected);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
}

#[test]
fn the_one_option_that_fits_is_chosen_of_a_list_of_the_pages_own() {
    let page = Taker::of(vec![with_list(Kind::Combo)]);
    let page = page.showing(&[("o1", "Ireland"), ("o2", "US")], true);
    let (scene, page) = filled(page);
    let expected = [
        "write tenant name=acme",
        "look tenant name",
        "open region",
        "choose region o2",
        "describe",
        "look tenant name region",
    ];
    assert_eq!(page.log, expected);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
}

#[test]
fn a_list_that_is_not_whole_or_has_no_such_option_is_the_users() {
    for (options, is_complete, outcome) in [
        (vec![("o1", "US")], false, Outcome::ChooseYourself),
        (vec![("o1", "Ireland")], true, Outcome::NoChoice),
        (
            vec![("o1", "US"), ("o2", "us")],
            true,
            Outcome::UnclearChoice,
        ),
        (Vec::new(), true, Outcome::NoChoice),
    ] {
        let page = Taker::of(vec![with_list(Kind::Combo)]).showing(&options, is_complete);
        let (scene, page) = filled(page);
        assert!(!page.log.iter().any(|step| step.starts_with("choose")));
        let expected = [Outcome::Filled, outcome];
        assert_eq!(outcomes(&scene.model), expected, "{options:?}");
    }
    let unsure = Taker::of(vec![with_list(Kind::Combo)])
        .showing(&[("o1", "US")], true)
        .whose("region", Outcome::Unsure);
    let (scene, _) = filled(unsure);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled, Outcome::Unsure]);
}

#[test]
fn a_list_that_became_another_meanwhile_is_left_alone() {
    let mut first = field("Host", Kind::Select);
    first.options = vec![latchkey_core::linking::Choice {
        value: HOST.to_owned(),
        label: HOST.to_owned(),
    }];
    let mut form = Frame {
        title: "Qlik Cloud".to_owned(),
        ..with_list(Kind::Select)
    };
    form.fields[0] = first;
    let mut page = Taker::of(vec![form]);
    page.change = Some(|form| form.fields[0].id = "another".to_owned());
    let mut scene = with_tenant(page.frames.clone());
    link(&mut scene, Happened::TakeFor("generic".to_owned()));
    for (value, id) in [(Value::Host, "host"), (Value::Region, "region")] {
        link(&mut scene, Happened::Map(value, Some(id.to_owned())));
    }
    page.run(&mut scene, Happened::Fill);
    let lists = page.log.iter().filter(|step| step.starts_with("write"));
    assert_eq!(lists.count(), 1, "{:?}", page.log);
    assert!(outcomes(&scene.model).contains(&Outcome::Different));
}

#[test]
fn what_stands_there_as_we_wrote_it_is_not_written_again() {
    let (mut scene, mut page) = filled(Taker::of(vec![stackone()]));
    page.log.clear();
    page.run(&mut scene, Happened::Fill);
    assert_eq!(page.log, ["look at once tenant name region"]);
    assert_eq!(outcomes(&scene.model), [Outcome::Filled; 2]);
    // The user wrote something else there.
    let mut page = Taker {
        log: Vec::new(),
        ..page
    }
    .then("region", Outcome::Changed);
    page.run(&mut scene, Happened::Fill);
    let expected = [
        "look at once tenant name region",
        "write region=us",
        "look region",
    ];
    assert_eq!(page.log, expected);
}

#[test]
fn of_another_tenant_everything_is_written() {
    let (mut scene, mut page) = filled(Taker::of(vec![stackone()]));
    page.log.clear();
    let globex = "globex.us.qlikcloud.com".to_owned();
    link(&mut scene, Happened::Choose(globex));
    page.run(&mut scene, Happened::Fill);
    assert_eq!(page.log[0], "look at once region");
    assert_eq!(page.log[1], "write tenant name=globex");
}

#[test]
fn a_page_that_was_replaced_gets_nothing_more() {
    let mut scene = with_tenant(vec![with_list(Kind::Select)]);
    link(&mut scene, Happened::Fill);
    let changed = Answer::Fields(Some(FrameReport::default()));
    let wanted = link(&mut scene, Happened::Answered(1, changed));
    assert_eq!(wanted, [Wanted::Describe], "it is listed anew");
    assert_eq!(outcomes(&scene.model), [Outcome::PageChanged]);
}
