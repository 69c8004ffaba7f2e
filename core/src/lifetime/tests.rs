//! Durations of every form that a tenant may write.

use proptest::prelude::*;

use super::*;

const HOUR: i64 = 3_600_000;

fn start() -> Moment {
    Moment::parse("2027-01-31T12:00:00Z").unwrap()
}

#[track_caller]
fn said(text: &str) -> Option<String> {
    let parts = Lifetime::new(text).parts()?;
    let words: Vec<String> = parts
        .iter()
        .map(|(unit, count)| format!("{count} {unit:?}"))
        .collect();
    Some(words.join(" "))
}

#[test]
fn every_form_is_taken_apart() {
    for (text, expected) in [
        ("PT24H", "24 Hour"),
        ("P1D", "1 Day"),
        ("P365D", "365 Day"),
        ("P1Y", "1 Year"),
        ("P1Y6M", "1 Year 6 Month"),
        ("P2W", "14 Day"),
        ("P1W1D", "8 Day"),
        ("P1DT12H30M5S", "1 Day 12 Hour 30 Minute 5 Second"),
        ("PT1.5H", "1 Hour 30 Minute"),
        ("PT86400S", "86400 Second"),
        ("PT0S", "0 Second"),
    ] {
        assert_eq!(said(text).as_deref(), Some(expected), "{text}");
        assert_eq!(Lifetime::new(text).text(), text);
    }
}

#[test]
fn what_is_no_duration_keeps_its_text() {
    for text in ["", "P", "24 hours", "P0.5D", "-P1D", "P99999999999Y"] {
        let lifetime = Lifetime::new(text);
        assert_eq!(lifetime.text(), text);
        assert_eq!((lifetime.parts(), lifetime.span()), (None, None), "{text}");
        assert_eq!(lifetime.end(start()), None, "{text}");
    }
}

#[test]
fn months_and_years_end_by_the_calendar() {
    for (text, expected) in [
        ("P1M", "2027-02-28T12:00:00Z"),
        ("P1Y1M", "2028-02-29T12:00:00Z"),
        ("P1Y", "2028-01-31T12:00:00Z"),
        ("P30D", "2027-03-02T12:00:00Z"),
        ("PT36H", "2027-02-02T00:00:00Z"),
        ("P1W", "2027-02-07T12:00:00Z"),
    ] {
        let end = Lifetime::new(text).end(start());
        assert_eq!(end, Moment::parse(expected), "{text}");
    }
    assert_eq!(Lifetime::new("P9000Y").end(start()), None);
}

#[test]
fn whole_hours_become_what_is_sent() {
    for (text, expected) in [
        ("PT24H", Some(Span::Days(1))),
        ("P1DT12H", Some(Span::Hours(36))),
        ("PT5400S", None),
        ("PT7200S", Some(Span::Hours(2))),
        ("P2W", Some(Span::Days(14))),
        ("P1Y", None),
        ("P1M", None),
        ("PT0S", None),
        ("PT90M", None),
    ] {
        assert_eq!(Lifetime::new(text).span(), expected, "{text}");
    }
    assert_eq!(Span::Days(30).text(), "P30D");
    assert_eq!(Span::Hours(12).text(), "PT12H");
}

#[test]
fn a_life_fits_up_to_the_longest_and_no_further() {
    let fits = |span: Span, longest: &str| span.fits(&Lifetime::new(longest), start());
    assert_eq!(fits(Span::Hours(24), "P1D"), Some(true));
    assert_eq!(fits(Span::Hours(25), "P1D"), Some(false));
    // From the last of January a month has 28 days.
    assert_eq!(fits(Span::Days(28), "P1M"), Some(true));
    assert_eq!(fits(Span::Days(29), "P1M"), Some(false));
    assert_eq!(fits(Span::Days(1), "for ever"), None);
    assert_eq!(fits(Span::Days(1), "P9000Y"), Some(true));
}

proptest! {
    #[test]
    fn what_is_sent_is_read_back(count in 1_u32..100_000, is_days: bool) {
        let span = if is_days { Span::Days(count) } else { Span::Hours(count) };
        let read = Lifetime::from(span).span().map(Span::hours);
        prop_assert_eq!(read, Some(span.hours()));
        let length = i64::try_from(span.hours()).unwrap() * HOUR;
        prop_assert_eq!(span.end(start()), Some(start().plus_millis(length)));
    }

    #[test]
    fn no_text_is_lost(text in "\\PC{0,30}") {
        let kept = Lifetime::new(text.as_str());
        prop_assert_eq!(kept.text(), text);
    }
}
