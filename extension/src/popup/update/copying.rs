//! Copying what stands on the screen; never a key's secret, which this screen doesn't have.

use crate::popup::effect::Effect;
use crate::popup::message::CopyWhat;
use crate::popup::model::Model;

pub(super) fn copy(model: &Model, what: CopyWhat) -> Vec<Effect> {
    let tenant = model.tenant();
    let facts = model.identity.tenant.as_ref();
    let text = match &what {
        CopyWhat::TenantName => tenant.map(|tenant| tenant.name().to_owned()),
        CopyWhat::Region => tenant.map(|tenant| tenant.region().to_owned()),
        CopyWhat::Host => tenant.map(|tenant| tenant.host().to_owned()),
        CopyWhat::TenantId => model.identity.tenant_id().map(str::to_owned),
        CopyWhat::SystemHostname => facts.and_then(|facts| facts.system_hostname.clone()),
        CopyWhat::Id(id) => Some(id.as_str().to_owned()),
    };
    text.map(|text| Effect::Copy(what, text))
        .into_iter()
        .collect()
}
