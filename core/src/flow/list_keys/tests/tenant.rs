//! A tenant that answers the list's requests page by page, with every liberty that the contract
//! leaves it.

use proptest::prelude::*;

use crate::api::From;
use crate::fixtures::{response, response_with};
use crate::http::{Request, Response};

/// Beyond any key made at the start: a key made while the list is read is the newest.
const LATER: u32 = 3_000_000;

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: String,
    /// Milliseconds of one hour.
    created: Option<u32>,
    is_there: bool,
    /// Neither made nor deleted while the list was read.
    pub(super) is_constant: bool,
}

/// What a tenant makes of `sort`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Order {
    Honoured,
    /// Ignored: always in this order.
    Always(From),
    ById,
}

#[derive(Clone, Debug)]
pub(super) struct Tenant {
    pub(super) rows: Vec<Row>,
    page: usize,
    order: Order,
    /// Keys of one time come in one order, whichever way the list is sorted.
    has_fixed_ties: bool,
    /// Keys without a time count as the newest, or else as the oldest.
    has_untimed_newest: bool,
    /// From this end's page of this number on, 500; or links that lead back.
    pub(super) fault: Option<(From, usize, Fault)>,
    served: [Vec<String>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    Breaks,
    GoesRound,
}

impl Tenant {
    pub(super) fn new(created: Vec<Option<u32>>, page: usize) -> Tenant {
        let row = |(at, created): (usize, Option<u32>)| Row {
            // Ids say nothing about times.
            id: format!("k{}", (at * 7_919) % 10_007),
            created,
            is_there: true,
            is_constant: true,
        };
        Tenant {
            rows: created.into_iter().enumerate().map(row).collect(),
            page,
            order: Order::Honoured,
            has_fixed_ties: false,
            has_untimed_newest: false,
            fault: None,
            served: [Vec::new(), Vec::new()],
        }
    }

    pub(super) fn in_order(self, order: Order) -> Tenant {
        Tenant { order, ..self }
    }

    /// So many keys, no two of one time.
    pub(super) fn of(count: u32, page: usize) -> Tenant {
        Tenant::new((0..count).map(Some).collect(), page)
    }

    pub(super) fn create(&mut self) {
        self.rows.push(Row {
            id: format!("new{}", self.rows.len()),
            created: Some(LATER + u32::try_from(self.rows.len()).unwrap()),
            is_there: true,
            is_constant: false,
        });
    }

    pub(super) fn delete(&mut self, at: usize) {
        let len = self.rows.len().max(1);
        if let Some(row) = self.rows.get_mut(at % len) {
            row.is_there = false;
            row.is_constant = false;
        }
    }

    /// How many requests came for each end.
    pub(super) fn requests(&self) -> usize {
        self.served.iter().map(Vec::len).sum()
    }

    pub(super) fn answer(&mut self, request: &Request) -> Response {
        let query = request.path.split_once('?').unwrap().1;
        let of = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name));
        let from = match of("sort=") {
            Some("-created") => From::Newest,
            Some("created") => From::Oldest,
            other => panic!("{other:?}"),
        };
        let is_preview = of("status=").is_some();
        if !is_preview {
            let served = &mut self.served[from as usize];
            assert!(!served.contains(&request.path), "twice: {}", request.path);
            served.push(request.path.clone());
        }
        let number = self.served[from as usize].len();
        let fault = self
            .fault
            .filter(|(at, since, _)| !is_preview && *at == from && number >= *since);
        if let Some((.., Fault::Breaks)) = fault {
            return response(500);
        }
        let (rows, cursor) = self.page(from, of("startingAfter="));
        let cursor = match (fault, self.served[from as usize].get(1)) {
            (Some(_), Some(path)) => path.split_once("startingAfter=").map(|it| it.1.to_owned()),
            _ => cursor,
        };
        let sort = of("sort=").unwrap();
        let next = cursor.map(|cursor| {
            format!(
                r#","next":{{"href":"https://k3v9.us.qlikcloud.com/api/v1/api-keys?limit=100&sort={sort}&startingAfter={cursor}"}}"#
            )
        });
        let text = format!(
            r#"{{"data":[{}],"links":{{"self":{{"href":""}}{}}}}}"#,
            rows.join(","),
            next.unwrap_or_default()
        );
        response_with(200, &text)
    }

    /// A page's rows as JSON, and the cursor of the next page: the last key's id. A key deleted
    /// since still has its place in the order.
    fn page(&self, from: From, after: Option<&str>) -> (Vec<String>, Option<String>) {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        rows.sort_by(|a, b| self.compare(from, a, b));
        let start = after.map_or(0, |id| {
            rows.iter().position(|row| row.id == id).unwrap() + 1
        });
        let there: Vec<&&Row> = rows[start..].iter().filter(|row| row.is_there).collect();
        let page = &there[..there.len().min(self.page)];
        let cursor = match there.len() > page.len() {
            true => page.last().map(|row| row.id.clone()),
            false => None,
        };
        (page.iter().map(|row| json(row)).collect(), cursor)
    }

    fn compare(&self, from: From, a: &Row, b: &Row) -> std::cmp::Ordering {
        let time = |row: &Row| {
            (
                row.created.is_none() == self.has_untimed_newest,
                row.created,
            )
        };
        let (times, ids) = (time(a).cmp(&time(b)), a.id.cmp(&b.id));
        let from = match self.order {
            Order::Honoured => from,
            Order::Always(from) => from,
            Order::ById => return ids,
        };
        match (from, self.has_fixed_ties) {
            (From::Oldest, _) => times.then(ids),
            (From::Newest, true) => times.reverse().then(ids),
            (From::Newest, false) => times.then(ids).reverse(),
        }
    }
}

fn json(row: &Row) -> String {
    let created = row.created.map(|millis| {
        let (minutes, seconds, millis) = (millis / 60_000, millis / 1_000 % 60, millis % 1_000);
        format!(r#","created":"2026-11-22T09:{minutes:02}:{seconds:02}.{millis:03}Z""#)
    });
    let (id, created) = (&row.id, created.unwrap_or_default());
    format!(r#"{{"id":"{id}","status":"active"{created}}}"#)
}

/// Any tenant.
pub(super) fn tenants() -> impl Strategy<Value = Tenant> {
    let size = (0usize..=600).prop_flat_map(|count| (Just(count), count / 20 + 1..=100));
    let times = (prop::sample::select(vec![1u32, 3, 50, LATER]), 0u32..4);
    let order = prop_oneof![
        3 => Just(Order::Honoured),
        1 => Just(Order::Always(From::Newest)),
        1 => Just(Order::Always(From::Oldest)),
        1 => Just(Order::ById),
    ];
    let fault = (
        prop::sample::select(vec![From::Newest, From::Oldest]),
        1usize..6,
        prop::sample::select(vec![Fault::Breaks, Fault::GoesRound]),
    );
    let fault = prop::option::of(fault);
    (
        size,
        times,
        order,
        fault,
        any::<(bool, bool)>(),
        any::<u32>(),
    )
        .prop_map(
            |((count, page), (spread, untimed), order, fault, (fixed, newest), seed)| {
                let mut chance = seed;
                let mut next = || {
                    // Numerical Recipes' generator: one seed shrinks better than 600 times.
                    chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    chance >> 8
                };
                let times = (0..count)
                    .map(|_| (next() % 100 >= untimed * untimed).then(|| next() % spread))
                    .collect();
                Tenant {
                    order,
                    fault,
                    has_fixed_ties: fixed,
                    has_untimed_newest: newest,
                    ..Tenant::new(times, page)
                }
            },
        )
}
