//! What keeps values out of a field whatever else speaks for it.

use std::collections::BTreeSet;

use super::reading::Reading;
use crate::linking::field::Field;
use crate::linking::words::{contains, words};

/// Words that make a key or token another one, or no key at all, folded.
const TURNING: &str = "\
    ablauf activation actuel actuelle again aktivierung aktuell aktueller alter alt altes \
    ancien ancienne anmeldung beschreibung bestatigen bestatigung bezeichnung billing \
    captcha card cert certificat certificate certificates certificats code confirm confirmation confirmer confirmez \
    coupon csrf current cvc cvv delete description encryption engine existing expiration expires expiry filter \
    fingerprint geheimfrage gift invite kennwort keystore lizenz lizenzschlussel licence license login mot name nom \
    old otp passcode passe passphrase password passwort payment pem pfx previous private privater prive privee \
    product promo public publique recherche rechercher refresh repeat retype search serial signing ssh \
    suche suchen thumbprint truststore verification verify webhook websocket websockets wiederholen xsrf \
    zertifikat zertifikate";

/// Words of a group's heading that make all that is in it another thing, folded.
const OTHER_GROUPS: &str = "\
    activation billing card checkout facturation gutschein invite kasse licence license lizenz \
    paiement payment promo rechnung recherche recuperation register search shipping smtp ssh suche \
    webhook webhooks zahlung";

/// Makers of other keys: beside one of these, a key is theirs.
const MAKERS: &str = "\
    adobe airtable algolia amazon anthropic asana atlassian auth0 aws azure bamboohr \
    bigquery claude clickup cloudflare cohere confluence databricks datadog deepl discord domo dropbox elastic \
    figma gemini github gitlab google grafana greenhouse groq hubspot huggingface intercom jira looker mailchimp \
    mailgun mailjet marketo metabase microsoft mistral mixpanel mongodb netsuite newrelic notion okta openai \
    oracle pagerduty paypal perplexity pipedrive postmark powerbi redshift salesforce sap segment sendgrid \
    servicenow shopify sisense slack snowflake splunk stripe tableau telegram thoughtspot trello twilio workday \
    zendesk";

/// What `autocomplete` says of fields that are for a person's own data. `new-password` isn't among
/// them: authors say it of keys, so that browsers leave those alone.
const PERSONAL: &str = "\
    additional-name address-level1 address-level2 address-level3 address-line1 \
    address-line2 address-line3 bday bday-day bday-month bday-year cc-csc cc-exp \
    cc-exp-month cc-exp-year cc-name cc-number cc-type country country-name \
    current-password family-name given-name honorific-prefix language name nickname \
    one-time-code organization organization-title postal-code street-address tel \
    transaction-amount";

/// Words of fields that only a server on the premises has, folded.
const OF_SERVERS: &str = "\
    certificate certificates certificat certificats benutzerverzeichnis userdirectory virtualproxy websocket \
    websockets zertifikat zertifikate";

/// Knows the words that speak against.
pub(super) struct Vetoes {
    turning: BTreeSet<&'static str>,
    other_groups: BTreeSet<&'static str>,
    makers: BTreeSet<&'static str>,
    personal: BTreeSet<&'static str>,
    of_servers: BTreeSet<&'static str>,
}

impl Vetoes {
    pub fn new() -> Vetoes {
        let words = |words: &'static str| words.split(' ').collect();
        Vetoes {
            turning: words(TURNING),
            other_groups: words(OTHER_GROUPS),
            makers: words(MAKERS),
            personal: words(PERSONAL),
            of_servers: words(OF_SERVERS),
        }
    }

    /// Whether a word of this text turns a secret into another one.
    pub fn turn(&self, reading: &Reading<'_>) -> bool {
        let is_turning = |word: &str| self.turning.contains(word);
        let is_turned = reading.words.split(' ').any(is_turning);
        !reading.is_prose() && (is_turned || self.turn_maker(reading))
    }

    /// Whether this text names another maker of keys.
    pub fn turn_maker(&self, reading: &Reading<'_>) -> bool {
        let words: Vec<&str> = reading.words.split(' ').collect();
        let is_maker = |word: &&str| self.makers.contains(word);
        !reading.is_prose() && (words.iter().any(is_maker) || self.is_maker_in_pieces(&words))
    }

    /// Whether a field is for what only a server on the premises has: a certificate, its engine's websocket, a
    /// directory of users, a virtual proxy.
    pub fn name_server(&self, reading: &Reading<'_>) -> bool {
        let mut words = reading.words.split(' ');
        let is_named = words.any(|word| self.of_servers.contains(word));
        let pairs = ["user directory", "virtual proxy", "client certificate"];
        let says = |pair: &&str| reading.words.contains(*pair) && contains(&reading.words, pair);
        !reading.is_prose() && (is_named || pairs.iter().any(says))
    }

    /// Authors' names are read as the words that their capitals part: `openAiKey`, `GitHub`.
    fn is_maker_in_pieces(&self, words: &[&str]) -> bool {
        const MOST_PIECES: usize = 3;
        let mut runs = (2..=MOST_PIECES).flat_map(|pieces| words.windows(pieces));
        runs.any(|run| self.makers.contains(run.concat().as_str()))
    }

    /// Whether the group that the field is in is another product's, or for something else.
    pub fn turn_legend(&self, legend: &str) -> bool {
        if names_qlik(legend) {
            return false;
        }
        let legend = words(legend);
        let is_other = |word: &str| self.other_groups.contains(word) || self.makers.contains(word);
        legend.split(' ').any(is_other)
    }

    /// Whether another maker of keys is named.
    pub fn name_maker(&self, text: &str) -> bool {
        let words = words(text);
        words.split(' ').any(|word| self.makers.contains(word))
    }

    /// Whether Qlik is named, and no other maker beside it.
    pub fn names_qlik_alone(&self, text: &str) -> bool {
        names_qlik(text) && !self.name_maker(text)
    }

    /// Whether the field is for a person's own data, as its `autocomplete` says.
    pub fn say_personal(&self, field: &Field) -> bool {
        let tokens = field.autocomplete.as_deref().unwrap_or_default();
        let mut tokens = tokens.split_whitespace().take(MOST_TOKENS);
        tokens.any(|token| self.personal.contains(token.to_ascii_lowercase().as_str()))
    }
}

/// The most words of an `autocomplete` that are read; the standard knows of five.
const MOST_TOKENS: usize = 8;

/// Whether Qlik is named, and not only a product of it that is no part of its cloud.
pub(super) fn names_qlik(text: &str) -> bool {
    has_qlik(text) && !names_other_product(text)
}

/// Whether Qlik is named at all.
pub(super) fn has_qlik(text: &str) -> bool {
    words(text).split(' ').any(|word| word.starts_with("qlik"))
}

/// Words beside Qlik's name that make it a product with keys of its own, or none, folded.
const OTHER_PRODUCTS: &str = "\
    catalog compose enterprise geoanalytics managed nprinting premise premises qlikview replicate stitch talend windows";

/// Whether a product of Qlik's is named that has no tenant in its cloud.
fn names_other_product(text: &str) -> bool {
    let words = words(text);
    let is_other = |word: &str| OTHER_PRODUCTS.split(' ').any(|other| word == other);
    let is_cloud = |word: &str| matches!(word, "cloud" | "saas" | "qlikcloud");
    has_qlik(text) && words.split(' ').any(is_other) && !words.split(' ').any(is_cloud)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_no_tenant() {
        let says = |autocomplete: &str| {
            Vetoes::new().say_personal(&Field {
                autocomplete: Some(autocomplete.to_owned()),
                ..Field::default()
            })
        };
        assert!(says("section-a current-password") && says("CC-Number") && says("tel"));
        assert!(!says("new-password") && !says("off") && !says(""));
    }

    #[test]
    fn a_word_turns_a_key_into_another() {
        let vetoes = Vetoes::new();
        assert!(vetoes.turn_legend("OpenAI settings") && vetoes.turn_legend("Licence keys"));
        assert!(!vetoes.turn_legend("New product: Qlik Cloud login"));
        assert!(vetoes.name_maker("Connect Snowflake") && !vetoes.name_maker("Snowfall"));
    }
}
