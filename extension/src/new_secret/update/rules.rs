//! What one may make: the tenant's rules, and one's own keys.

use latchkey_core::flow::read_rules::{ReadRules, RulesProgress};

use crate::new_secret::state::{NewSecret, Rules};
use crate::shell::context::{Context, PartJob};
use crate::shell::tasks::Report;

/// Reads what one may make.
pub fn read_rules(context: &mut Context<'_, NewSecret>) {
    let maker = context.facts.maker();
    let Some(maker) = maker.filter(|_| context.facts.stop.is_none()) else {
        return;
    };
    let flow = ReadRules::new(maker.tenant_id, maker.user_id);
    context.start(&READING_RULES, flow, |state, task| {
        state.rules = Rules {
            flow: Some(task),
            ..Rules::default()
        };
    });
}

/// Reading what one may make.
static READING_RULES: PartJob<NewSecret, ReadRules> = PartJob {
    find: |state, _| state.rules.flow.as_mut(),
    report: |context, _, Report::Progress(part)| rules_read(context, part),
};

fn rules_read(context: &mut Context<'_, NewSecret>, part: RulesProgress) {
    let rules = &mut context.state.rules;
    let error = match part {
        RulesProgress::Config(config) => {
            let error = config.as_ref().err().cloned();
            rules.config = Some(config);
            error
        }
        RulesProgress::Keys(own) => {
            let error = own.as_ref().err().cloned();
            rules.own = Some(own);
            error
        }
    };
    if let Some(error) = error {
        context.note_error(&error);
    }
}
