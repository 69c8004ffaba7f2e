use latchkey_core::activity::Extent;
use latchkey_core::activity::uses::UseBucket;
use latchkey_core::api::ApiError;
use latchkey_core::flow::read_uses::{ReadUses, UsesReport, UsesRequest};

use super::{Message, REACH, ago, drawn, drawn_of, nightly, part, pressed, told};
use crate::features::key_uses::state::UsesReading;
use crate::popup::model::Model;
use crate::popup::view::tests::has;
use crate::popup::view::tests::world::{key, model};
use crate::screen::reader::{all, one, outline};

fn reading(report: Option<UsesReport>) -> UsesReading {
    let owner = nightly().subject;
    let flow = ReadUses::new(UsesRequest {
        owner: owner.clone(),
        reach: REACH,
        bucket: UseBucket::Day,
        offset: 0,
    });
    UsesReading {
        owner,
        reach: REACH,
        task: Model::default().facts.task_ids.task(flow),
        report: report.map(Box::new),
        waits: false,
    }
}

#[test]
fn while_it_is_read_it_says_how_far_it_is_and_can_be_stopped() {
    let mut model = model();
    model.key_uses.reading = Some(reading(None));
    let node = drawn(&model);
    assert_eq!(pressed(&node, "Stop"), Some(Message::Stop));
    let bar = one(&node, "progressbar", "Reading uses");
    assert_eq!(bar.get("value"), None);
    assert!(one(&node, "combobox", "Period").get("disabled").is_some());
    let mut under_way = reading(Some(UsesReport {
        reached: Some(ago(15)),
        ..part(&[1, 2], Extent::Reading)
    }));
    under_way.waits = true;
    model.key_uses.reading = Some(under_way);
    let node = drawn(&model);
    let bar = one(&node, "progressbar", "Reading uses");
    assert_eq!(
        (bar.get("value"), bar.get("max")),
        (Some("50"), Some("100"))
    );
    let so_far = "100 events read, 2 of them uses of this key. Back to 7 Nov 2026, 10:42. Waiting,";
    has(&told(&model), &[so_far]);
}

#[test]
fn another_owners_reading_is_not_taken_for_this_ones() {
    let mut model = model();
    model.key_uses.reading = Some(reading(None));
    let node = drawn_of(&model, &key("Mine", "ada"));
    assert!(all(&node, "progressbar").is_empty());
    has(
        &outline::of(&node),
        &["reading the uses of another owner’s keys"],
    );
    assert!(pressed(&node, "Read when it was used").is_some());
}

#[test]
fn nothing_can_be_read_once_the_session_is_over() {
    let mut model = model();
    model.facts.stop = Some(ApiError::SignedOut);
    let button = "Read when it was used";
    assert_eq!(pressed(&drawn(&model), button), None);
    let mut model = super::model();
    model.facts.identity.user = None;
    assert_eq!(pressed(&drawn(&model), button), None);
}
