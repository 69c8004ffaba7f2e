use latchkey_core::Secret;
use latchkey_core::linking::{CustomError, Integration, Naming, Tool, Value, custom};
use latchkey_core::making::{FreshKey, Standing};

use super::scene::{START, Scene, fresh};
use crate::new_secret::state::Choice;
use crate::popup::connect::message::{Change, Effect as Wanted, Message as Happened};
use crate::popup::connect::{Told, Trouble};
use crate::popup::effect::Effect;
use crate::popup::message::{CopyWhat, Message};
use crate::shell::focus::Target;
use crate::shell::section_name::SectionName;

const TOKEN: &str = "eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJhIn0.c2ln";

fn opened() -> Scene {
    let mut scene = Scene::listed(&[]);
    scene.send(Message::Open(SectionName::Connect));
    scene
}

fn does(scene: &mut Scene, happened: Happened) -> Vec<Effect> {
    scene.effects();
    scene.send(Message::Connect(happened));
    scene.effects()
}

/// Carries the one change out that was asked for, on these forms.
#[track_caller]
fn made(scene: &mut Scene, effects: Vec<Effect>, own: &mut Vec<Integration>) {
    let [Effect::Connect(Wanted::Change(change))] = &effects[..] else {
        panic!("{effects:?}");
    };
    change.make(own);
    let kept = Some(Ok(own.clone()));
    scene.send(Message::Connect(Happened::Changed(change.clone(), kept)));
}

fn form(name: &str) -> Integration {
    custom::own(name, &[("Key".to_owned(), Value::ApiKey)], "").unwrap()
}

fn with_fresh_key(scene: &mut Scene) {
    let fresh = FreshKey {
        token: Secret::new(TOKEN.to_owned()).unwrap(),
        ..fresh("fresh", "Fresh", START)
    };
    scene.model.new_secret.standing = Some(Standing::Fresh(Box::new(fresh)));
}

#[test]
fn opening_reads_the_users_own_forms() {
    let mut scene = opened();
    assert!(scene.effects().contains(&Effect::Connect(Wanted::Read)));
    does(&mut scene, Happened::Read(Ok(vec![form("Portal")]), None));
    let forms = scene.model.connect.forms();
    let names: Vec<&str> = forms.iter().map(|form| form.name.as_ref()).collect();
    assert_eq!(names[0], "StackOne");
    assert_eq!(names[names.len() - 2..], ["Portal", ""]);
}

#[test]
fn copies_the_value_of_the_chosen_form_by_the_chosen_name() {
    let mut scene = opened();
    if let Some(facts) = &mut scene.model.facts.identity.tenant {
        facts.system_hostname = Some("k3v9.us.qlikcloud.com".to_owned());
    }
    let mut copied = |happened: Happened, value: Value| {
        does(&mut scene, happened);
        scene.send(Message::Copy(CopyWhat::Value(value)));
        scene.effects()
    };
    let copy = |value, text: &str| vec![Effect::Copy(CopyWhat::Value(value), text.to_owned())];
    let dawiso = || Happened::Choose("dawiso".to_owned());
    assert_eq!(
        copied(dawiso(), Value::Host),
        copy(Value::Host, "acme.us.qlikcloud.com")
    );
    assert_eq!(
        copied(Happened::Name(Naming::System), Value::Host),
        copy(Value::Host, "k3v9.us.qlikcloud.com")
    );
    assert_eq!(
        copied(dawiso(), Value::Region),
        [],
        "it doesn't ask for that"
    );
    assert_eq!(copied(dawiso(), Value::ApiKey), [], "and has no key");
}

#[test]
fn the_form_shown_last_is_shown_again() {
    let mut scene = opened();
    let chosen = does(&mut scene, Happened::Choose("dawiso".to_owned()));
    let remember = Wanted::Remember("dawiso".to_owned());
    assert_eq!(chosen, [Effect::Connect(remember)]);
    let mut next = opened();
    let last = Some("dawiso".to_owned());
    does(&mut next, Happened::Read(Ok(Vec::new()), last));
    assert_eq!(next.model.form().unwrap().name, "Dawiso");
    let gone = Some("own:gone".to_owned());
    let mut next = opened();
    does(&mut next, Happened::Read(Ok(Vec::new()), gone));
    assert_eq!(next.model.form().unwrap().name, "StackOne");
}

#[test]
fn a_key_is_asked_for_as_the_form_suggests() {
    let mut scene = opened();
    does(&mut scene, Happened::MakeKey);
    assert_eq!(scene.model.facts.section, SectionName::NewKey);
    assert_eq!(scene.model.new_secret.draft.name, "StackOne");
    does(&mut scene, Happened::Choose("dawiso".to_owned()));
    does(&mut scene, Happened::MakeKey);
    assert_eq!(
        scene.model.new_secret.draft.name, "StackOne",
        "it may be meant"
    );
    scene.model.new_secret.draft = Default::default();
    let text = r#"{"kind":"latchkey-integrations","version":1,"integrations":[
        {"name":"Portal","lines":[{"label":"Key","value":"apiKey"}],"keyDays":7}]}"#;
    does(&mut scene, Happened::Read(custom::read(text), None));
    does(&mut scene, Happened::Choose("own:portal".to_owned()));
    does(&mut scene, Happened::MakeKey);
    let draft = &scene.model.new_secret.draft;
    assert_eq!(
        (&*draft.name, draft.choice, &*draft.amount),
        ("Portal", Choice::Own, "7")
    );
}

#[test]
fn a_ready_text_has_the_new_key_on_the_users_word_alone() {
    let mut scene = opened();
    let copy = |scene: &mut Scene| does(scene, Happened::CopyText(Tool::Curl)).remove(0);
    with_fresh_key(&mut scene);
    assert!(matches!(copy(&mut scene), Effect::Copy(_, text) if !text.contains("eyJ")));
    does(&mut scene, Happened::WantKey(true));
    let Effect::Connect(Wanted::CopySecret(Tool::Curl, snippet, _, key)) = copy(&mut scene) else {
        panic!("with the key it is copied as a secret");
    };
    assert!(snippet.expose().contains(TOKEN));
    assert_eq!(
        key.as_str(),
        "fresh",
        "whose secret is on the clipboard is noted with it"
    );
    let saved = does(&mut scene, Happened::SaveText(Tool::DotEnv));
    assert!(
        matches!(&saved[..], [Effect::Connect(Wanted::Save(".env", _, text))] if !text.contains("eyJ")),
        "a file never has it"
    );
    scene.model.new_secret.standing = Some(Standing::Free);
    assert!(matches!(copy(&mut scene), Effect::Copy(_, text) if !text.contains("eyJ")));
    with_fresh_key(&mut scene);
    does(&mut scene, Happened::WantKey(false));
    assert!(matches!(copy(&mut scene), Effect::Copy(..)));
    assert_eq!(does(&mut scene, Happened::SaveText(Tool::Curl)), []);
}

#[test]
fn a_form_is_written_changed_removed_and_had_back() {
    let mut scene = opened();
    let mut own = Vec::new();
    does(&mut scene, Happened::Read(Ok(Vec::new()), None));
    let opened = does(&mut scene, Happened::Add);
    assert_eq!(opened, [Effect::Focus(Target::Element("own-name"))]);
    for (number, label) in [(1, "Server"), (2, "Token")] {
        does(&mut scene, Happened::Label(number, label.to_owned()));
    }
    does(&mut scene, Happened::AddLine);
    does(&mut scene, Happened::RemoveLine(3));
    let refused = does(&mut scene, Happened::Keep);
    assert_eq!(refused, []);
    let trouble = |scene: &Scene| scene.model.connect.draft.as_ref().unwrap().trouble.clone();
    assert_eq!(trouble(&scene), Some(Trouble::Custom(CustomError::NoName)));
    does(&mut scene, Happened::Named("Portal".to_owned()));
    let kept = does(&mut scene, Happened::Keep);
    made(&mut scene, kept, &mut own);
    assert_eq!(scene.model.connect.draft, None);
    assert_eq!(scene.model.form().unwrap().name, "Portal", "it is shown");

    let id = own[0].id.to_string();
    does(&mut scene, Happened::Edit(id));
    does(&mut scene, Happened::Named("Report portal".to_owned()));
    let kept = does(&mut scene, Happened::Keep);
    made(&mut scene, kept, &mut own);
    assert_eq!(own.len(), 1, "it is the same form under another name");
    assert_eq!(own[0].name, "Report portal");

    let removed = does(&mut scene, Happened::Remove(own[0].id.to_string()));
    made(&mut scene, removed, &mut own);
    assert!(own.is_empty());
    let back = does(&mut scene, Happened::Undo);
    made(&mut scene, back, &mut own);
    assert_eq!(own[0].name, "Report portal");
}

#[test]
fn a_form_never_takes_the_place_of_another_by_its_name() {
    let mut scene = opened();
    does(
        &mut scene,
        Happened::Read(Ok(vec![form("A"), form("B")]), None),
    );
    does(&mut scene, Happened::Edit("own:a".to_owned()));
    does(&mut scene, Happened::Named("b".to_owned()));
    assert_eq!(does(&mut scene, Happened::Keep), []);
    let trouble = scene.model.connect.draft.as_ref().unwrap().trouble.clone();
    let twice = CustomError::NameTwice("b".to_owned());
    assert_eq!(trouble, Some(Trouble::Custom(twice)));
}

#[test]
fn what_the_browser_does_not_keep_stays_written() {
    let mut scene = opened();
    does(&mut scene, Happened::Add);
    does(&mut scene, Happened::Named("Portal".to_owned()));
    let change = Change::Keep(Box::new(form("Portal")), None);
    does(&mut scene, Happened::Changed(change, None));
    let draft = scene.model.connect.draft.as_ref().unwrap();
    assert_eq!(
        (&*draft.name, &draft.trouble),
        ("Portal", &Some(Trouble::NotKept))
    );
    does(&mut scene, Happened::Cancel);
    let change = Change::Remove(Box::new(form("Portal")));
    does(&mut scene, Happened::Changed(change, None));
    let told = scene.model.connect.told.clone();
    assert_eq!(told, Some(Told::NotRemoved(Trouble::NotKept)));
}

#[test]
fn a_file_is_taken_in_whole_or_not_at_all() {
    let mut scene = opened();
    let mut own = vec![form("A")];
    does(&mut scene, Happened::Read(Ok(own.clone()), None));
    does(&mut scene, Happened::OpenImport);
    does(&mut scene, Happened::ImportText("{".to_owned()));
    assert_eq!(does(&mut scene, Happened::Import), []);
    let import = scene.model.connect.import.clone().unwrap();
    assert_eq!(import.text, "{", "what was pasted stays");
    assert_eq!(
        import.trouble,
        Some(Trouble::Custom(CustomError::Unreadable))
    );
    let text = custom::write(&[form("A"), form("B")]);
    let import = does(&mut scene, Happened::File(Ok(text)));
    made(&mut scene, import, &mut own);
    assert_eq!(
        own.len(),
        2,
        "a form of the same name takes the other's place"
    );
    assert_eq!(scene.model.connect.told, Some(Told::Imported(2)));
    let exported = does(&mut scene, Happened::Export);
    assert!(
        matches!(&exported[..], [Effect::Connect(Wanted::Save(_, _, text))] if custom::read(text).unwrap() == own)
    );
}
