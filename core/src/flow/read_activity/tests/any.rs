//! What holds for any tenant, whatever its pages hold and in whichever order they come.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

/// How one type is answered: the number of its pages, and the status of the last where it isn't read.
type Story = (usize, Option<u16>);

const TYPES: [&str; 4] = [
    CREATED,
    DELETED,
    "com.qlik.api-key.created",
    "com.qlik.core.role.updated",
];

fn stories() -> impl Strategy<Value = Vec<Story>> {
    let status = prop_oneof![
        3 => Just(None),
        1 => prop::sample::select(vec![400, 403, 404, 500]).prop_map(Some),
    ];
    prop::collection::vec((1..5usize, status), TYPES.len())
}

/// A tenant in the middle of being read.
struct Told {
    stories: Vec<Story>,
    /// How many pages of each type were answered.
    answered: HashMap<usize, usize>,
}

impl Told {
    fn answer(&mut self, call: ActivityCall) -> Outcome {
        let ActivityCall::Events(event_type) = call else {
            return answer(404);
        };
        let at = TYPES
            .iter()
            .position(|name| *name == event_type.name)
            .unwrap();
        let page = self.answered.entry(at).or_default();
        *page += 1;
        let (pages, status) = self.stories[at];
        let is_last = *page == pages;
        match status.filter(|_| is_last) {
            Some(status) => answer(status),
            None => {
                let next = format!("/api/v1/audits?type={at}&page={page}");
                let age = i64::try_from(*page).unwrap();
                created(&[age * 10, age * 10 + 5], (!is_last).then_some(&next))
            }
        }
    }
}

proptest! {
    #[test]
    fn each_type_is_told_as_far_as_it_was_read(
        stories in stories(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        stop in prop::option::of(0..12usize),
    ) {
        let mut reading = of_types(&TYPES);
        let mut told = Told { stories, answered: HashMap::new() };
        let mut picks = picks.into_iter();
        let mut turns = 0;
        while reading.end.is_none() {
            if stop == Some(turns) {
                reading.happens(Event::Input(ActivityInput::Stop));
                break;
            }
            turns += 1;
            let at = picks.next().map_or(0, |pick| pick.index(reading.open.len()));
            let outcome = told.answer(reading.open[at].0);
            reading.answer(at, outcome);
        }
        let end = reading.end.unwrap();
        for (at, name) in TYPES.iter().enumerate() {
            let (pages, status) = told.stories[at];
            let answered = told.answered.get(&at).copied().unwrap_or_default();
            let is_over = answered == pages;
            let coverage = end.coverage.types.iter().find(|read| read.event_type.name == *name);
            let coverage = coverage.unwrap();
            let is_as_told = match &coverage.extent {
                Extent::Whole => is_over && status.is_none(),
                Extent::Failed(_) => is_over && status.is_some(),
                Extent::Stopped => !is_over && stop.is_some(),
                Extent::Reading | Extent::NotOffered | Extent::Cut => false,
            };
            prop_assert!(is_as_told, "{name}: {coverage:?}");
            let unread = usize::from(is_over && status.is_some());
            prop_assert_eq!(coverage.read, 2 * (answered - unread));
        }
        let are_over = told.stories.iter().enumerate().all(|(at, (pages, status))| {
            status.is_none() && told.answered.get(&at) == Some(pages)
        });
        prop_assert_eq!(end.coverage.is_whole(), are_over);
    }
}
