//! A key for the form: what it could do and who would hold it, said before it is made; the key
//! itself only where the form didn't take it.

use latchkey_core::Role;
use latchkey_core::linking::Plan;
use latchkey_core::making::Standing;
use sycamore::prelude::*;
use sycamore::web::events::Event;

use super::{act, progress};
use crate::new_secret::message::Message as NewKey;
use crate::new_secret::state::NEW_KEY_TITLE;
use crate::popup::ids::{LINKING_CREATE_KEY, LINKING_UNDERSTOOD};
use crate::popup::linking::key::{KeptBack, Stage};
use crate::popup::linking::message::Message as Happened;
use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::field::is_ticked;
use crate::popup::view::new_key::{self, expires, form, refused};
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::{derived, dynamic, part, shown_of};
use crate::popup::view::person::name_of;
use crate::popup::view::status::word;
use crate::popup::words::{text, text_with, words};
use crate::shell::facts::Known;
use crate::ui::trouble::trouble;

/// What the part is about now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// No value of the form is a key, or nobody can be asked.
    Nothing,
    Waiting,
    /// A key is on its way.
    Stage(Stage),
    /// It stands in its field, for now.
    Standing,
    Fresh,
    Doubt,
    /// What was noted of an earlier key can't be read.
    NotRead,
    /// The key's field is refused.
    NoPlace,
    Wish,
}

impl About {
    fn of(model: &Model) -> About {
        let linking = &model.linking;
        let row = linking.plan().and_then(|plan| plan.key_row());
        match (&model.new_secret.standing, linking.key.stage) {
            (_, stage) if linking.key.is_busy() => About::Stage(stage),
            (Some(Standing::Fresh(_)), Stage::Standing) => About::Standing,
            (Some(Standing::Fresh(_)), _) => About::Fresh,
            _ if model.new_secret.is_working => About::Stage(Stage::Making),
            (Some(Standing::InDoubt(_) | Standing::Unseen(..)), _) => About::Doubt,
            (Some(Standing::NotRead), _) => About::NotRead,
            _ if row.is_none() || !linking.sources.way.is_open() => About::Nothing,
            _ if row.is_some_and(|row| row.refusal.is_some()) => About::NoPlace,
            (Some(Standing::Free | Standing::Refused(..)), _) => About::Wish,
            (None, _) if model.facts.user == Known::Asking || model.new_secret.is_finding => {
                About::Waiting
            }
            // Who is signed in isn't known, which is said beside the tenant.
            (None, _) => About::Nothing,
        }
    }
}

/// Whether the screen offers a key for the form.
pub(super) fn is_offered(model: &Model) -> bool {
    !matches!(About::of(model), About::Nothing | About::NoPlace)
}

/// The part of the screen, where there is a key to speak of.
pub(super) fn key(model: ReadSignal<Model>, send: &Send) -> View {
    let about = part(model, About::of);
    let is_there = derived(move || about.get() != About::Nothing);
    let told = told(model);
    let send = send.clone();
    let body = dynamic(move || match about.get() {
        About::Nothing => View::new(),
        About::Waiting => view! { p(role="status") { (text("new_key_looking")) } },
        About::Stage(stage) => working(model, stage),
        About::Standing => standing(&send),
        About::Fresh => fresh(model, &send),
        About::Doubt => new_key::doubt::doubt(model, &send),
        About::NotRead => new_key::not_read::not_read(model, &send),
        About::NoPlace => view! { p { (text("key_no_place")) } },
        About::Wish => wish(model, &send),
    });
    view! {
        section(class="for-form", hidden=move || !is_there.get(), aria-labelledby=NEW_KEY_TITLE) {
            h2(id=NEW_KEY_TITLE, tabindex="-1") { (text("key_for_form")) }
            (told)
            (body)
        }
    }
}

/// That the last key was deleted, or was not made.
fn told(model: ReadSignal<Model>) -> View {
    let told = part(model, |model| model.new_secret.told.clone());
    shown_of(told, move |told| new_key::told::line(&told))
}

fn working(model: ReadSignal<Model>, stage: Stage) -> View {
    let key = part(model, move |model| match stage {
        Stage::None | Stage::Standing | Stage::Making => "key_making",
        Stage::Testing => "key_testing",
        Stage::Waiting | Stage::Filling => progress(&model.linking).unwrap_or("fill_working"),
    });
    view! {
        p(role="status") { (text(key.get())) }
        progress(aria-label=move || text(key.get()))
    }
}

/// The key stands in its field, and is kept until that is sure.
fn standing(send: &Send) -> View {
    let forget = new_key::button("key_forget_now", "", NewKey::Done, send);
    view! {
        p(role="status") { (text("key_standing")) }
        div(class="acts") { (forget) }
    }
}

/// The wish, with all that is to be known before.
fn wish(model: ReadSignal<Model>, send: &Send) -> View {
    let refused = refused::refused(model, send);
    let (name, expires) = (form::name(model, send), expires::expires(model, send));
    let (tick, instead) = (tick(model, send), instead(model));
    let is_ready = part(model, |model| {
        model.new_secret.rules.is_read() && model.facts.may_act() && !model.linking.is_busy()
    });
    let send = send.clone();
    view! {
        (refused)
        div(class="wish") { (name) (expires) }
        (tick)
        div(class="acts") {
            button(
                id=LINKING_CREATE_KEY,
                class="main-action",
                r#type="button",
                aria-disabled=move || (!is_ready.get()).to_string(),
                on:click=move |_| send.send(Message::Linking(Happened::Create)),
            ) { (text("create_for_form")) }
        }
        (instead)
    }
}

/// What the key could do and who would hold it: two people's words, so it is read as one.
#[derive(Clone, Debug, PartialEq)]
struct Holds {
    who: String,
    is_admin: bool,
    site: String,
    /// The site around it, whose account it may go to.
    within: Option<String>,
}

impl Holds {
    fn of(model: &Model) -> Option<Holds> {
        Some(Holds {
            who: name_of(model.facts.identity.user.as_ref()?),
            is_admin: model.facts.identity.role() == Role::TenantAdmin,
            site: model.linking.destination()?.host,
            within: model.linking.within().map(|page| page.host),
        })
    }
}

fn tick(model: ReadSignal<Model>, send: &Send) -> View {
    let holds = part(model, Holds::of);
    let is_ticked_now = part(model, |model| model.linking.is_understood());
    let is_unticked = part(model, |model| model.linking.key.is_unticked);
    let send = send.clone();
    let sentence = move || {
        holds.get_clone().map(|holds| {
            let key = match (holds.is_admin, holds.within.is_some()) {
                (true, false) => "key_holds_admin",
                (false, false) => "key_holds",
                (true, true) => "key_holds_admin_within",
                (false, true) => "key_holds_within",
            };
            let who = [Some(holds.who), Some(holds.site), holds.within];
            let who: Vec<Value> = who.into_iter().flatten().map(Value::Odd).collect();
            sentence(key, &who)
        })
    };
    view! {
        div(class="tick") {
            input(
                r#type="checkbox",
                id=LINKING_UNDERSTOOD,
                aria-invalid=move || is_unticked.get().to_string(),
                aria-describedby="key-unticked",
                prop:checked=move || is_ticked_now.get(),
                on:change=move |event: Event| {
                    if let Some(is_ticked) = is_ticked(&event) {
                        send.send(Message::Linking(Happened::Understand(is_ticked)));
                    }
                },
            )
            label(r#for=LINKING_UNDERSTOOD) { (sentence()) }
        }
        p(id="key-unticked", class="hint wrong", role="alert") {
            (if is_unticked.get() { text("key_unticked") } else { String::new() })
        }
    }
}

/// How the form gets a key that can do less.
fn instead(model: ReadSignal<Model>) -> View {
    let host = part(model, |model| {
        model.facts.tenant().map(|tenant| tenant.host().to_owned())
    });
    view! {
        details(class="tell") {
            summary { (text("instead_title")) }
            p { (text("instead_why")) }
            ol(class="steps") {
                li { (text("instead_role")) }
                li { (text("instead_user")) }
                li {
                    (text_with("instead_sign_in", &[&host.get_clone().unwrap_or_default()]))
                }
            }
        }
    }
}

/// A key that has not gone into the form: why, the key as any new one, and what can be done.
fn fresh(model: ReadSignal<Model>, send: &Send) -> View {
    let kept_back = part(model, |model| model.linking.key.kept_back.clone());
    let language = words();
    let wrong = part(model, move |model| {
        let error = model.new_secret.doubt.trouble.as_ref()?;
        Some(trouble(&*language, error, model.facts.tenant()?.host()))
    });
    let fresh = new_key::fresh::fresh(model, send);
    let place = place(model, send);
    let delete = new_key::button("delete_it", "danger", NewKey::Delete, send);
    view! {
        (kept_back.get_clone().map(|why| reason(&why)))
        (fresh)
        (wrong.get_clone().map(|wrong| view! {
            p(class="wrong", role="alert") { (text("doubt_not_deleted")) " " (wrong) }
        }))
        div(class="acts") { (place) (delete) }
    }
}

/// The button that fills the key that is there, or why there is none.
fn place(model: ReadSignal<Model>, send: &Send) -> View {
    let keeps_out = part(model, |model| {
        let row = model.linking.plan().and_then(Plan::key_row);
        let fresh = model.new_secret.fresh_key();
        if fresh.is_some_and(|fresh| fresh.key.status.is_told_inactive()) {
            return Some("key_not_active");
        }
        match row.map(|row| row.refusal.is_some()) {
            None => Some("key_no_field"),
            Some(true) => Some("key_no_place"),
            Some(false) => None,
        }
    });
    let send = send.clone();
    dynamic(move || match keeps_out.get() {
        Some(why) => view! { p(class="hint") { (text(why)) } },
        None => act("fill_key", "", Happened::FillKey, &send),
    })
}

fn reason(why: &KeptBack) -> View {
    let told = match why {
        KeptBack::NotActive(status) => sentence("kept_back_not_active", &[word(status)]),
        KeptBack::Refused => View::from(text("kept_back_refused")),
        KeptBack::NotTested => View::from(text("kept_back_not_tested")),
        KeptBack::NotTaken => View::from(text("kept_back_not_taken")),
        KeptBack::NotSeen => View::from(text("kept_back_not_seen")),
        KeptBack::OfAnother(name) => sentence("kept_back_of_another", &[Value::Odd(name.clone())]),
    };
    view! { p(class="care", role="alert") { (told) } }
}
