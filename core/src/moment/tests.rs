use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Moment {
    Moment::parse(text).expect(text)
}

/// The distance as a short text: `+3 Hour`, `-2 Day`.
fn said(millis: i64) -> String {
    let Distance {
        amount,
        unit,
        direction,
    } = distance(Moment::from_millis(0), Moment::from_millis(millis));
    let sign = if direction == Direction::Past {
        '-'
    } else {
        '+'
    };
    format!("{sign}{amount} {unit:?}")
}

#[test]
fn rfc3339_is_read() {
    assert_eq!(at("1970-01-01T00:00:00Z").millis(), 0);
    assert_eq!(at("2026-11-22T09:30:00.000Z").millis(), 1_795_339_800_000);
    assert_eq!(
        at("2026-11-22T09:30:00.123456789Z").millis(),
        1_795_339_800_123
    );
    assert_eq!(at("2026-11-22T11:30:00+02:00").millis(), 1_795_339_800_000);
    assert_eq!(
        at("2026-11-22T10:30:00.5+01:00").millis(),
        1_795_339_800_500
    );
    assert_eq!(at("2026-11-22T04:00:00-05:30").millis(), 1_795_339_800_000);
    assert_eq!(at("2026-11-22t09:30:00z").millis(), 1_795_339_800_000);
    assert_eq!(at("1969-12-31T23:59:59Z").millis(), -1_000);
}

#[test]
fn rfc3339_is_written() {
    for text in [
        "1970-01-01T00:00:00Z",
        "2026-11-22T09:30:00.5Z",
        "1969-12-31T23:59:59Z",
    ] {
        assert_eq!(at(text).to_rfc3339(), text);
    }
    let [first, last] = [i64::MIN, i64::MAX].map(|at| Moment::from_millis(at).to_rfc3339());
    assert!(
        first.starts_with('-') && last.starts_with("9999-"),
        "{first} {last}"
    );
}

#[test]
fn anything_else_is_refused() {
    for text in [
        "",
        "2026-11-22",
        "2026-11-22T09:30:00",
        "2026-11-22T09:30Z",
        "2026-11-22T09Z",
        "20261122T093000Z",
        "2026-11-22 09:30:00Z",
        "2026-11-22T09:30:00.Z",
        "2026-11-22T09:30:00,5Z",
        "2026-11-22T09:30:00Z[Europe/Paris]",
        "2026-11-22T09:30:00+02:00[Europe/Paris]",
        "2026-11-22T09:30:00+0200",
        "2026-11-22T09:30:00+02",
        "2026-13-22T09:30:00Z",
        "2026-02-30T09:30:00Z",
        "2026-11-22T25:30:00Z",
        "+002026-11-22T09:30:00Z",
        " 2026-11-22T09:30:00Z",
        "2026-11-22T09:30:00Z ",
        "1795339800000",
        "9999-12-31T23:59:59Z",
        "２０２６-11-22T09:30:00Z",
    ] {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}

#[test]
fn moment_travels_as_a_number() {
    let moment = Moment::from_millis(1_795_339_800_000);
    let json = serde_json::to_string(&moment).unwrap();
    assert_eq!(json, "1795339800000");
    assert_eq!(serde_json::from_str::<Moment>(&json).unwrap(), moment);
}

#[test]
fn arithmetic_stops_at_the_ends() {
    let end = Moment::from_millis(i64::MAX);
    let start = Moment::from_millis(i64::MIN);
    assert_eq!(end.plus_millis(1), end);
    assert_eq!(start.plus_millis(-1), start);
    assert_eq!(end.since(start), i64::MAX);
    assert_eq!(start.since(end), i64::MIN);
    assert_eq!(Moment::from_millis(5).since(Moment::from_millis(7)), -2);
}

#[test]
fn date_header_is_read() {
    let moment = parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(moment, Some(at("1994-11-06T08:49:37Z")));
    for text in [
        "",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Sun, 06 Nov 1994 08:49:37 EST",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 24:49:37 GMT",
    ] {
        assert_eq!(parse_http_date(text), None, "{text}");
    }
}

#[test]
fn distance_is_said_in_the_unit_a_human_chooses() {
    let (second, minute, hour, day) = (1_000, 60_000, 3_600_000, 86_400_000);
    let month = 2_630_016_000;
    for (millis, expected) in [
        (0, "+0 Second"),
        (999, "+0 Second"),
        (-1, "-0 Second"),
        (59 * second, "+59 Second"),
        (minute, "+1 Minute"),
        (-(hour - 1), "-59 Minute"),
        (hour, "+1 Hour"),
        (3 * hour + 59 * minute, "+3 Hour"),
        (2 * day - 1, "+47 Hour"),
        (-2 * day, "-2 Day"),
        (60 * day, "+60 Day"),
        (2 * month - 1, "+60 Day"),
        (2 * month, "+2 Month"),
        (90 * day, "+2 Month"),
        (24 * month - 1, "+23 Month"),
        (-24 * month, "-2 Year"),
        (3_653 * day, "+10 Year"),
    ] {
        assert_eq!(said(millis), expected, "{millis} ms");
    }
}

#[test]
fn period_is_read() {
    let seconds = |text| Period::parse(text).and_then(Period::as_seconds);
    assert_eq!(seconds("P7D"), Some(7 * 86_400));
    assert_eq!(seconds("PT6H"), Some(6 * 3_600));
    assert_eq!(seconds("P1W"), Some(7 * 86_400));
    assert_eq!(seconds("P1DT1H1M1S"), Some(90_061));
    assert_eq!(seconds("PT0.5H"), Some(1_800));
    assert_eq!(seconds("PT0S"), Some(0));
    assert_eq!(seconds("PT90M"), Some(5_400));
}

#[test]
fn months_and_years_have_no_seconds() {
    let period = Period::parse("P1Y2M3D").unwrap();
    assert_eq!((period.years, period.months, period.days), (1, 2, 3));
    assert_eq!(period.as_seconds(), None);
}

#[test]
fn other_durations_are_left_to_the_caller() {
    for text in [
        "", "P", "PT", "P0.5D", "-P1D", "7 days", "1h", "24:00", "P1D ", "PT1H1D",
    ] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn only_ascii_is_a_time(text in "[-+0-9TZ:.,PYMWDHS ０é]{0,40}") {
        let read = Moment::parse(&text).is_some()
            || parse_http_date(&text).is_some()
            || Period::parse(&text).is_some();
        prop_assert!(text.is_ascii() || !read);
    }

    #[test]
    fn a_moment_is_read_back_from_its_text(millis in -62_135_596_800_000_i64..253_402_200_000_000) {
        let text = Timestamp::from_millisecond(millis).unwrap().to_string();
        prop_assert_eq!(Moment::parse(&text), Some(Moment::from_millis(millis)));
    }

    #[test]
    fn distance_mirrors(from in any::<i64>(), to in any::<i64>()) {
        let there = distance(Moment::from_millis(from), Moment::from_millis(to));
        let back = distance(Moment::from_millis(to), Moment::from_millis(from));
        prop_assert_eq!((there.amount, there.unit), (back.amount, back.unit));
        prop_assert_eq!(there.direction == back.direction, from == to);
    }
}
