//! The manifest: read, stamped with the version, and held against the files that it names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::Variant;
use super::package::Package;
use crate::project::VERSION;

/// The hosts of [`Variant::ChromiumHost`]: the tenants, and a form that is shown in frames.
const HOSTS: [&str; 3] = [
    "https://*.qlikcloud.com/*",
    "https://*.qlikcloudgov.com/*",
    "https://hub.stackone.example/*",
];

pub fn read(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).context("cannot read manifest.json")?;
    serde_json::from_str(&text).context("manifest.json is not JSON")
}

/// The manifest as one variant gets it.
pub fn stamped(source: &Value, variant: Variant) -> Result<Value> {
    let mut manifest = source.clone();
    let fields = manifest
        .as_object_mut()
        .context("manifest.json is not an object")?;
    fields.insert("version".into(), json!(VERSION));
    if let Some(background) = fields.get_mut("background").and_then(Value::as_object_mut) {
        // Each browser has its own word for the worker and warns of the other's.
        background.remove(match variant {
            Variant::Firefox => "service_worker",
            Variant::Chromium | Variant::ChromiumHost => "scripts",
        });
    }
    if variant == Variant::ChromiumHost {
        fields.insert("host_permissions".into(), json!(HOSTS));
    }
    Ok(manifest)
}

/// Refuses a manifest that names a file or a message which the package lacks, and one by which the
/// browser would let Latchkey into private windows.
pub fn check(manifest: &Value, package: &Package) -> Result<()> {
    // What is under way is noted on disk ahead, and a private window must leave nothing there.
    ensure!(
        manifest["incognito"] == "not_allowed",
        "lets the user allow it in private windows, which keep nothing on disk"
    );
    for path in files(manifest) {
        ensure!(
            package.get(path.trim_start_matches('/')).is_some(),
            "names `{path}`, which is not there"
        );
    }
    let Some(locale) = manifest["default_locale"].as_str() else {
        return Ok(());
    };
    let path = format!("_locales/{locale}/messages.json");
    let Some(bytes) = package.get(&path) else {
        bail!("`{path}` of the default locale is not there")
    };
    let messages: Value =
        serde_json::from_slice(bytes).with_context(|| format!("{path} is not JSON"))?;
    for name in texts(manifest).into_iter().filter_map(message_name) {
        ensure!(
            messages[name]["message"].is_string(),
            "uses `{name}`, which {path} does not hold"
        );
    }
    Ok(())
}

/// The paths in all places where a manifest names a file.
fn files(manifest: &Value) -> Vec<&str> {
    let action = &manifest["action"];
    let background = &manifest["background"];
    let places = [
        &manifest["icons"],
        &action["default_icon"],
        &action["default_popup"],
        &background["service_worker"],
        &background["scripts"],
        &manifest["options_ui"]["page"],
    ];
    places.into_iter().flat_map(texts).collect()
}

/// All texts at and below a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn message_name(text: &str) -> Option<&str> {
    text.strip_prefix("__MSG_")?.strip_suffix("__")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package() -> Package {
        let mut package = Package::default();
        package.add("popup.html", Vec::new());
        package.add("icons/16.png", Vec::new());
        package.add(
            "_locales/en/messages.json",
            br#"{"name": {"message": "Latchkey"}}"#.to_vec(),
        );
        package
    }

    /// What a manifest says beside that it stays out of private windows.
    fn also(fields: Value) -> Value {
        let mut manifest = fields;
        manifest["incognito"] = json!("not_allowed");
        manifest
    }

    fn refusal(fields: Value) -> String {
        let manifest = also(fields);
        check(&manifest, &package()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_there_passes() {
        let manifest = also(json!({
            "name": "__MSG_name__", "default_locale": "en",
            "icons": {"16": "icons/16.png"}, "action": {"default_popup": "popup.html"},
        }));
        check(&manifest, &package()).unwrap();
    }

    #[test]
    fn no_browser_lets_it_into_private_windows() {
        let source = read(
            &crate::project::Project::here()
                .unwrap()
                .path("manifest.json"),
        )
        .unwrap();
        for variant in Variant::ALL {
            assert_eq!(
                stamped(&source, variant).unwrap()["incognito"],
                "not_allowed"
            );
        }
        for wrong in [
            json!({}),
            json!({"incognito": "spanning"}),
            json!({"incognito": "split"}),
        ] {
            let refusal = check(&wrong, &package()).unwrap_err().to_string();
            assert!(refusal.contains("private windows"), "{refusal}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let icon = json!({"action": {"default_icon": {"48": "icons/48.png"}}});
        assert_eq!(refusal(icon), "names `icons/48.png`, which is not there");
        let script = json!({"background": {"scripts": ["worker.js"]}});
        assert_eq!(refusal(script), "names `worker.js`, which is not there");
    }

    #[test]
    fn a_missing_message_is_named() {
        let manifest =
            json!({"default_locale": "en", "commands": {"x": {"description": "__MSG_open__"}}});
        assert_eq!(
            refusal(manifest),
            "uses `open`, which _locales/en/messages.json does not hold"
        );
        let locale = json!({"default_locale": "de"});
        assert_eq!(
            refusal(locale),
            "`_locales/de/messages.json` of the default locale is not there"
        );
    }

    #[test]
    fn only_the_variant_for_tests_is_granted_hosts() {
        let source = json!({"version": "0"});
        for variant in Variant::ALL {
            let manifest = stamped(&source, variant).unwrap();
            assert_eq!(manifest["version"], VERSION);
            assert_eq!(
                manifest.get("host_permissions").is_some(),
                variant == Variant::ChromiumHost
            );
        }
    }
}
