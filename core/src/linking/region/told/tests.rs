use super::*;
use crate::fixtures::choice;

#[test]
fn names_are_folded_and_for_one_region() {
    let mut all: Vec<&str> = Vec::new();
    for region in &REGIONS {
        all.extend(
            [region.aws]
                .iter()
                .chain(region.cities)
                .chain(region.areas)
                .chain(region.countries),
        );
    }
    all.extend(ELSEWHERE.split(", "));
    for (at, name) in all.iter().enumerate() {
        assert_eq!(words(name), **name);
        assert!(!all[at + 1..].contains(name), "{name}");
    }
}

#[test]
fn a_code_of_another_cloud_is_no_region() {
    let is_region = |value: &str, label: &str| Told::of(&choice(value, label)).is_region();
    for (value, label) in [
        ("westeurope", "West Europe"),
        ("uksouth", "UK South (London)"),
        ("3", "Japan East"),
        ("europe-west3", "Frankfurt"),
        ("asia-south1", "Mumbai"),
        ("eu-frankfurt-1", "Germany Central (Frankfurt)"),
        ("us-gov-east-1", "AWS GovCloud (US-East)"),
        ("4", "Azure Ireland"),
        ("", "Choose"),
        ("no", "Norway"),
    ] {
        assert!(!is_region(value, label), "{value} {label}");
    }
    for (value, label) in [
        ("us-west-2", "Oregon"),
        ("aws_eu_central_1", ""),
        ("1", "Allemagne"),
        ("2", "Vereinigtes Königreich"),
        ("3", "Israel"),
        ("sydney", "Down under"),
        ("x", "Europe (se)"),
        ("https://jp.qlikcloud.com", ""),
    ] {
        assert!(is_region(value, label), "{value} {label}");
    }
}
