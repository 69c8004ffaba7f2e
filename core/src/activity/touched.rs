//! What a page changed of the list, so that only that is joined and named anew: a key may have been refused many
//! thousand times.

use std::collections::HashMap;

use super::entry::Activity;
use super::fact::ActivityKind;
use super::join::MOST_APART;
use crate::key::KeyId;
use crate::moment::Moment;

/// Which activities a page may have changed: by the key that they are about, `None` for those of no key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched(pub(super) HashMap<Option<KeyId>, TouchedPart>);

/// Which activities of one key, or of none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TouchedPart {
    All,
    /// Those from the first moment to the last; of a key only the refusals, since no other one depends on them.
    Between(Moment, Moment),
}

impl Touched {
    /// Notes that something of this key was changed.
    pub(super) fn add(&mut self, key: Option<KeyId>, part: TouchedPart) {
        let before = self.0.entry(key).or_insert(part);
        *before = match (*before, part) {
            (TouchedPart::Between(from, to), TouchedPart::Between(other_from, other_to)) => {
                TouchedPart::Between(from.min(other_from), to.max(other_to))
            }
            _ => TouchedPart::All,
        };
    }

    /// Whether an activity may have changed.
    pub fn has(&self, activity: &Activity) -> bool {
        let part = self.0.get(&activity.key);
        part.is_some_and(|part| part.has(activity))
    }
}

impl TouchedPart {
    /// Whether it has an activity, which is one of its key.
    pub(super) fn has(self, activity: &Activity) -> bool {
        match (self, activity.time.moment()) {
            (TouchedPart::All, _) => true,
            (TouchedPart::Between(from, to), Some(time)) => {
                may_stand_alone(activity) && from <= time && time <= to
            }
            (TouchedPart::Between(..), None) => false,
        }
    }

    /// The same with whatever may be joined with something in it, given all activities of its key.
    pub(super) fn widened<'a>(self, activities: impl Iterator<Item = &'a Activity>) -> TouchedPart {
        let TouchedPart::Between(mut from, mut to) = self else {
            return self;
        };
        let alone = activities.filter(|activity| may_stand_alone(activity));
        let mut times: Vec<Moment> = alone.filter_map(|it| it.time.moment()).collect();
        times.sort_unstable();
        let (before, _) = times.split_at(times.partition_point(|time| *time < from));
        let (_, after) = times.split_at(times.partition_point(|time| *time <= to));
        for time in before.iter().rev() {
            if from.since(*time) > MOST_APART {
                break;
            }
            from = *time;
        }
        for time in after {
            if time.since(to) > MOST_APART {
                break;
            }
            to = *time;
        }
        TouchedPart::Between(from, to)
    }
}

/// Whether nothing but what is joined with it depends on an activity. A change of a key is told with its name before.
pub(super) fn may_stand_alone(activity: &Activity) -> bool {
    activity.key.is_none() || activity.kind() == ActivityKind::KeyRefused
}
