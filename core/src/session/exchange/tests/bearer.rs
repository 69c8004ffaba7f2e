//! A key under test, which stands for itself.

use super::*;

#[test]
fn a_key_under_test_says_nothing_of_the_session() {
    let mut session = ready();
    let test = || {
        let secret = crate::secret::Secret::new("secret".to_owned()).unwrap();
        Exchange::new(get_user().with_bearer(secret))
    };
    story(&mut session, test())
        .sends(USER)
        .gets(response(401))
        .ends_in(401);
    // The session's token is still good, and whose key it was changes no pin.
    let bob = json(200, r#"{"id":"bob","tenantId":"acme"}"#);
    story(&mut session, test())
        .sends(USER)
        .gets(bob)
        .ends_in(200);
    story(&mut session, change())
        .sends("DELETE /api/v1/api-keys/k [T1]")
        .gets(response(204))
        .ends_in(204);
}
