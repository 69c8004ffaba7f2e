//! Icons: strokes in the colour of the text beside them, for the eye alone. They stand in the page as paths, since
//! an icon from a file is waited for, and makes a document of its own, before a first screen is drawn.

use crate::screen::{Element, element};

/// The square that every icon is drawn in.
pub const SQUARE: &str = "0 0 16 16";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Check,
    Clock,
    Close,
    Copy,
    Info,
    More,
    Out,
    Refresh,
    Rename,
    Rotate,
    Search,
    Tab,
    Warn,
}

impl Icon {
    /// What is stroked, as SVG's path data.
    pub fn path(self) -> &'static str {
        match self {
            Icon::Check => "m3 8.5 3.25 3.25L13 5",
            Icon::Clock => "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 1 1 11 0zM8 5v3.25l2 1.25",
            Icon::Close => "m4 4 8 8M12 4l-8 8",
            Icon::Copy => {
                "M7.25 5.75h4.5a1.5 1.5 0 0 1 1.5 1.5v4.5a1.5 1.5 0 0 1-1.5 1.5h-4.5a1.5 1.5 0 0 1-1.5-1.5v-4.5\
                 a1.5 1.5 0 0 1 1.5-1.5zM3.5 10.25H3A1.25 1.25 0 0 1 2.25 9V3.5A1.25 1.25 0 0 1 3.5 2.25H9\
                 A1.25 1.25 0 0 1 10.25 3v.5"
            }
            Icon::Info => {
                "M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 1 1 11.5 0zM8 7.5v3.25M8 5.1v.05"
            }
            Icon::More => "m4.5 6.25 3.5 3.5 3.5-3.5",
            Icon::Out => "M5.5 4.5h6v6M11.5 4.5l-7 7",
            Icon::Refresh => "M13.25 8a5.25 5.25 0 1 1-1.6-3.75L13.25 5.8M13.25 2.5v3.3h-3.3",
            Icon::Rename => {
                "M9.75 3.75 12.25 6.25M3 13l.6-3L10.5 3.1a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2L6 12.4z"
            }
            Icon::Rotate => {
                "M2.75 5.5h9.5M9.75 3l2.5 2.5L9.75 8M13.25 10.5h-9.5M6.25 8l-2.5 2.5 2.5 2.5"
            }
            Icon::Search => "M11.25 7a4.25 4.25 0 1 1-8.5 0 4.25 4.25 0 1 1 8.5 0zM10.25 10.25l3 3",
            Icon::Tab => {
                "M9.5 2.75h3.75V6.5M13.25 2.75 8.5 7.5M6.5 3.25H4A1.25 1.25 0 0 0 2.75 4.5V12\
                 A1.25 1.25 0 0 0 4 13.25h7.5A1.25 1.25 0 0 0 12.75 12V9.5"
            }
            Icon::Warn => "M8 2.5 14 13H2L8 2.5ZM8 6.75v2.75M8 11.3v.05",
        }
    }

    /// The icon as it stands in the page.
    pub fn node<M>(self) -> Element<M> {
        element(
            "svg",
            &[
                ("class", "icon"),
                ("viewBox", SQUARE),
                ("aria-hidden", "true"),
            ],
        )
        .child(element("path", &[]).attribute("d", self.path()))
    }
}
