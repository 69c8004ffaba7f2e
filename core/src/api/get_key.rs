//! `GET /api/v1/api-keys/{id}`: one key. Its owner and a TenantAdmin may read it.

use serde::Deserialize;

use super::{ApiError, page::read, segment::segment};
use crate::http::{Request, Response};
use crate::key::{Key, KeyId, Status, Subject, UserId, When};

/// Reads one key.
pub fn get_key(id: &KeyId) -> Request {
    Request::get(key_path(id))
}

/// The path of one key, its id encoded as one segment.
pub(super) fn key_path(id: &KeyId) -> String {
    format!("/api/v1/api-keys/{}", segment(id.as_str()))
}

/// Reads what was answered.
pub fn parse(response: &Response) -> Result<Key, ApiError> {
    read::<KeyRow>(response)?
        .into_key()
        .ok_or(ApiError::Unreadable)
}

/// `ApiKey` as it comes: only the id is insisted on, unknown fields are left aside.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeyRow {
    id: String,
    sub: Option<String>,
    sub_type: Option<String>,
    tenant_id: Option<String>,
    status: Option<String>,
    expiry: Option<String>,
    description: Option<String>,
    created_by_user: Option<String>,
    created: Option<String>,
}

impl KeyRow {
    pub(super) fn into_key(self) -> Option<Key> {
        Some(Key {
            id: KeyId::new(&self.id)?,
            name: self.description.unwrap_or_default(),
            subject: Subject::new(self.sub, self.sub_type.as_deref()),
            tenant_id: self.tenant_id,
            status: Status::from_word(self.status.as_deref().unwrap_or_default()),
            expiry: When::new(self.expiry),
            created: When::new(self.created),
            created_by: self.created_by_user.map(UserId::new),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{key_id, response_with};

    #[test]
    fn an_id_stays_one_segment() {
        let id = key_id("a/b?c#d %2e");
        assert_eq!(key_path(&id), "/api/v1/api-keys/a%2Fb%3Fc%23d%20%252e");
    }

    #[test]
    fn a_key_needs_no_more_than_its_id() {
        let response = response_with(200, r#"{"id":"k1","status":"dormant","lastSeen":7}"#);
        let key = parse(&response).unwrap();
        assert_eq!(key.status, Status::Other("dormant".to_owned()));
        assert_eq!(
            (key.subject, key.expiry),
            (Subject::NotKnown, When::Missing)
        );
    }
}
