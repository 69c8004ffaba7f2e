use super::*;
use crate::activity::{ASKED, EventReach};
use crate::fixtures::{NOW, forbidden};

/// Each type with the extent that its place gives it.
fn coverage(extent: impl Fn(usize) -> Extent) -> Coverage {
    let window = EventWindow::back_from(NOW, EventReach::Week);
    let types = ASKED.into_iter().enumerate();
    let types = types.map(|(at, event_type)| TypeCoverage {
        event_type,
        extent: extent(at),
        read: 0,
        unreadable: 1,
        reached: None,
    });
    Coverage {
        wanted: window,
        window,
        settings: Ok(EventSettings::default()),
        offer: Offer::Known,
        types: types.collect(),
    }
}

#[test]
fn only_what_was_read_to_its_end_is_whole() {
    assert!(coverage(|_| Extent::Whole).is_whole());
    let not_recorded = coverage(|at| match at {
        0 => Extent::NotOffered,
        _ => Extent::Whole,
    });
    assert!(not_recorded.is_whole());
    for short in [
        Extent::Reading,
        Extent::Failed(forbidden()),
        Extent::Cut,
        Extent::Stopped,
    ] {
        let one = coverage(|at| match at {
            5 => short.clone(),
            _ => Extent::Whole,
        });
        assert!(!one.is_whole(), "{short:?}");
    }
    let nothing = Coverage {
        types: Vec::new(),
        ..coverage(|_| Extent::Whole)
    };
    assert!(!nothing.is_whole(), "nothing was asked for yet");
}

#[test]
fn none_is_recorded_only_where_events_of_keys_were_read_whole_and_understood() {
    let is_of_key = |at: usize| {
        matches!(
            ASKED[at].topic,
            EventTopic::KeyCreated
                | EventTopic::KeyUpdated
                | EventTopic::KeyDeleted
                | EventTopic::KeyRefused
        )
    };
    let understood = |extent: &dyn Fn(usize) -> Extent| {
        let mut coverage = coverage(extent);
        for read in &mut coverage.types {
            read.unreadable = 0;
        }
        coverage
    };
    let may_say = |extent: &dyn Fn(usize) -> Extent| understood(extent).may_say_none_recorded();
    assert!(may_say(&|_| Extent::Whole));
    let some_kept = |at| match is_of_key(at) && at > 1 {
        true => Extent::NotOffered,
        false => Extent::Whole,
    };
    assert!(may_say(&some_kept));
    assert!(!may_say(&|_| Extent::NotOffered));
    let no_keys = |at| match is_of_key(at) {
        true => Extent::NotOffered,
        false => Extent::Whole,
    };
    assert!(!may_say(&no_keys));
    let one_cut = |at| match at {
        5 => Extent::Cut,
        _ => Extent::Whole,
    };
    assert!(!may_say(&one_cut));
    let mut odd = understood(&|_| Extent::Whole);
    odd.types[9].unreadable = 1;
    assert!(!odd.may_say_none_recorded());
    let nothing = Coverage {
        types: Vec::new(),
        ..odd
    };
    assert!(!nothing.may_say_none_recorded());
}

#[test]
fn who_is_refused_everything_may_not_read() {
    let refused = || Extent::Failed(forbidden());
    assert!(coverage(|_| refused()).may_not_read());
    let one_read = |other: Extent| {
        coverage(move |at| match at {
            3 => other.clone(),
            _ => Extent::Failed(forbidden()),
        })
    };
    assert!(one_read(Extent::NotOffered).may_not_read());
    assert!(!one_read(Extent::Whole).may_not_read());
    assert!(!one_read(Extent::Failed(ApiError::TooFast)).may_not_read());
    assert!(!coverage(|_| Extent::NotOffered).may_not_read());
}

#[test]
fn a_topic_is_whole_where_each_recorded_family_is() {
    // The first two types are the families of one topic.
    let topic = ASKED[0].topic;
    assert_eq!(ASKED[1].topic, topic);
    for (first, second, expected) in [
        (Extent::Whole, Extent::Whole, TopicExtent::Whole),
        (Extent::Whole, Extent::NotOffered, TopicExtent::Whole),
        (
            Extent::NotOffered,
            Extent::NotOffered,
            TopicExtent::NotOffered,
        ),
        (Extent::Whole, Extent::Cut, TopicExtent::Partly),
        (Extent::NotOffered, Extent::Stopped, TopicExtent::Partly),
    ] {
        let extent = |at: usize| [&first, &second][at.min(1)].clone();
        assert_eq!(
            coverage(extent).of_topic(topic),
            Some(expected),
            "{first:?} {second:?}"
        );
    }
    assert_eq!(
        coverage(|_| Extent::Whole).of_topic(EventTopic::UserUpdated),
        None
    );
}

#[test]
fn all_was_read_from_where_the_last_type_is() {
    let mut some = coverage(|_| Extent::Reading);
    assert_eq!((some.reached(), some.progress()), (None, (0, 23)));
    for (at, read) in some.types.iter_mut().enumerate() {
        read.reached = Some(NOW.plus_millis(-1_000 - i64::try_from(at).unwrap()));
    }
    some.types[22].extent = Extent::NotOffered;
    some.types[22].reached = None;
    some.types[21].extent = Extent::Whole;
    assert_eq!(some.reached(), Some(NOW.plus_millis(-1_000)));
    assert_eq!(some.progress(), (1, 22));
    assert_eq!(some.unreadable(), 23);
}
