//! How long a list of 10,000 keys takes to read, to search by keystroke and to arrange, and a page
//! of 10,000 fields to be recognised, beside the plainest code that does something like it. The figures are for eyes: no time is asserted.

mod form;
mod pages;
mod ratio;

use std::hint::black_box;

use criterion::Criterion;
use latchkey_core::api::{ApiError, UsersForm, list_keys, list_users};
use latchkey_core::table::{Column, Hand, Sort, Table};
use latchkey_core::{Key, Moment, Owner, Response, UserId};
use serde_json::Value;

use ratio::Ratio;

/// 22 November 2026, 10:00 UTC.
const NOW: Moment = Moment::from_millis(1_795_341_600_000);
/// What somebody types, letter by letter.
const TYPED: &str = "nightly müll 7";

fn main() -> Result<(), ApiError> {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(std::time::Duration::from_millis(500))
        .measurement_time(std::time::Duration::from_secs(3))
        .configure_from_args();
    let pages = pages::keys();
    let ratios = [
        parse(&mut criterion, &pages)?,
        search(&mut criterion, &pages)?,
        arrange(&mut criterion, &pages)?,
        form::recognised(&mut criterion),
    ];
    for ratio in ratios {
        ratio.print();
    }
    criterion.final_summary();
    Ok(())
}

/// 100 pages into keys, beside JSON into a tree of values.
fn parse(criterion: &mut Criterion, pages: &[Response]) -> Result<Ratio, ApiError> {
    if read(pages)?.len() != pages::KEYS {
        return Err(ApiError::Unreadable);
    }
    let mut ratio = Ratio::new("parse 10,000 keys", "serde_json::Value");
    ratio.ours(criterion, || read(black_box(pages)).map(|keys| keys.len()));
    ratio.plain(criterion, || {
        values(black_box(pages)).map(|keys| keys.len())
    });
    Ok(ratio)
}

/// Each keystroke of a search, counting and sorting included, beside lower case and `contains`.
fn search(criterion: &mut Criterion, pages: &[Response]) -> Result<Ratio, ApiError> {
    let mut table = table(pages)?;
    let texts = texts(&table);
    let typed: Vec<&str> = TYPED
        .char_indices()
        .map(|(at, letter)| &TYPED[..at + letter.len_utf8()])
        .collect();
    let mut ratio = Ratio::new(
        "search 10,000 keys, 14 keystrokes",
        "to_lowercase, contains",
    );
    ratio.ours(criterion, || {
        for query in &typed {
            table.search(black_box(query), NOW);
        }
        table.shown_len()
    });
    ratio.plain(criterion, || {
        let found = |query: &&str| {
            let words = query.to_lowercase();
            let is_found = |text: &&String| {
                let text = text.to_lowercase();
                words.split_whitespace().all(|word| text.contains(word))
            };
            texts.iter().filter(is_found).count()
        };
        black_box(&typed).iter().map(found).sum::<usize>()
    });
    Ok(ratio)
}

/// All rows sorted by name, filtered and counted, beside sorting the names alone.
fn arrange(criterion: &mut Criterion, pages: &[Response]) -> Result<Ratio, ApiError> {
    let mut table = table(pages)?;
    let names: Vec<String> = read(pages)?.into_iter().map(|key| key.name).collect();
    let mut ratio = Ratio::new("arrange 10,000 keys by name", "sort_by_cached_key");
    ratio.ours(criterion, || {
        table.set_sort(black_box(Sort::Up(Column::Name)), NOW);
        table.shown_len()
    });
    ratio.plain(criterion, || {
        let mut names: Vec<&String> = black_box(&names).iter().collect();
        names.sort_by_cached_key(|name| name.to_lowercase());
        names.len()
    });
    Ok(ratio)
}

fn read(pages: &[Response]) -> Result<Vec<Key>, ApiError> {
    let mut keys = Vec::new();
    for page in pages {
        keys.extend(list_keys::parse(page)?.items);
    }
    Ok(keys)
}

fn values(pages: &[Response]) -> serde_json::Result<Vec<Value>> {
    let pages = pages.iter();
    pages.map(|page| serde_json::from_str(&page.text)).collect()
}

fn table(pages: &[Response]) -> Result<Table, ApiError> {
    let users = list_users::parse(&pages::users(), UsersForm::Get)?;
    let owners: Vec<(UserId, Owner)> = users
        .items
        .into_iter()
        .map(|user| (user.id.clone(), Owner::Found(user)))
        .collect();
    let mut table = Table::default();
    table.take(read(pages)?, Hand::Away, NOW);
    table.take_owners(owners, Hand::Away, NOW);
    Ok(table)
}

/// What a row shows, unfolded.
fn texts(table: &Table) -> Vec<String> {
    let text = |row: &latchkey_core::table::Row| {
        let owner = row.owner.user();
        let name = owner.map_or("", |user| user.name.as_str());
        let email = owner.and_then(|user| user.email.as_deref()).unwrap_or("");
        format!("{}\n{}\n{name}\n{email}", row.key.name, row.key.id.as_str())
    };
    table.all().map(text).collect()
}
