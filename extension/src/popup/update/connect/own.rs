//! The user's own forms: writing one, changing it, letting it go, handing them on and taking them
//! in. What is typed stays until it is kept.

use latchkey_core::linking::custom::{self, CustomError};
use latchkey_core::linking::{Integration, Value};

use crate::popup::connect::message::{Change, Effect as Wanted, Message};
use crate::popup::connect::{Draft, Import, Line, Told, Trouble};
use crate::popup::effect::Effect;
use crate::popup::ids::{
    CONNECT_ADD_FORM, CONNECT_TITLE, IMPORT_TEXT, OWN_FORM_ADD_LINE, OWN_FORM_NAME, own_form_label,
};
use crate::popup::model::Model;
use crate::shell::focus::Target;

/// What the forms are saved as.
const FILE: &str = "latchkey-integrations.json";

pub(super) fn take(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Add => write_new(model),
        Message::Edit(id) => edit(model, &id),
        Message::AddLine => add_line(model),
        Message::RemoveLine(number) => remove_line(model, number),
        Message::Keep => keep(model),
        Message::Cancel => close(model),
        Message::Remove(id) => remove(model, &id),
        Message::Undo => undo(model),
        Message::Changed(change, kept) => changed(model, change, kept),
        Message::OpenImport => open_import(model),
        Message::File(text) => file(model, text),
        Message::Import => bring_in(model),
        Message::Export => export(model),
        typed => type_in(model, typed),
    }
}

fn type_in(model: &mut Model, message: Message) -> Vec<Effect> {
    if let (Some(import), Message::ImportText(text)) = (&mut model.connect.import, &message) {
        import.text.clone_from(text);
    }
    let Some(draft) = &mut model.connect.draft else {
        return Vec::new();
    };
    match message {
        Message::Label(number, label) => {
            if let Some(line) = draft.line(number) {
                line.label = label;
            }
        }
        Message::Means(number, value) => {
            if let Some(line) = draft.line(number) {
                line.value = value;
            }
        }
        Message::Named(name) => draft.name = name,
        Message::Sites(sites) => draft.sites = sites,
        _ => {}
    }
    Vec::new()
}

/// The lines of a new form: what nearly every form asks for.
fn write_new(model: &mut Model) -> Vec<Effect> {
    let lines = [Value::Host, Value::ApiKey].map(|value| line(model, "", value));
    open(
        model,
        Draft {
            lines: lines.into(),
            ..Draft::default()
        },
    )
}

fn edit(model: &mut Model, id: &str) -> Vec<Effect> {
    let own = model.connect.own().iter();
    let Some(known) = own.clone().find(|own| own.id == id).cloned() else {
        return Vec::new();
    };
    let entries = known.entries.iter();
    let lines = entries.map(|entry| line(model, &entry.label, entry.value));
    let draft = Draft {
        name: known.name.to_string(),
        sites: known.hosts.join(", "),
        lines: lines.collect(),
        changes: Some(known),
        trouble: None,
    };
    open(model, draft)
}

fn line(model: &mut Model, label: &str, value: Value) -> Line {
    model.connect.lines += 1;
    Line {
        number: model.connect.lines,
        label: label.to_owned(),
        value,
    }
}

fn open(model: &mut Model, draft: Draft) -> Vec<Effect> {
    let state = &mut model.connect;
    (state.draft, state.import, state.told) = (Some(draft), None, None);
    vec![Effect::Focus(Target::Element(OWN_FORM_NAME))]
}

fn open_import(model: &mut Model) -> Vec<Effect> {
    let state = &mut model.connect;
    (state.import, state.draft, state.told) = (Some(Import::default()), None, None);
    vec![Effect::Focus(Target::Element(IMPORT_TEXT))]
}

fn close(model: &mut Model) -> Vec<Effect> {
    (model.connect.draft, model.connect.import) = (None, None);
    vec![Effect::Focus(Target::Element(CONNECT_ADD_FORM))]
}

/// Adds a line for the first value that no line has yet.
fn add_line(model: &mut Model) -> Vec<Effect> {
    let Some(draft) = &model.connect.draft else {
        return Vec::new();
    };
    let is_free = |value: &Value| draft.lines.iter().all(|line| line.value != *value);
    let Some(value) = Value::ALL.into_iter().find(is_free) else {
        return Vec::new();
    };
    let line = line(model, "", value);
    let focus = Effect::Focus(Target::Field(own_form_label(line.number)));
    if let Some(draft) = &mut model.connect.draft {
        draft.lines.push(line);
    }
    vec![focus]
}

fn remove_line(model: &mut Model, number: u32) -> Vec<Effect> {
    if let Some(draft) = &mut model.connect.draft {
        draft.lines.retain(|line| line.number != number);
    }
    vec![Effect::Focus(Target::Element(OWN_FORM_ADD_LINE))]
}

fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(draft) = &model.connect.draft else {
        return Vec::new();
    };
    match checked(draft, model.connect.own()) {
        Ok(form) => {
            let replaces = draft.changes.as_ref().map(|known| known.id.to_string());
            change(Change::Keep(Box::new(form), replaces))
        }
        Err(error) => {
            if let Some(draft) = &mut model.connect.draft {
                draft.trouble = Some(Trouble::Custom(error));
            }
            Vec::new()
        }
    }
}

/// The form that was written. Its name must be no other form's, or it would take that one's place.
fn checked(draft: &Draft, own: &[Integration]) -> Result<Integration, CustomError> {
    let lines = draft.lines.iter();
    let lines: Vec<(String, Value)> = lines.map(|line| (line.label.clone(), line.value)).collect();
    let form = match &draft.changes {
        None => custom::own(&draft.name, &lines, &draft.sites),
        Some(known) => custom::changed(known, &draft.name, &lines, &draft.sites),
    }?;
    let was = draft.changes.as_ref().map(|known| &known.id);
    let is_taken = Some(&form.id) != was && own.iter().any(|other| other.id == form.id);
    match is_taken {
        true => Err(CustomError::NameTwice(form.name.to_string())),
        false => Ok(form),
    }
}

fn change(change: Change) -> Vec<Effect> {
    vec![Effect::Connect(Wanted::Change(change))]
}

fn remove(model: &mut Model, id: &str) -> Vec<Effect> {
    let own = model.connect.own().iter();
    let known = own.clone().find(|own| own.id == id).cloned();
    known.map_or_else(Vec::new, |known| change(Change::Remove(Box::new(known))))
}

fn undo(model: &mut Model) -> Vec<Effect> {
    match model.connect.told.take() {
        Some(Told::Removed(known)) => change(Change::Keep(known, None)),
        told => {
            model.connect.told = told;
            Vec::new()
        }
    }
}

fn file(model: &mut Model, text: Result<String, Trouble>) -> Vec<Effect> {
    let Some(import) = &mut model.connect.import else {
        return Vec::new();
    };
    match text {
        Err(trouble) => {
            import.trouble = Some(trouble);
            Vec::new()
        }
        Ok(text) => {
            import.text = text;
            bring_in(model)
        }
    }
}

fn bring_in(model: &mut Model) -> Vec<Effect> {
    let Some(import) = &mut model.connect.import else {
        return Vec::new();
    };
    match custom::read(&import.text) {
        Ok(forms) => change(Change::Import(forms)),
        Err(error) => {
            import.trouble = Some(Trouble::Custom(error));
            Vec::new()
        }
    }
}

fn export(model: &Model) -> Vec<Effect> {
    let text = custom::write(model.connect.own());
    vec![Effect::Connect(Wanted::Save(
        FILE,
        "application/json",
        text,
    ))]
}

fn changed(
    model: &mut Model,
    change: Change,
    kept: Option<Result<Vec<Integration>, CustomError>>,
) -> Vec<Effect> {
    let trouble = match kept {
        Some(Ok(own)) => {
            model.connect.own = Some(Ok(own));
            return done(model, change);
        }
        Some(Err(error)) => Trouble::Custom(error),
        None => Trouble::NotKept,
    };
    let state = &mut model.connect;
    match (change, &mut state.draft, &mut state.import) {
        (Change::Keep(..), Some(draft), _) => draft.trouble = Some(trouble),
        (Change::Import(_), _, Some(import)) => import.trouble = Some(trouble),
        _ => state.told = Some(Told::NotRemoved(trouble)),
    }
    Vec::new()
}

fn done(model: &mut Model, change: Change) -> Vec<Effect> {
    let state = &mut model.connect;
    (state.draft, state.import) = (None, None);
    let (form, told) = match change {
        Change::Keep(form, _) => (Some(form.id.to_string()), Told::Kept(form.name.to_string())),
        Change::Import(forms) => (
            forms.first().map(|form| form.id.to_string()),
            Told::Imported(forms.len()),
        ),
        Change::Remove(form) => (None, Told::Removed(form)),
    };
    (state.form, state.told) = (form, Some(told));
    vec![Effect::Focus(Target::Element(CONNECT_TITLE))]
}
