//! Where Qlik's regions are, and what lists call these and other places.

/// A region of Qlik Cloud. Code, place and AWS's code are those of Qlik's "Region mapping".
pub(super) struct Region {
    pub code: &'static str,
    /// What one says of it in English.
    pub place: &'static str,
    pub aws: &'static str,
    /// Names that are for it alone, folded, in the languages of the lexicon.
    pub cities: &'static [&'static str],
    /// Names of the part of the country that it is in.
    pub areas: &'static [&'static str],
    /// Names of the country around it, in which others may have more places.
    pub countries: &'static [&'static str],
}

pub(super) const REGIONS: [Region; 13] = [
    Region {
        code: "us",
        place: "N. Virginia",
        aws: "us east 1",
        cities: &["virginia", "nordvirginia", "virginie"],
        areas: &[
            "us east",
            "usa east",
            "us ost",
            "usa ost",
            "us est",
            "usa est",
            "est des etats unis",
        ],
        countries: &[
            "united states",
            "usa",
            "us",
            "u s",
            "vereinigte staaten",
            "etats unis",
        ],
    },
    Region {
        code: "eu",
        place: "Ireland",
        aws: "eu west 1",
        cities: &["dublin"],
        areas: &[],
        countries: &["ireland", "irland", "irlande"],
    },
    Region {
        code: "de",
        place: "Frankfurt",
        aws: "eu central 1",
        cities: &["frankfurt", "francfort"],
        areas: &[],
        countries: &["germany", "deutschland", "allemagne"],
    },
    Region {
        code: "uk",
        place: "London",
        aws: "eu west 2",
        cities: &["london", "londres"],
        areas: &[],
        countries: &[
            "united kingdom",
            "uk",
            "great britain",
            "england",
            "vereinigtes konigreich",
            "grossbritannien",
            "royaume uni",
            "grande bretagne",
        ],
    },
    Region {
        code: "fr",
        place: "Paris",
        aws: "eu west 3",
        cities: &["paris"],
        areas: &[],
        countries: &["france", "frankreich"],
    },
    Region {
        code: "se",
        place: "Stockholm",
        aws: "eu north 1",
        cities: &["stockholm"],
        areas: &[],
        countries: &["sweden", "schweden", "suede"],
    },
    Region {
        code: "ap",
        place: "Sydney",
        aws: "ap southeast 2",
        cities: &["sydney"],
        areas: &[],
        countries: &["australia", "australien", "australie"],
    },
    Region {
        code: "sg",
        place: "Singapore",
        aws: "ap southeast 1",
        cities: &[],
        areas: &[],
        countries: &["singapore", "singapur", "singapour"],
    },
    Region {
        code: "jp",
        place: "Tokyo",
        aws: "ap northeast 1",
        cities: &["tokyo", "tokio"],
        areas: &[],
        countries: &["japan", "japon"],
    },
    Region {
        code: "in",
        place: "Mumbai",
        aws: "ap south 1",
        cities: &["mumbai", "bombay"],
        areas: &[],
        countries: &["india", "indien", "inde"],
    },
    Region {
        code: "il",
        place: "Tel Aviv",
        aws: "il central 1",
        cities: &["tel aviv"],
        areas: &[],
        countries: &["israel"],
    },
    Region {
        code: "ae",
        place: "UAE",
        aws: "me central 1",
        cities: &[],
        areas: &[],
        countries: &[
            "uae",
            "united arab emirates",
            "vae",
            "vereinigte arabische emirate",
            "emirats arabes unis",
        ],
    },
    Region {
        code: "br",
        place: "São Paulo",
        aws: "sa east 1",
        cities: &["sao paulo"],
        areas: &[],
        countries: &["brazil", "brasilien", "bresil"],
    },
];

/// Other vendors' codes, which Qlik has another one for or none: ISO's, Talend's, those of continents.
pub(super) const FOREIGN_CODES: [&str; 9] = [
    "amer", "apac", "au", "emea", "gb", "ie", "latam", "na", "noram",
];

/// Places in the same countries that others have data centres in, folded.
pub(super) const ELSEWHERE: &str = "\
    abu dhabi, bangalore, bengaluru, berlin, brisbane, california, canberra, chennai, chicago, \
    dallas, delhi, dubai, dusseldorf, hamburg, hyderabad, iowa, kalifornien, californie, marseille, \
    melbourne, munchen, munich, new york, ohio, oregon, osaka, perth, phoenix, pune, \
    rio de janeiro, san francisco, san jose, seattle, texas, us central, us north, us south, \
    us west, usa west, us ouest";

/// Makers of other clouds than the one that Qlik Cloud runs on.
pub(super) const OTHER_CLOUDS: [&str; 6] = ["alibaba", "azure", "gcp", "google", "ibm", "oracle"];

/// Azure's names in one piece, by their beginnings.
pub(super) const AZURE: [&str; 26] = [
    "australiacentral",
    "australiaeast",
    "australiasoutheast",
    "brazilsouth",
    "centralindia",
    "centralus",
    "eastasia",
    "eastus",
    "francecentral",
    "francesouth",
    "germanynorth",
    "germanywestcentral",
    "israelcentral",
    "japaneast",
    "japanwest",
    "northcentralus",
    "northeurope",
    "southcentralus",
    "southeastasia",
    "swedencentral",
    "uaecentral",
    "uaenorth",
    "uksouth",
    "ukwest",
    "westeurope",
    "westus",
];

/// What AWS and Google call the parts of a continent.
pub(super) const DIRECTIONS: [&str; 9] = [
    "central",
    "east",
    "north",
    "northeast",
    "northwest",
    "south",
    "southeast",
    "southwest",
    "west",
];
