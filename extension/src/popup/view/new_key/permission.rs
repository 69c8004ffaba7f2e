//! An admin who may not make keys is told before typing: TenantAdmin alone does not include it.

use sycamore::prelude::*;

use crate::popup::message::Message;
use crate::popup::model::Model;
use crate::popup::view::Send;
use crate::popup::view::part::{dynamic, part};
use crate::popup::words::text;
use crate::shell::section_name::SectionName;

/// What is missing and where it is given, once it is surely known.
pub(super) fn permission(model: ReadSignal<Model>, send: &Send) -> View {
    let is_missing = part(model, is_missing);
    let send = send.clone();
    dynamic(move || {
        let send = send.clone();
        is_missing.get().then(|| {
            view! {
                div(class="care") {
                    p { (text("permission_missing")) }
                    button(
                        r#type="button",
                        on:click=move |_| send.send(Message::Open(SectionName::Settings)),
                    ) { (text("open_settings")) }
                }
            }
        })
    })
}

/// All ways were read and none leads to the signed-in user. Where the last wish was refused, that
/// says it already.
fn is_missing(model: &Model) -> bool {
    let access = &model.sections.settings.access;
    let (Some(read), Some(Some(me))) = (access.read.here(), access.me.here()) else {
        return false;
    };
    let has_none = read.ways(me).is_some_and(|ways| ways.is_empty());
    has_none && model.new_secret.lets_ask() && !model.new_secret.is_refused()
}
