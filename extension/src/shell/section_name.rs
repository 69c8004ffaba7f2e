//! The sections of the screen: what a tab each stands for.

/// One section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SectionName {
    /// The list of the tenant's keys.
    #[default]
    Keys,
    /// Making a key.
    NewKey,
    /// What happened to keys.
    Activity,
    /// Handing the tenant's values to other products.
    Connect,
    /// The tenant's rules for keys.
    Settings,
}

impl SectionName {
    /// All sections, in the order of their tabs.
    pub const ALL: [SectionName; 5] = [
        SectionName::Keys,
        SectionName::NewKey,
        SectionName::Activity,
        SectionName::Connect,
        SectionName::Settings,
    ];

    /// The text that names it.
    pub fn name(self) -> &'static str {
        match self {
            SectionName::Keys => "section_keys",
            SectionName::NewKey => "section_new_key",
            SectionName::Activity => "section_activity",
            SectionName::Connect => "section_connect",
            SectionName::Settings => "section_settings",
        }
    }

    /// The id of its tab, by which the focus finds it.
    pub fn tab_id(self) -> String {
        format!("tab-{}", self.name())
    }

    /// The section whose tab is that many places to the right, round the end.
    #[must_use]
    pub fn beside(self, places: isize) -> SectionName {
        let count = SectionName::ALL.len().cast_signed();
        let at = SectionName::ALL.iter().position(|section| *section == self);
        let at = at.unwrap_or(0).cast_signed() + places;
        SectionName::ALL[at.rem_euclid(count).cast_unsigned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tabs_go_round() {
        assert_eq!(SectionName::Keys.beside(1), SectionName::NewKey);
        assert_eq!(SectionName::Keys.beside(-1), SectionName::Settings);
        assert_eq!(SectionName::Settings.beside(1), SectionName::Keys);
    }
}
