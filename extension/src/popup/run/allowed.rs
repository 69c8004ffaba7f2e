//! What taking back asks of the browser.

use latchkey_core::kept;

use super::App;
use crate::features::settings::state::SettingsMessage;
use crate::features::settings::state::allowed::{
    AllowedEffect, AllowedMessage, Item, List, Outcome,
};
use crate::platform::permissions;
use crate::platform::storage::{self, consents, servers};

impl App {
    pub(super) async fn carry_out_of_allowed(&self, effect: AllowedEffect) {
        match effect {
            AllowedEffect::Read => {
                let list = self.read_allowed().await;
                self.tell_allowed(AllowedMessage::Read(list));
            }
            AllowedEffect::Forget(asked) => {
                let mut failed = Vec::new();
                for item in &asked {
                    if !forget(item).await {
                        failed.push(item.clone());
                    }
                }
                let outcome = Outcome { asked, failed };
                let list = self.read_allowed().await;
                self.tell_allowed(AllowedMessage::Forgotten(outcome, list));
            }
        }
    }

    /// Says whenever the browser gives access or takes it away.
    pub(super) fn watch_permissions(&self) {
        let app = self.clone();
        permissions::watch(move || app.tell_allowed(AllowedMessage::Changed));
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

    fn tell_allowed(&self, message: AllowedMessage) {
        self.send(SettingsMessage::Allowed(message).into());
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
