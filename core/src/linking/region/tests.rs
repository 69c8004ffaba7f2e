use proptest::prelude::*;

use super::*;
use crate::fixtures;

fn region(code: &str, choices: &[(&str, &str)]) -> Result<String, Refusal> {
    let choices = choices.iter();
    let choices: Vec<Choice> = choices
        .map(|(value, label)| fixtures::choice(value, label))
        .collect();
    choice(Value::Region, code, &choices).map(|choice| choice.value)
}

/// The regions with how a list may show each: code, AWS's code, city, country, German, French.
const SHOWN: [[&str; 6]; 13] = [
    [
        "us",
        "us-east-1",
        "US East (N. Virginia)",
        "United States",
        "Vereinigte Staaten",
        "États-Unis",
    ],
    [
        "eu",
        "eu-west-1",
        "EU (Ireland)",
        "Ireland",
        "Irland",
        "Irlande",
    ],
    [
        "de",
        "eu-central-1",
        "Europe (Frankfurt)",
        "Germany",
        "Deutschland",
        "Allemagne",
    ],
    [
        "uk",
        "eu-west-2",
        "Europe (London)",
        "United Kingdom",
        "Vereinigtes Königreich",
        "Royaume-Uni",
    ],
    [
        "fr",
        "eu-west-3",
        "Europe (Paris)",
        "France",
        "Frankreich",
        "France",
    ],
    [
        "se",
        "eu-north-1",
        "Europe (Stockholm)",
        "Sweden",
        "Schweden",
        "Suède",
    ],
    [
        "ap",
        "ap-southeast-2",
        "Asia Pacific (Sydney)",
        "Australia",
        "Australien",
        "Australie",
    ],
    [
        "sg",
        "ap-southeast-1",
        "Asia Pacific (Singapore)",
        "Singapore",
        "Singapur",
        "Singapour",
    ],
    [
        "jp",
        "ap-northeast-1",
        "Asia Pacific (Tokyo)",
        "Japan",
        "Japan",
        "Japon",
    ],
    [
        "in",
        "ap-south-1",
        "Asia Pacific (Mumbai)",
        "India",
        "Indien",
        "Inde",
    ],
    [
        "il",
        "il-central-1",
        "Israel (Tel Aviv)",
        "Israel",
        "Israel",
        "Israël",
    ],
    [
        "ae",
        "me-central-1",
        "Middle East (UAE)",
        "United Arab Emirates",
        "Vereinigte Arabische Emirate",
        "Émirats arabes unis",
    ],
    [
        "br",
        "sa-east-1",
        "South America (São Paulo)",
        "Brazil",
        "Brasilien",
        "Brésil",
    ],
];

#[test]
fn each_is_found_however_a_list_shows_it() {
    for shown in 0..6 {
        let numbers: Vec<String> = (0..SHOWN.len()).map(|at| at.to_string()).collect();
        let numbers = numbers.iter().map(String::as_str);
        let mut by_label: Vec<(&str, &str)> =
            numbers.zip(SHOWN.iter().map(|of| of[shown])).collect();
        by_label.insert(0, ("", "Choose"));
        let by_value: Vec<(&str, &str)> = SHOWN.iter().map(|of| (of[shown], "")).collect();
        for (at, of) in SHOWN.iter().enumerate() {
            assert_eq!(
                region(of[0], &by_label),
                Ok(at.to_string()),
                "{}",
                of[shown]
            );
            assert_eq!(
                region(of[0], &by_value),
                Ok(of[shown].to_owned()),
                "{}",
                of[shown]
            );
            assert!(place_of(of[0]).is_some());
        }
    }
    assert_eq!(place_of("br"), Some("São Paulo"));
    assert_eq!(place_of("mx"), None);
}

#[test]
fn codes_are_found_in_values_labels_and_addresses() {
    let in_value = [("us", "US"), ("eu", "EU"), ("de", "DE")];
    assert_eq!(region("eu", &in_value), Ok("eu".to_owned()));
    let in_label = [
        ("1", "Europe (eu)"),
        ("2", "America (us)"),
        ("3", "de - Central Europe"),
    ];
    assert_eq!(region("eu", &in_label), Ok("1".to_owned()));
    assert_eq!(region("de", &in_label), Ok("3".to_owned()));
    let in_words = [
        ("1", "Données dans la région de Berne"),
        ("2", "Centre in Oslo"),
    ];
    assert_eq!(region("de", &in_words), Err(Refusal::NoChoice));
    assert_eq!(region("in", &in_words), Err(Refusal::NoChoice));
    let addresses = [
        ("1", "eu.qlikcloud.com"),
        ("2", "https://mx.qlikcloud.com/"),
        ("ie", "Other"),
    ];
    assert_eq!(region("eu", &addresses), Ok("1".to_owned()));
    assert_eq!(region("mx", &addresses), Ok("2".to_owned()));
}

/// As the public table of Talend's addresses has them.
#[test]
fn codes_of_another_vendor_are_not_trusted() {
    let talend = [
        ("", "Choose"),
        ("us", "AWS United States"),
        ("eu", "AWS Europe"),
        ("ie", "AWS Europe (Ireland)"),
        ("uk", "AWS Europe (London)"),
        ("ap", "AWS Asia Pacific"),
        ("au", "AWS Australia"),
        ("sg", "AWS Singapore"),
        ("in", "AWS India (Mumbai)"),
    ];
    for (code, found) in [
        ("us", "us"),
        ("eu", "ie"),
        ("uk", "uk"),
        ("ap", "au"),
        ("sg", "sg"),
        ("in", "in"),
    ] {
        assert_eq!(region(code, &talend), Ok(found.to_owned()), "{code}");
    }
    for code in ["de", "jp", "fr", "mx"] {
        assert_eq!(region(code, &talend), Err(Refusal::ListDisagrees), "{code}");
    }
    let continents = [("na", "NA"), ("eu", "EU"), ("apac", "APAC")];
    assert_eq!(region("eu", &continents), Err(Refusal::ListDisagrees));
}

#[test]
fn a_list_whose_codes_are_of_other_places_goes_by_names() {
    let frankfurt = [
        ("us", "US East (N. Virginia)"),
        ("eu", "Europe (Frankfurt)"),
    ];
    assert_eq!(region("eu", &frankfurt), Err(Refusal::ListDisagrees));
    assert_eq!(region("de", &frankfurt), Ok("eu".to_owned()));
    let crossed = [("", "Choose"), ("us", "Europe"), ("eu", "US")];
    assert_eq!(region("us", &crossed), Err(Refusal::ListDisagrees));
    let tokyo = [("jp", "Japan (Osaka)"), ("ap", "Asia Pacific (Tokyo)")];
    assert_eq!(region("jp", &tokyo), Err(Refusal::ListDisagrees));
    let oregon = [("us", "US West (Oregon)"), ("eu", "Europe")];
    assert_eq!(region("us", &oregon), Err(Refusal::ListDisagrees));
    assert_eq!(region("mx", &oregon), Err(Refusal::ListDisagrees));
    // As an API's reference prints them, with two of AWS's codes taken for each other.
    let reference = [
        ("ap-southeast-1", "Australia (ap)"),
        ("ap-southeast-2", "Singapore (sg)"),
        ("eu-central-1", "Germany (de)"),
    ];
    assert_eq!(region("de", &reference), Ok("eu-central-1".to_owned()));
    assert_eq!(region("ap", &reference), Err(Refusal::ListDisagrees));
    assert_eq!(region("sg", &reference), Err(Refusal::ListDisagrees));
}

#[test]
fn several_are_none() {
    let two_names = [("1", "EU West (Ireland)"), ("2", "EU 2 (Ireland)")];
    assert_eq!(region("eu", &two_names), Err(Refusal::SeveralChoices));
    let two_europes = [("eu", "Europe"), ("eu2", "Europe (Ireland)"), ("us", "US")];
    assert_eq!(region("eu", &two_europes), Err(Refusal::SeveralChoices));
    let two_codes = [("1", "EU"), ("2", "eu")];
    assert_eq!(region("eu", &two_codes), Err(Refusal::SeveralChoices));
    let of_two_the_code = [("eu", "Ireland"), ("dr", "Ireland (reserve)")];
    assert_eq!(region("eu", &of_two_the_code), Ok("eu".to_owned()));
    assert_eq!(
        region("us", &[("1", "Europe"), ("2", "Asia")]),
        Err(Refusal::NoChoice)
    );
    assert_eq!(
        region("eu", &[("1", "Europe (Frankfurt)")]),
        Err(Refusal::NoChoice)
    );
}

#[test]
fn within_a_country_the_city_counts() {
    let states = [
        ("1", "US East"),
        ("2", "US West"),
        ("3", "US East (Ohio)"),
        ("4", "US East (N. Virginia)"),
    ];
    assert_eq!(region("us", &states[..3]), Ok("1".to_owned()));
    assert_eq!(region("us", &states), Ok("4".to_owned()));
    assert_eq!(region("us", &states[1..3]), Err(Refusal::NoChoice));
    let of_aws = [
        ("us-east-2", "US East (Ohio)"),
        ("us-east-1", "US East (N. Virginia)"),
    ];
    assert_eq!(region("us", &of_aws), Ok("us-east-1".to_owned()));
    assert_eq!(region("us", &of_aws[..1]), Err(Refusal::NoChoice));
    let japan = [("1", "Japan (Osaka)"), ("2", "Japan (Tokyo)")];
    assert_eq!(region("jp", &japan), Ok("2".to_owned()));
    assert_eq!(region("jp", &japan[..1]), Err(Refusal::NoChoice));
    let clouds = [
        ("1", "AWS Frankfurt"),
        ("2", "Azure Frankfurt"),
        ("3", "GCP Frankfurt"),
    ];
    assert_eq!(region("de", &clouds), Ok("1".to_owned()));
    let government = [("us-gov-east-1", "US-East"), ("us-east-1", "US-East")];
    assert_eq!(region("us", &government), Ok("us-east-1".to_owned()));
}

#[test]
fn a_region_that_is_new_is_found_by_its_code() {
    let new = [
        ("us", "US (N. Virginia)"),
        ("eu", "Europe (Ireland)"),
        ("mx", "Mexico"),
    ];
    assert_eq!(region("mx", &new), Ok("mx".to_owned()));
    assert_eq!(region("mx", &new[..2]), Err(Refusal::NoChoice));
    let talend = [("ie", "Ireland"), ("mx", "Mexico")];
    assert_eq!(region("mx", &talend), Err(Refusal::ListDisagrees));
}

#[test]
fn other_values_are_found_by_their_text() {
    let hosts = [
        fixtures::choice("1", "acme.us.qlikcloud.com"),
        fixtures::choice("2", "acme.eu.qlikcloud.com"),
    ];
    let found = choice(Value::Host, "acme.eu.qlikcloud.com", &hosts);
    assert_eq!(found.map(|choice| choice.value), Ok("2".to_owned()));
    let twice = [("1", "acme"), ("2", "Acme")].map(|(value, label)| fixtures::choice(value, label));
    let found = choice(Value::TenantName, "acme", &twice);
    assert_eq!(found, Err(Refusal::SeveralChoices));
}

proptest! {
    /// A page's list may say anything; what is chosen is of the list, and never of two that could be.
    #[test]
    fn any_list_is_taken(
        code in ".{0,8}",
        known in prop::sample::select(SHOWN.map(|of| of[0]).to_vec()),
        texts in prop::collection::vec((".{0,40}", "(us|eu|de|Ireland|Frankfurt| |-|\\(|1){0,6}"), 0..6),
    ) {
        let choices: Vec<Choice> = texts
            .into_iter()
            .map(|(value, label)| Choice { value, label })
            .collect();
        for code in [code.as_str(), known] {
            if let Ok(found) = choice(Value::Region, code, &choices) {
                prop_assert!(choices.contains(&found));
                let twice: Vec<Choice> = choices.iter().chain([&found]).cloned().collect();
                prop_assert!(choice(Value::Region, code, &twice).is_err());
            }
        }
    }
}
