//! What is left to do once our code has failed: to say where, and to do no more.

use std::cell::Cell;
use std::panic::Location;

thread_local! {
    static HAS_FAILED: Cell<bool> = const { Cell::new(false) };
}

/// From now on nothing of this module is to be believed. The console is told the place in our code;
/// not the panic's text, since nobody can vouch for what is in it.
pub fn note(location: Option<&Location<'_>>) {
    HAS_FAILED.set(true);
    web_sys::console::error_1(&said_of(location).into());
}

/// Whether our code has failed on this page.
pub fn has_failed() -> bool {
    HAS_FAILED.get()
}

fn said_of(location: Option<&Location<'_>>) -> String {
    match location {
        Some(place) => format!("Latchkey has failed at {}:{}", place.file(), place.line()),
        None => "Latchkey has failed".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_said_and_nothing_else() {
        let place = Location::caller();
        let said = said_of(Some(place));
        let (before, line) = said.rsplit_once(':').unwrap();
        assert!(before.starts_with("Latchkey has failed at "), "{said}");
        assert!(before.ends_with("failure.rs"), "{said}");
        assert_eq!(line, place.line().to_string());
        assert_eq!(said_of(None), "Latchkey has failed");
    }
}
