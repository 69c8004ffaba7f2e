//! Filling a form, in words: why a value doesn't go into a field, what became of it, what spoke for
//! a field. These are keys of texts.

use latchkey_core::linking::{By, Hint, Outcome, Refusal, Sight};

/// Why a value doesn't go into a field; some say a number.
pub fn refusal(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoOrigin => "refusal_no_origin",
        Refusal::PageUnknown => "refusal_page_unknown",
        Refusal::FrameHidden => "refusal_frame_hidden",
        Refusal::FrameAlike => "refusal_frame_alike",
        Refusal::ThirdSite => "refusal_third_site",
        Refusal::QlikCloud => "refusal_qlik_cloud",
        Refusal::NotHttps => "refusal_not_https",
        Refusal::Gone => "refusal_gone",
        Refusal::Unseen(sight) => unseen(*sight),
        Refusal::ReadOnly => "refusal_read_only",
        Refusal::Disabled => "refusal_disabled",
        Refusal::Search => "refusal_search",
        Refusal::Editable => "refusal_editable",
        Refusal::NoText => "refusal_no_text",
        Refusal::SentInAddress => "refusal_sent_in_address",
        Refusal::SentElsewhere => "refusal_sent_elsewhere",
        Refusal::NotForSecrets => "refusal_not_for_secrets",
        Refusal::WantsStructure => "refusal_wants_structure",
        Refusal::OtherAddress(_) => "refusal_other_address",
        Refusal::DoesNotFit(_) => "refusal_does_not_fit",
        Refusal::ChooseYourself => "refusal_choose_yourself",
        Refusal::ListDisagrees => "refusal_list_disagrees",
        Refusal::Taken => "refusal_taken",
        Refusal::TooLong(_) => "refusal_too_long",
        Refusal::NoChoice => "refusal_no_choice",
        Refusal::SeveralChoices => "refusal_several_choices",
    }
}

fn unseen(sight: Sight) -> &'static str {
    match sight {
        Sight::Small => "unseen_small",
        Sight::Transparent => "unseen_transparent",
        Sight::Faint => "unseen_faint",
        Sight::Clipped => "unseen_clipped",
        Sight::Beyond => "unseen_beyond",
        Sight::Covered => "unseen_covered",
        Sight::Hidden | Sight::Visible => "unseen_hidden",
    }
}

/// What became of a value.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Filled => "outcome_filled",
        Outcome::Changed => "outcome_changed",
        Outcome::Unsure => "outcome_unsure",
        Outcome::Gone => "outcome_gone",
        Outcome::Different => "outcome_different",
        Outcome::Hidden => "outcome_hidden",
        Outcome::ReadOnly => "outcome_read_only",
        Outcome::NoOption => "outcome_no_option",
        Outcome::ChooseYourself => "outcome_choose_yourself",
        Outcome::NoChoice => "outcome_no_choice",
        Outcome::UnclearChoice => "outcome_unclear_choice",
        Outcome::PageChanged => "outcome_page_changed",
        Outcome::Failed => "outcome_failed",
    }
}

/// What spoke for a field, with the page's own word.
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Label => "hint_label",
        Hint::Aria => "hint_aria",
        Hint::Near => "hint_near",
        Hint::Autocomplete => "hint_autocomplete",
        Hint::Placeholder => "hint_placeholder",
        Hint::Name => "hint_name",
        Hint::Id => "hint_id",
        Hint::Title => "hint_title",
        Hint::Legend => "hint_legend",
        Hint::Options => "hint_options",
    }
}

/// By what the page was taken for a product's.
pub fn by(by: By) -> &'static str {
    match by {
        By::Nothing => "taken_by_nothing",
        By::Fields => "taken_by_fields",
        By::Words => "taken_by_words",
        By::Host => "taken_by_host",
        By::User => "taken_by_user",
    }
}
