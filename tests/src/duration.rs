//! ISO 8601 durations of fixed length, as the create call takes them: weeks, days, hours, minutes, seconds.
//!
//! Years and months are refused: whether Qlik takes them is not known, so nobody should rely on it.

/// The length in milliseconds, or `None` when the text is not such a duration or is zero.
pub fn parse(text: &str) -> Option<i64> {
    let rest = text.strip_prefix('P')?;
    let (date, clock) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((date, clock)) => (date, clock),
        None => (rest, ""),
    };
    let days = sum(date, &[('W', 604_800), ('D', 86_400)])?;
    let seconds = sum(clock, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    let total = days.checked_add(seconds)?.checked_mul(1_000)?;
    (total > 0).then_some(total)
}

/// Adds up `12H30M`-like text; each unit at most once and in the order given.
fn sum(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut total = 0_i64;
    let mut rest = text;
    for (letter, seconds) in units {
        if let Some((amount, after)) = rest.split_once(*letter) {
            if amount.is_empty() || !amount.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            total = total.checked_add(amount.parse::<i64>().ok()?.checked_mul(*seconds)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_what_the_console_offers() {
        assert_eq!(parse("PT6H"), Some(6 * 3_600_000));
        assert_eq!(parse("P7D"), Some(7 * 86_400_000));
        assert_eq!(parse("P1DT2H30M5S"), Some(95_405_000));
        assert_eq!(parse("P2W"), Some(14 * 86_400_000));
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "P",
            "PT",
            "P0D",
            "7D",
            "P1DT",
            "P1Y",
            "P1M",
            "PT1D",
            "P-1D",
            "P1.5D",
            "PT5M1H",
            "P99999999999999999D",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
