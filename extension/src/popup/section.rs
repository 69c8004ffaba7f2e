//! The sections of the screen: what a tab each stands for.

/// One section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// The list of the tenant's keys.
    #[default]
    Keys,
    /// Making a key.
    NewKey,
    /// Handing the tenant's values to other products.
    Connect,
    /// The tenant's rules for keys.
    Settings,
}

impl Section {
    /// All sections, in the order of their tabs.
    pub const ALL: [Section; 4] = [
        Section::Keys,
        Section::NewKey,
        Section::Connect,
        Section::Settings,
    ];

    /// The text that names it.
    pub fn name(self) -> &'static str {
        match self {
            Section::Keys => "section_keys",
            Section::NewKey => "section_new_key",
            Section::Connect => "section_connect",
            Section::Settings => "section_settings",
        }
    }

    /// The id of its tab, by which the focus finds it.
    pub fn tab_id(self) -> String {
        format!("tab-{}", self.name())
    }

    /// The section whose tab is that many places to the right, round the end.
    #[must_use]
    pub fn beside(self, places: isize) -> Section {
        let count = Section::ALL.len().cast_signed();
        let at = Section::ALL.iter().position(|section| *section == self);
        let at = at.unwrap_or(0).cast_signed() + places;
        Section::ALL[at.rem_euclid(count).cast_unsigned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tabs_go_round() {
        assert_eq!(Section::Keys.beside(1), Section::NewKey);
        assert_eq!(Section::Keys.beside(-1), Section::Settings);
        assert_eq!(Section::Settings.beside(1), Section::Keys);
    }
}
