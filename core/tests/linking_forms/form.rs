//! One form of the corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use latchkey_core::linking::{Frame, Recognised, Value, integrations, recognise};
use serde::Deserialize;

/// Where the forms are.
const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/linking_forms/forms");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The file's name.
    #[serde(skip)]
    pub name: String,
    /// What it shows.
    pub about: String,
    /// As the script describes the page.
    pub frames: Vec<Frame>,
    pub expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The id of the integration.
    pub integration: String,
    /// The field's id by value. A value that isn't here must not be found.
    pub fields: BTreeMap<Value, String>,
}

/// Every form, by name.
pub fn all() -> Vec<Form> {
    let files = fs::read_dir(Path::new(FORMS)).unwrap();
    let mut forms: Vec<Form> = files.map(|file| read(&file.unwrap().path())).collect();
    forms.sort_by(|one, other| one.name.cmp(&other.name));
    forms
}

fn read(path: &Path) -> Form {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let form: Form = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
    assert!(!form.about.is_empty() && !form.frames.is_empty(), "{name}");
    Form { name, ..form }
}

impl Form {
    pub fn recognised(&self) -> Recognised {
        recognise(&integrations(), &self.frames)
    }

    /// What is found for a tenant, by value.
    pub fn found(&self) -> BTreeMap<Value, String> {
        let recognised = self.recognised();
        let matches = match recognised.is_for_server {
            true => Vec::new(),
            false => recognised.matches,
        };
        matches
            .into_iter()
            .map(|found| (found.value, found.field))
            .collect()
    }

    /// What is found and shouldn't be, or the other way, in words.
    pub fn wrong(&self, found: &BTreeMap<Value, String>) -> Vec<String> {
        let mut wrong = Vec::new();
        let integration = self.recognised().integration.id;
        if integration != self.expected.integration {
            let expected = &self.expected.integration;
            wrong.push(format!("{}: {integration} is no {expected}", self.name));
        }
        for value in Value::ALL {
            let (expected, found) = (self.expected.fields.get(&value), found.get(&value));
            if expected != found {
                wrong.push(format!(
                    "{}: {value:?} is in {found:?}, and should be in {expected:?}",
                    self.name
                ));
            }
        }
        wrong
    }
}
