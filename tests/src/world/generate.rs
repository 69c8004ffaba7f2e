//! Acme with any number of keys, for the benchmark: believable, and the same on every run but for the present.

use super::event::{self, KEY_CREATED};
use super::key;
use super::seed::access;
use super::seed::{ADA, bare_acme};
use super::tenant::Tenant;
use super::user;
use crate::random::{mixed, settled_uuid};

const DAY: i64 = 86_400_000;
/// Of so many keys, the newest, the making is among the events.
const RECORDED: usize = 500;

const FIRST_NAMES: [&str; 16] = [
    "Amara",
    "Björn",
    "Chloé",
    "Dmitri",
    "Elif",
    "Farid",
    "Giulia",
    "Hiroshi",
    "Inés",
    "Jan",
    "Katarzyna",
    "Liam",
    "Mei",
    "Noor",
    "Olu",
    "Petra",
];
const LAST_NAMES: [&str; 16] = [
    "Almeida",
    "Becker",
    "Castillo",
    "Dubois",
    "Eriksen",
    "Fischer",
    "García",
    "Haddad",
    "Ivanov",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Nakamura",
    "O’Brien",
    "Petrović",
];
const PURPOSES: [&str; 10] = [
    "Nightly reload",
    "CI deploy",
    "Backup",
    "Terraform",
    "Postman",
    "Power Automate",
    "Excel add-in",
    "Data catalogue",
    "Monitoring",
    "Notebook",
];
const PLACES: [&str; 8] = [
    "prod", "staging", "dev", "EU", "US", "finance", "sales", "HR",
];

/// Acme with `keys` keys, owned by about a twentieth as many people, Ada the first of them.
pub fn acme(now: i64, keys: usize) -> Tenant {
    let mut tenant = bare_acme();
    let owners: Vec<String> = (0..(keys / 20).max(1)).map(owner_id).collect();
    for (number, id) in owners.iter().enumerate() {
        let user = person(tenant.id, number, id);
        tenant.put_user(user);
        if number.is_multiple_of(50) {
            access::give(&mut tenant, access::ADMIN, &[id.as_str()]);
        }
    }
    access::give(&mut tenant, access::MAKERS, &[ADA]);
    for number in 0..keys {
        let owner = &owners[number % owners.len()];
        // Every eighth key was made in the same millisecond as the one before, as scripts do.
        let made = number - usize::from(number % 8 == 7);
        let age = 400 * DAY * (made as i64 + 1) / keys as i64;
        let drafted = draft(tenant.id, number, owner, now - age, now).document();
        if number < RECORDED {
            let created = event::key_written(KEY_CREATED, now - age, owner, &drafted);
            tenant.audits.record(&created);
        }
        tenant.keys.put(drafted);
    }
    tenant
}

fn owner_id(number: usize) -> String {
    if number == 0 {
        ADA.to_owned()
    } else {
        format!("67c0ffee00{:014x}", number)
    }
}

fn person(tenant: &str, number: usize, id: &str) -> super::document::Document {
    let status = match number % 25 {
        11 => "disabled",
        19 => "deleted",
        _ => "active",
    };
    let first = FIRST_NAMES[number % 16];
    let last = LAST_NAMES[number / 16 % 16];
    let name = match number {
        0 => "Ada Lovelace".to_owned(),
        1..256 => format!("{first} {last}"),
        _ => format!("{first} {last} {}", number / 256 + 1),
    };
    let email = format!("user{number}@acme.example");
    user::Draft {
        id,
        tenant,
        name: &name,
        email: Some(&email),
        status,
    }
    .document()
}

fn draft<'a>(
    tenant: &'a str,
    number: usize,
    owner: &'a str,
    created: i64,
    now: i64,
) -> GeneratedKey<'a> {
    let chance = mixed(number as u64);
    let life = DAY * (1 + (chance % 360) as i64);
    let status = match (chance >> 16) % 10 {
        0 | 1 => "revoked",
        _ if created + life <= now => "expired",
        _ => "active",
    };
    let purpose = PURPOSES[(chance >> 24) as usize % PURPOSES.len()];
    let place = PLACES[(chance >> 32) as usize % PLACES.len()];
    let description = format!("{purpose} {place} {number}");
    GeneratedKey {
        number,
        tenant,
        owner,
        description,
        status,
        created,
        expiry: created + life,
    }
}

/// A key before it is written down; it holds the name that the draft borrows.
struct GeneratedKey<'a> {
    number: usize,
    tenant: &'a str,
    owner: &'a str,
    description: String,
    status: &'a str,
    created: i64,
    expiry: i64,
}

impl GeneratedKey<'_> {
    fn document(&self) -> super::document::Document {
        key::Draft {
            id: settled_uuid(1_000_000 + self.number as u64),
            tenant: self.tenant,
            owner: self.owner,
            maker: self.owner,
            description: &self.description,
            status: self.status,
            created: self.created,
            expiry: self.expiry,
        }
        .document()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::document::text;

    #[test]
    fn holds_as_many_as_asked_for_of_every_status() {
        let tenant = acme(0, 1_000);
        assert_eq!(tenant.keys.all().len(), 1_000);
        assert_eq!(tenant.users.len(), 50);
        assert_eq!(tenant.audits.len(), 2 * RECORDED);
        for status in ["active", "expired", "revoked"] {
            let count = tenant
                .keys
                .all()
                .iter()
                .filter(|key| text(key, "status") == status)
                .count();
            assert!(count > 100, "{status}: {count}");
        }
        assert_eq!(acme(0, 1).users.len(), 1);
        assert_eq!(acme(0, 0).keys.all().len(), 0);
    }
}
