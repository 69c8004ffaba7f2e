//! How long a key may live, in words.

use latchkey_core::{Lifetime, Unit};

use super::Words;

/// "1 day, 12 hours"; the tenant's own text where it isn't understood.
pub fn life(words: &dyn Words, lifetime: &Lifetime) -> String {
    let Some(parts) = lifetime.parts() else {
        return latchkey_core::text::shown(lifetime.text());
    };
    let parts = parts.into_iter().map(|(unit, count)| {
        let key = match unit {
            Unit::Second => "life_seconds",
            Unit::Minute => "life_minutes",
            Unit::Hour => "life_hours",
            Unit::Day => "life_days",
            Unit::Month => "life_months",
            Unit::Year => "life_years",
        };
        words.count(key, usize::try_from(count).unwrap_or(usize::MAX), &[])
    });
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english::English;

    #[test]
    fn every_form_has_its_words() {
        let english = English::read();
        for (text, expected) in [
            ("PT24H", "24 hours"),
            ("P1D", "1 day"),
            ("P1Y2M", "1 year, 2 months"),
            ("P1DT1H1M1S", "1 day, 1 hour, 1 minute, 1 second"),
            ("PT0S", "0 seconds"),
            ("for \u{202E}ever", "for ⟨U+202E⟩ever"),
        ] {
            assert_eq!(life(&english, &Lifetime::new(text)), expected);
        }
    }
}
