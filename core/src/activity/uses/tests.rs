use proptest::prelude::*;

use super::*;
use crate::fixtures::{NOW, key_id};

fn at(millis: i64, key: Option<&str>) -> KeyUse {
    KeyUse {
        record_id: None,
        time: NOW.plus_millis(millis),
        key: key.map(key_id),
        user: None,
        sub: None,
    }
}

fn counts(reach: EventReach, bucket: UseBucket, offset: i64) -> UseCounts {
    UseCounts::new(EventWindow::back_from(NOW, reach), bucket, offset)
}

#[test]
fn buckets_begin_at_full_hours_and_at_midnight_of_the_zone() {
    // Now is 09:30 UTC.
    let starts = |counts: UseCounts| counts.starts().collect::<Vec<_>>();
    let hours = starts(counts(EventReach::Day, UseBucket::Hour, 0));
    assert_eq!((hours.len(), hours[24]), (25, NOW.plus_millis(-HOUR / 2)));
    let days = starts(counts(EventReach::Week, UseBucket::Day, 0));
    assert_eq!((days.len(), days[7]), (8, NOW.plus_millis(-19 * HOUR / 2)));
    let east = starts(counts(EventReach::Week, UseBucket::Day, 2 * HOUR));
    assert_eq!(east[7], NOW.plus_millis(-23 * HOUR / 2));
    let west = starts(counts(EventReach::Week, UseBucket::Day, -10 * HOUR));
    assert_eq!(west[7], NOW.plus_millis(HOUR / 2 - DAY));
}

#[test]
fn uses_are_counted_by_key_and_only_in_the_window() {
    let mut counts = counts(EventReach::Day, UseBucket::Hour, 0);
    for (millis, key) in [
        (-1, Some("k1")),
        (0, Some("k1")),
        (-HOUR, Some("k1")),
        (-DAY, Some("k2")),
        (-DAY - 1, Some("k2")),
        (1, Some("k2")),
        (-1, None),
    ] {
        counts.add(&at(millis, key));
    }
    let first = counts.of(&key_id("k1")).unwrap();
    assert_eq!((first.count, first.last), (3, Some(NOW)));
    assert_eq!((first.buckets[24], first.buckets[23]), (2, 1));
    let second = counts.of(&key_id("k2")).unwrap();
    assert_eq!((second.count, second.buckets[0]), (1, 1));
    assert_eq!((counts.of(&key_id("k3")), counts.without_key), (None, 1));
}

#[test]
fn a_record_counts_once_and_one_without_an_id_each_time() {
    let mut records = CountedRecords::default();
    let with_id = |id: &str| KeyUse {
        record_id: Some(id.to_owned()),
        ..at(0, None)
    };
    assert!(records.is_new(&with_id("a")) && records.is_new(&with_id("b")));
    assert!(!records.is_new(&with_id("a")));
    assert!(records.is_new(&at(0, None)) && records.is_new(&at(0, None)));
}

#[test]
fn a_key_without_uses_is_older_than_one_with_and_newer_than_one_that_was_not_read() {
    let mut last = [LastUse::At(NOW), LastUse::NotKnown, LastUse::NoneRecorded];
    last.sort_unstable();
    assert_eq!(
        last,
        [LastUse::NotKnown, LastUse::NoneRecorded, LastUse::At(NOW)]
    );
}

proptest! {
    #[test]
    fn each_use_is_in_one_bucket(
        millis in prop::collection::vec(-DAY..=0, 0..40),
        offset in -12i64..=14,
        reach in prop::sample::select(EventReach::ALL.to_vec()),
        bucket in prop::sample::select(vec![UseBucket::Hour, UseBucket::Day]),
    ) {
        let mut counts = counts(reach, bucket, offset * HOUR);
        for millis in &millis {
            counts.add(&at(*millis, Some("k1")));
        }
        let starts: Vec<Moment> = counts.starts().collect();
        prop_assert!(starts[0] <= counts.window.start);
        prop_assert!(counts.window.start.since(starts[0]) < bucket.millis());
        prop_assert!(starts[starts.len() - 1] <= NOW);
        if let Some(uses) = counts.of(&key_id("k1")) {
            prop_assert_eq!(uses.buckets.len(), starts.len());
            prop_assert_eq!(uses.buckets.iter().sum::<u64>(), uses.count);
            prop_assert_eq!(uses.count, millis.len() as u64);
        }
    }
}
