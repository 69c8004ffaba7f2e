//! The recorded uses of one key over time: as a chart, and as a table.

use latchkey_core::Moment;
use latchkey_core::activity::uses::{KeyUses, UseBucket};
use latchkey_core::flow::read_uses::UsesReport;

use super::reading::size;
use crate::features::key_uses::state::KeyUsesMessage as Message;
use crate::screen::{Element, Node, element, tag};
use crate::ui::chart::{Bar, chart};
use crate::words::Words;

/// A day or an hour.
struct Bucket {
    start: Moment,
    /// `None` where none was found and not all of it was read.
    count: Option<u64>,
}

/// The chart, and the table under it.
pub(super) fn bars(report: &UsesReport, uses: &KeyUses, words: &dyn Words) -> Node<Message> {
    let buckets = buckets(report, uses);
    let length = report.counts.bucket;
    Node::from(vec![
        picture(&buckets, length, uses, words),
        table(&buckets, length, words),
    ])
}

fn buckets(report: &UsesReport, uses: &KeyUses) -> Vec<Bucket> {
    let window = report.counts.window;
    let is_read = |start: Moment| {
        let start = start.max(window.start);
        report.reached.is_some_and(|reached| reached <= start)
    };
    let counted = report.counts.starts().zip(&uses.buckets);
    let counted = counted.map(|(start, count)| Bucket {
        start,
        count: (*count > 0 || is_read(start)).then_some(*count),
    });
    counted.collect()
}

fn picture(
    buckets: &[Bucket],
    length: UseBucket,
    uses: &KeyUses,
    words: &dyn Words,
) -> Element<Message> {
    let (title, peak) = match length {
        UseBucket::Hour => ("uses_chart_hours", "uses_peak_hour"),
        UseBucket::Day => ("uses_chart_days", "uses_peak_day"),
    };
    let title = words.count(title, size(uses.count), &[]);
    let highest = buckets.iter().max_by_key(|bucket| bucket.count);
    let peak = highest.map_or_else(String::new, |highest| {
        let count = words.number(size(highest.count.unwrap_or_default()));
        words.text(peak, &[&name(highest.start, length, words), &count])
    });
    let bars: Vec<Bar> = buckets
        .iter()
        .map(|bucket| Bar {
            label: words.text(
                "uses_bar",
                &[&name(bucket.start, length, words), &said(bucket, words)],
            ),
            count: bucket.count,
        })
        .collect();
    let ends = [buckets.first(), buckets.last()].map(|end| {
        let end = end.map(|bucket| name(bucket.start, length, words));
        tag("span").text(end.unwrap_or_default())
    });
    element("div", &[("class", "uses-chart")])
        .child(element("p", &[("class", "quiet")]).text(peak.clone()))
        .child(chart("uses-chart", title, peak, &bars))
        // The table says when.
        .child(element("p", &[("class", "ends"), ("aria-hidden", "true")]).list(ends))
}

/// The newest first, as the list of keys has them. It scrolls, so it can have the focus.
fn table(buckets: &[Bucket], length: UseBucket, words: &dyn Words) -> Element<Message> {
    let heading = |key: &str| element("th", &[("scope", "col")]).text(words.say(key));
    let when = match length {
        UseBucket::Hour => "uses_hour",
        UseBucket::Day => "uses_day",
    };
    let rows = buckets.iter().rev().map(|bucket| {
        let head = element("th", &[("scope", "row")]).text(name(bucket.start, length, words));
        tag("tr")
            .key(bucket.start.millis().to_string())
            .child(head)
            .child(tag("td").text(said(bucket, words)))
    });
    let head = tag("tr")
        .child(heading(when))
        .child(heading("uses_recorded"));
    let table = tag("table")
        .child(tag("thead").child(head))
        .child(tag("tbody").list(rows));
    let scrolled = element(
        "div",
        &[
            ("class", "uses-table"),
            ("tabindex", "0"),
            ("role", "group"),
        ],
    )
    .attribute("aria-label", words.say("uses_recorded"))
    .child(table);
    tag("details")
        .child(tag("summary").text(words.say("uses_as_table")))
        .child(scrolled)
}

fn said(bucket: &Bucket, words: &dyn Words) -> String {
    match bucket.count {
        Some(count) => words.number(size(count)),
        None => words.say("uses_bucket_not_read"),
    }
}

/// A day by its middle: where clocks were changed meanwhile, it begins an hour beside midnight.
fn name(start: Moment, length: UseBucket, words: &dyn Words) -> String {
    match length {
        UseBucket::Hour => words.minute(start),
        UseBucket::Day => words.day(start.plus_millis(length.millis() / 2)),
    }
}
