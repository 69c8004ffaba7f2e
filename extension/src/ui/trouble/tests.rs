use super::*;
use crate::words::english::English;

fn told(error: &ApiError) -> String {
    trouble(&English::read(), error, "acme-corp.us.qlikcloud.com")
}

#[test]
fn every_error_is_a_sentence_of_its_own() {
    let problem = Problem::default;
    let csrf = Problem {
        code: Some("CSRF-TOKEN-2".to_owned()),
        ..problem()
    };
    let stranger = Problem {
        code: Some("AUTH-5".to_owned()),
        ..problem()
    };
    let errors = [
        ApiError::SignedOut,
        ApiError::NoTenant(problem()),
        ApiError::NoSignIn(problem()),
        ApiError::Forbidden(problem()),
        ApiError::Forbidden(csrf),
        ApiError::Forbidden(stranger),
        ApiError::OutsideTab(problem()),
        ApiError::NotFound(problem()),
        ApiError::TooFast,
        ApiError::Refused {
            status: 418,
            problem: problem(),
        },
        ApiError::Broken {
            status: 502,
            problem: problem(),
        },
        ApiError::NotTheApi,
        ApiError::Unreadable,
        ApiError::TooLarge,
        ApiError::Offline,
        ApiError::OtherHost,
        ApiError::Lost,
        ApiError::TabGone,
        ApiError::ContainerGone,
        ApiError::NoAccess,
        ApiError::NotLoaded,
        ApiError::KeptOut,
        ApiError::PageKeepsChanging,
        ApiError::AnotherUser,
        ApiError::AnotherTenant,
    ];
    let mut told: Vec<String> = errors.iter().map(told).collect();
    assert!(
        told.iter().all(|told| told.ends_with(['.', '2', '5'])),
        "{told:#?}"
    );
    assert!(told[9].contains("418") && told[10].contains("502"));
    told.sort();
    told.dedup();
    assert_eq!(told.len(), errors.len());
}

#[test]
fn the_tenant_s_own_words_are_cut_and_made_safe() {
    let problem = Problem {
        title: Some("\u{202E}Oops".to_owned()),
        detail: Some("x".repeat(10_000)),
        code: Some(" ".to_owned()),
    };
    let told = told(&ApiError::Broken {
        status: 500,
        problem,
    });
    assert!(told.contains("Qlik says: ⟨U+202E⟩Oops · xxx"), "{told}");
    assert!(told.chars().count() < 400 && told.ends_with('…'));
}

#[test]
fn a_sign_out_has_the_tenant_s_words_where_it_said_any() {
    let error = ApiError::Unauthorized(Problem {
        title: Some("Session expired".to_owned()),
        ..Problem::default()
    });
    assert_eq!(
        told(&error),
        "Your session has ended. Qlik says: Session expired"
    );
}
