//! The verdict on a pasted key: one sentence, what to do about it, and the test on request.

use latchkey_core::flow::test_key::Tested;
use latchkey_core::text::shown;
use latchkey_core::{Right, Verdict, When};
use sycamore::prelude::*;

use crate::popup::message::Message;
use crate::popup::model::{Model, PastedWhat};
use crate::popup::view::Send;
use crate::popup::view::odd::{Value, sentence};
use crate::popup::view::part::part;
use crate::popup::view::person::name_of;
use crate::popup::why::{self, Message as Why};
use crate::popup::words::{text, words};
use crate::ui::trouble::trouble;

/// The verdict, and what to do about it.
pub(super) fn verdict(model: ReadSignal<Model>) -> View {
    let judged = part(model, Judged::of);
    view! { (judged.get_clone().map(|judged| judged.view())) }
}

/// The button Test and what came of it, where the whole key was pasted.
pub(super) fn test(model: ReadSignal<Model>, send: &Send) -> View {
    let testing = part(model, Testing::of);
    let send = send.clone();
    view! { (testing.get_clone().map(|testing| testing.view(&send))) }
}

/// What the verdict is worded from.
#[derive(Clone, Debug, PartialEq)]
struct Judged {
    verdict: Verdict,
    host: String,
    /// The tenant that the key names, where this browser has seen it.
    known_tenant: Option<String>,
    /// As whom the key was let in.
    works_as: Option<String>,
    is_whole: bool,
    right: Right,
}

impl Judged {
    fn of(model: &Model) -> Option<Judged> {
        let verdict = why::verdict(model)?;
        let known_tenant = match &verdict {
            Verdict::OtherTenant(id) => {
                let mut seen = model.facts.seen.iter();
                let seen = seen.find(|seen| seen.tenant_id.as_ref() == Some(id));
                seen.map(|seen| seen.host.clone())
            }
            _ => None,
        };
        let works_as = match &model.why.tested {
            Some(Tested::Works(Some(user))) => Some(name_of(user)),
            _ => None,
        };
        let is_token = |what: &PastedWhat| matches!(what, PastedWhat::Token(_));
        Some(Judged {
            verdict,
            host: model.facts.tenant()?.host().to_owned(),
            known_tenant,
            works_as,
            is_whole: model
                .found
                .as_ref()
                .is_some_and(|asked| is_token(&asked.what)),
            right: model.rights.as_ref().map_or(Right::NotKnown, |rights| {
                let owner = model.found.as_ref().and_then(|asked| asked.owner());
                owner.map_or(Right::NotKnown, |owner| rights.of(owner))
            }),
        })
    }

    fn view(&self) -> View {
        let (heading, advice) = (self.heading(), self.advice());
        let known = self.known_tenant.as_ref().map(|host| {
            let known = sentence("why_other_tenant_known", &[Value::Plain(host.clone())]);
            view! { p { (known) } }
        });
        view! {
            h3(class="verdict") { (heading) }
            p { (advice) }
            (known)
        }
    }

    fn heading(&self) -> View {
        let told = match &self.verdict {
            Verdict::Works => "why_works",
            Verdict::OtherTenant(_) => "why_other_tenant",
            Verdict::Revoked => "why_revoked",
            Verdict::Expired(When::At(at)) => {
                let at = words().exact(*at);
                return sentence("why_expired_at", &[Value::Plain(at)]);
            }
            Verdict::Ended(at) => {
                let at = words().exact(*at);
                return sentence("why_ended", &[Value::Plain(at)]);
            }
            Verdict::Expired(_) => "why_expired",
            Verdict::NotActive(word) => {
                return sentence("why_not_active", &[Value::Odd(word.clone())]);
            }
            Verdict::OwnerDeleted => "why_owner_deleted",
            Verdict::OwnerUnknown => "why_owner_unknown",
            Verdict::OwnerDisabled => "why_owner_disabled",
            Verdict::OwnerLacksPermission => "why_owner_lacks",
            Verdict::Deleted => "why_deleted",
            Verdict::NotHere => "why_not_here",
            Verdict::NotVisible => "why_not_visible",
            Verdict::NotSeen => "why_not_seen",
            Verdict::Refused => "why_refused",
            Verdict::NothingAgainst => "why_nothing",
        };
        View::from(text(told))
    }

    fn advice(&self) -> View {
        let told = match &self.verdict {
            Verdict::Works => {
                let host = Value::Plain(self.host.clone());
                return match &self.works_as {
                    Some(name) => sentence("why_works_as", &[Value::Odd(name.clone()), host]),
                    None => sentence("why_works_text", &[host]),
                };
            }
            Verdict::OtherTenant(id) => {
                return sentence("why_other_tenant_text", &[Value::Id(id.clone())]);
            }
            Verdict::Revoked | Verdict::Deleted => "why_gone_text",
            Verdict::Expired(_) => "why_expired_text",
            Verdict::Ended(_) => "why_ended_text",
            Verdict::NotActive(_) => "why_not_active_text",
            Verdict::OwnerDeleted | Verdict::OwnerUnknown => "why_owner_gone_text",
            Verdict::OwnerDisabled => "why_owner_disabled_text",
            Verdict::OwnerLacksPermission => "why_owner_lacks_text",
            Verdict::NotHere => "why_not_here_text",
            Verdict::NotVisible => "why_not_visible_text",
            Verdict::NotSeen => "why_not_seen_text",
            Verdict::Refused => "why_refused_text",
            Verdict::NothingAgainst => match (self.is_whole, self.right) {
                (false, _) => "why_nothing_id_text",
                (true, Right::NotKnown) => "why_nothing_right_text",
                (true, _) => "why_nothing_text",
            },
        };
        View::from(text(told))
    }
}

/// How the test stands.
#[derive(Clone, Debug, PartialEq)]
enum Testing {
    Offered { host: String },
    Running,
    NotClear(String),
}

impl Testing {
    fn of(model: &Model) -> Option<Testing> {
        let why = &model.why;
        let host = model.facts.tenant()?.host();
        if why.flow.is_some() {
            return Some(Testing::Running);
        }
        if let Some(Tested::NotClear(error)) = &why.tested {
            let reason = trouble(&*words(), error, host);
            return Some(Testing::NotClear(reason));
        }
        let is_other = matches!(why::verdict(model), Some(Verdict::OtherTenant(_)));
        let is_offered = why.held.is_some() && !is_other && model.facts.stop.is_none();
        is_offered.then(|| Testing::Offered { host: shown(host) })
    }

    fn view(&self, send: &Send) -> View {
        match self {
            Testing::Running => {
                view! { p(class="tested", role="status") { (text("why_testing")) } }
            }
            Testing::NotClear(reason) => {
                let reason = reason.clone();
                view! { p(class="tested", role="status") { (text("why_not_clear")) " " (reason) } }
            }
            Testing::Offered { host } => {
                let told = words().text("why_test_text", &[host]);
                let send = send.clone();
                view! {
                    div(class="tested") {
                        button(
                            r#type="button",
                            on:click=move |_| send.send(Message::Why(Why::Test)),
                        ) { (text("why_test")) }
                        span { (told) }
                    }
                }
            }
        }
    }
}
