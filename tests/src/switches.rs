//! One switch for everything that Qlik's contract leaves open. The first value named is the default.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How the tenants behave where the contract is silent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switches {
    /// What a TenantAdmin's DELETE does to a key of their own.
    pub own_delete: OwnDelete,
    /// Whether a change may come from another origin than the tenant's.
    pub foreign_origin: ForeignOrigin,
    /// The `SameSite` attribute of the session cookies.
    pub same_site: SameSite,
    /// Where the CSRF refusal has its code.
    pub csrf_error: CsrfError,
    /// Where `users/me` and `tenants/me` point to.
    pub redirects: Redirects,
    /// Which host the links of a page name.
    pub links: LinkHost,
    /// What fetching a CSRF token does to those fetched before.
    pub csrf_fetch: CsrfFetch,
    /// The answer to DELETE on a key that is not active.
    pub delete_revoked: DeleteRevoked,
    /// What somebody who is no admin gets when they list another's keys.
    pub foreign_list: ForeignList,
    /// What somebody who is no admin gets when they ask for another's key by its id.
    pub foreign_key: ForeignKey,
    /// What a TenantAdmin gets who renames another's key.
    pub foreign_rename: ForeignRename,
    /// What the answer to a new key says of its status.
    pub new_key_status: NewKeyStatus,
    /// The answer to a new key that would live longer than allowed.
    pub too_long: TooLong,
    /// The answer to a new key above the number of active ones allowed.
    pub too_many: TooMany,
    /// Whether a key stops working when its owner loses the permission to hold keys.
    pub key_needs_permission: Yes,
    /// Who may read the rules for keys.
    pub config_readable: ConfigReadable,
    /// Whether the rules for keys have the switch of older tenants.
    pub api_keys_enabled: OldSwitch,
    /// Whether users come with their roles.
    pub roles_readable: Yes,
    /// Whether the default role of all users can be changed.
    pub default_role_patch: DefaultRolePatch,
    /// Whether a change of a user is carried out as a whole, or but for its last step.
    pub users_patch: UsersPatch,
    /// What a role that a user is given may be named by.
    pub given_role: GivenRole,
    /// Which scopes users are filtered by.
    pub assigned_scopes_filter: ScopesFilter,
    /// Whether users can be filtered by GET.
    pub users_filter: UsersFilter,
    /// Whether the list call heeds `sort`.
    pub sort: Sort,
    /// Who may read events.
    pub audits_readable: AuditsReadable,
    /// The answer to those who may not read events.
    pub audits_refusal: AuditsRefusal,
    /// Whether the types of events can be listed.
    pub audit_types_readable: Yes,
    /// Whether the settings of events can be read.
    pub audit_settings_readable: Yes,
    /// A type of events that is refused with 403 when it is asked for.
    pub audit_refused_type: Option<String>,
    /// Which families of events are recorded.
    pub audit_families: AuditFamilies,
    /// Which uses of keys are recorded.
    pub audit_uses: AuditUses,
    /// Who is named as the user who caused a recorded use.
    pub audit_use_user: AuditUseUser,
    /// The answer when a type is asked for that this tenant doesn't record.
    pub audit_unknown_type: AuditUnknownType,
    /// How events of the same time follow each other; unsteady ones change it with every page.
    pub audit_ties: AuditTies,
    /// What is recorded between two pages of events: nothing, something new, or something that comes late.
    pub audit_arrivals: AuditArrivals,
    /// Whether the cursor of a page of events keeps its place when others arrive.
    pub audit_cursors: AuditCursors,
    /// How an event's own link is spelled.
    pub audit_item_links: AuditItemLinks,
    /// Whether an empty page of events has `data`.
    pub audit_empty_page: AuditEmptyPage,
    /// Which ends of a window of time count in.
    pub audit_window: AuditWindow,
    /// Which events about keys have the key's id in `topLevelResourceId`.
    pub audit_top_level: AuditTopLevel,
    /// Of which keys a failed use is recorded.
    pub audit_failures: AuditFailures,
    /// How long after the act an event can be read, in seconds.
    pub audit_delay_s: u32,
    /// How long events are kept, in seconds; 90 days when not given.
    pub audit_ttl_s: Option<u32>,
    /// Whether there is an archive.
    pub audit_archive: AuditArchive,
    /// How long every API answer takes, in milliseconds.
    pub latency_ms: u32,
    /// How many calls pass before a 429.
    pub budgets: Option<Budgets>,
    /// How far the tenant's clock is ahead of this machine's, in seconds.
    pub clock_offset_s: i32,
}

impl Switches {
    /// These switches with the given ones changed.
    ///
    /// # Errors
    /// A sentence, when a switch or a value of it is unknown.
    pub fn changed(&self, changes: Value) -> Result<Self, String> {
        let mut whole = json!(self);
        match (&mut whole, changes) {
            (Value::Object(whole), Value::Object(changes)) => whole.extend(changes),
            _ => return Err("switches come as a JSON object".to_owned()),
        }
        serde_json::from_value(whole).map_err(|error| error.to_string())
    }
}

/// Calls let through per user and tier, then 429 for a while; a tier left out has no end.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    pub tier1: Option<u32>,
    pub tier2: Option<u32>,
    /// Calls for events within a minute.
    pub audits: Option<u32>,
    /// How long the 429 lasts, in seconds.
    pub retry_after: u32,
}

/// A switch whose values are words.
macro_rules! words {
    ($($name:ident { $first:ident = $first_word:literal, $($other:ident = $other_word:literal),+ })+) => {$(
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            #[default]
            #[serde(rename = $first_word)]
            $first,
            $(#[serde(rename = $other_word)] $other),+
        }
    )+};
}

words! {
    OwnDelete { Removes = "removes", Revokes = "revokes" }
    ForeignOrigin { Accepts = "accepts", Refuses = "refuses" }
    SameSite { Lax = "Lax", Strict = "Strict", None = "None" }
    CsrfError { TopLevel = "top_level", ErrorsArray = "errors_array" }
    Redirects { Relative = "relative", Absolute = "absolute", SystemHostname = "system_hostname" }
    LinkHost { SameHost = "same_host", SystemHostname = "system_hostname" }
    CsrfFetch { Keeps = "keeps", Replaces = "replaces" }
    ForeignList { Forbidden = "forbidden", Empty = "empty" }
    ForeignKey { Forbidden = "forbidden", NotFound = "not_found" }
    ForeignRename { Forbidden = "forbidden", Allowed = "allowed" }
    NewKeyStatus { Active = "active", Expired = "expired", Other = "suspended", Untold = "untold" }
    ConfigReadable { Everyone = "everyone", Admins = "admins", Nobody = "nobody" }
    OldSwitch { Absent = "absent", Present = "present" }
    DefaultRolePatch { Allowed = "allowed", Forbidden = "forbidden" }
    UsersPatch { Whole = "whole", Partial = "partial" }
    GivenRole { IdOrName = "id_or_name", Name = "name" }
    ScopesFilter { Direct = "direct", Inherited = "inherited", Refused = "refused" }
    UsersFilter { Get = "get", PostOnly = "post_only" }
    Sort { Honoured = "honoured", Ignored = "ignored" }
    AuditsReadable { AdminsAndAuditors = "admins_and_auditors", Admins = "admins", Nobody = "nobody" }
    AuditFamilies { Both = "both", Core = "core", Legacy = "legacy" }
    AuditUses { Every = "every", Sampled = "sampled", None = "none" }
    AuditUseUser { Owner = "owner", Nobody = "nobody" }
    AuditUnknownType { Empty = "empty", Refused = "refused" }
    AuditTies { AsRecorded = "as_recorded", Reversed = "reversed", Unsteady = "unsteady" }
    AuditArrivals { None = "none", New = "new", Late = "late" }
    AuditCursors { Held = "held", Shifting = "shifting" }
    AuditItemLinks { Lower = "lower", Upper = "upper", Both = "both", None = "none" }
    AuditEmptyPage { WithData = "with_data", WithoutData = "without_data" }
    AuditWindow { BothEnds = "both_ends", Start = "start", End = "end", NeitherEnd = "neither_end" }
    AuditTopLevel { Failures = "failures", All = "all", None = "none" }
    AuditFailures { Scim = "scim", All = "all" }
    AuditArchive { Kept = "kept", Absent = "absent" }
}

/// A switch whose values are the statuses of an answer.
macro_rules! statuses {
    ($($name:ident { $first:ident = $first_status:literal, $($other:ident = $other_status:literal),+ })+) => {$(
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "u16", into = "u16")]
        pub enum $name {
            #[default]
            $first = $first_status,
            $($other = $other_status),+
        }

        impl TryFrom<u16> for $name {
            type Error = String;

            fn try_from(status: u16) -> Result<Self, String> {
                match status {
                    $first_status => Ok(Self::$first),
                    $($other_status => Ok(Self::$other),)+
                    _ => Err(format!("{status} is no answer that is known to be possible")),
                }
            }
        }

        impl From<$name> for u16 {
            fn from(answer: $name) -> Self {
                answer as Self
            }
        }
    )+};
}

statuses! {
    AuditsRefusal { Forbidden = 403, Unauthorized = 401 }
    DeleteRevoked { Done = 204, Forbidden = 403, NotFound = 404 }
    TooLong { BadRequest = 400, Forbidden = 403 }
    TooMany { BadRequest = 400, Forbidden = 403, Conflict = 409 }
}

/// A yes or no whose default is yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yes(pub bool);

impl Default for Yes {
    fn default() -> Self {
        Self(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_keep_what_they_do_not_name() -> Result<(), String> {
        let first =
            Switches::default().changed(json!({ "own_delete": "revokes", "latency_ms": 30 }))?;
        let second = first.changed(json!({ "delete_revoked": 404, "roles_readable": false }))?;
        assert_eq!(second.own_delete, OwnDelete::Revokes);
        assert_eq!(second.latency_ms, 30);
        assert_eq!(second.delete_revoked, DeleteRevoked::NotFound);
        assert!(!second.roles_readable.0);
        Ok(())
    }

    #[test]
    fn unknown_switches_and_values_are_refused() {
        let defaults = Switches::default();
        for changes in [
            json!({ "own": 1 }),
            json!({ "sort": "random" }),
            json!({ "delete_revoked": 500 }),
            json!([]),
        ] {
            assert!(defaults.changed(changes.clone()).is_err(), "{changes}");
        }
    }
}
