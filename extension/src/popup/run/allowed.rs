//! What taking back asks of the browser.

use latchkey_core::kept;

use super::App;
use crate::features::settings::state::allowed::{Effect, Item, List, Message, Outcome};
use crate::platform::permissions;
use crate::platform::storage::{self, consents, servers};
use crate::popup::message::Message as Happened;

impl App {
    pub(super) async fn take_back(&self, effect: Effect) {
        match effect {
            Effect::Read => {
                let list = self.read_allowed().await;
                self.tell_allowed(Message::Read(list));
            }
            Effect::Forget(asked) => {
                let mut failed = Vec::new();
                for item in &asked {
                    if !forget(item).await {
                        failed.push(item.clone());
                    }
                }
                let outcome = Outcome { asked, failed };
                let list = self.read_allowed().await;
                self.tell_allowed(Message::Forgotten(outcome, list));
            }
        }
    }

    /// Says whenever the browser gives access or takes it away.
    pub(super) fn watch_permissions(&self) {
        let app = self.clone();
        permissions::watch(move || app.tell_allowed(Message::Changed));
    }

    async fn read_allowed(&self) -> List {
        let (consents, servers) = (consents::read().await, servers::seen().await);
        let tenants = storage::seen_tenants().await;
        self.met(kept::CONSENTS, &consents, Vec::new());
        self.met(kept::SERVERS, &servers, Vec::new());
        self.met(kept::TENANTS, &tenants, Vec::new());
        List {
            consents: consents
                .known()
                .map(|known| known.secrets.into_iter().collect()),
            access: permissions::that_can_go().await,
            tenants: tenants.known(),
            servers: servers.known(),
        }
    }

    fn tell_allowed(&self, message: Message) {
        self.send(Happened::Allowed(message));
    }
}

/// Says whether it is gone.
async fn forget(item: &Item) -> bool {
    match item {
        Item::Consent(consent) => consents::forget(consent).await,
        Item::Access(access) => permissions::take_back(access).await,
        Item::Tenant(host) => storage::forget_tenant(host).await,
        Item::Server(server) => servers::forget(server).await,
    }
}
