//! A simulated tenant with roles, groups and people, for the tests of the flows about them. It
//! works out who may make keys in its own way, so that it can tell the flows wrong.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use url::Url;

use super::Outcome;
use crate::access::SCOPE;
use crate::api::ApiError;
use crate::fixtures::{answer, answer_with};
use crate::http::{Method, Request};

pub const DEFAULT: &str = "default";
pub const EVERYONE: &str = "000000000000000000000001";

type Names = BTreeSet<String>;

/// What the tenant knows: sets of ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// Roles with their scopes; `default` is User Default.
    pub roles: BTreeMap<String, Names>,
    /// Groups with their roles.
    pub groups: BTreeMap<String, Names>,
    /// People with their own roles and with their groups.
    pub users: BTreeMap<String, (Names, Names)>,
    /// Requests whose method and path begin like this fail so, and do nothing.
    pub faults: Vec<(String, ApiError)>,
    /// Every request's method and path, as it came.
    pub log: Vec<String>,
}

pub fn names(all: &[&str]) -> Names {
    all.iter().map(|name| (*name).to_owned()).collect()
}

impl Staff {
    /// Roles with their scopes, groups with their roles, people with their own roles and their groups.
    pub fn of(
        roles: &[(&str, &[&str])],
        groups: &[(&str, &[&str])],
        users: &[(&str, &[&str], &[&str])],
    ) -> Staff {
        let named = |(id, list): &(&str, &[&str])| ((*id).to_owned(), names(list));
        let users = users.iter();
        Staff {
            roles: roles.iter().map(named).collect(),
            groups: groups.iter().map(named).collect(),
            users: users
                .map(|(id, own, groups)| ((*id).to_owned(), (names(own), names(groups))))
                .collect(),
            ..Staff::default()
        }
    }

    /// Whether this person may make keys.
    pub fn may(&self, user: &str) -> bool {
        let Some((own, groups)) = self.users.get(user) else {
            return false;
        };
        let by_groups = groups.iter().map(String::as_str).chain([EVERYONE]);
        let by_groups = by_groups
            .filter_map(|group| self.groups.get(group))
            .flatten();
        let mut roles = own.iter().chain(by_groups).map(String::as_str);
        self.carries(DEFAULT) || roles.any(|role| self.carries(role))
    }

    pub fn carries(&self, role: &str) -> bool {
        self.roles
            .get(role)
            .is_some_and(|scopes| scopes.contains(SCOPE))
    }

    pub fn answer(&mut self, request: &Request) -> Outcome {
        let line = format!("{} {}", request.method.as_str(), request.path);
        self.log.push(line.clone());
        let fault = self
            .faults
            .iter()
            .find(|(start, _)| line.starts_with(start));
        if let Some((_, error)) = fault {
            return Err(error.clone());
        }
        let url = Url::parse("https://t.invalid")
            .unwrap()
            .join(&request.path)
            .unwrap();
        let body: Value = request
            .body
            .as_ref()
            .map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
        let path: Vec<&str> = url.path_segments().unwrap().skip(2).collect();
        match (request.method, path.as_slice()) {
            (Method::Get, ["roles"]) => {
                page(&url, self.roles.keys().map(|id| self.role(id)).collect())
            }
            (Method::Get, ["groups"]) => {
                page(&url, self.groups.keys().map(|id| self.group(id)).collect())
            }
            (Method::Get, ["groups", id]) if self.groups.contains_key(*id) => ok(self.group(id)),
            (Method::Get, ["users"]) => page(&url, self.found(&url)),
            (Method::Post, ["roles"]) => {
                let id = format!("made{}", self.roles.len());
                self.roles
                    .insert(id.clone(), strings(&body["assignedScopes"]));
                ok(self.role(&id))
            }
            (Method::Patch, [kind, id]) => self.patch(kind, id, &body[0]),
            _ => answer(404),
        }
    }

    fn patch(&mut self, kind: &str, id: &str, step: &Value) -> Outcome {
        let value = &step["value"];
        let (list, value) = match kind {
            "roles" => (self.roles.get_mut(id), value.as_str().unwrap().to_owned()),
            "users" => (
                self.users.get_mut(id).map(|(own, _)| own),
                value["id"].as_str().unwrap().to_owned(),
            ),
            _ => {
                let ids = value
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|role| role["id"].as_str().unwrap());
                self.groups
                    .insert(id.to_owned(), ids.map(str::to_owned).collect());
                return ok(Value::Null);
            }
        };
        let list = list.unwrap();
        match step["op"].as_str().unwrap() {
            "add" => list.insert(value),
            "remove-value" => list.remove(&value),
            other => panic!("{other}"),
        };
        ok(Value::Null)
    }

    fn found(&self, url: &Url) -> Vec<Value> {
        let (_, filter) = url
            .query_pairs()
            .find(|(name, _)| name == "filter")
            .unwrap();
        let (who, _) = filter.split_once(" and (status").unwrap();
        let values: Names = who
            .split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        let is_by_role = who.contains("assignedRoles.id");
        let passes = |(id, (own, _)): &(&String, &(Names, Names))| match is_by_role {
            true => !own.is_disjoint(&values),
            false => values.contains(*id),
        };
        self.users.iter().filter(passes).map(|(id, (own, groups))| json!({
            "id": id, "name": id, "status": "active",
            "assignedRoles": references(own),
            // As a real answer has it: Everyone among the groups, some with their roles.
            "assignedGroups": groups.iter().map(|group| self.group(group)).chain([json!({"id": EVERYONE})]).collect::<Vec<_>>(),
        })).collect()
    }

    fn role(&self, id: &str) -> Value {
        let (name, kind) = match id {
            DEFAULT => ("UserDefault", "default"),
            other => (other, "custom"),
        };
        json!({"id": id, "name": name, "type": kind, "assignedScopes": self.roles[id]})
    }

    fn group(&self, id: &str) -> Value {
        let roles = self.groups.get(id).map(references);
        json!({"id": id, "name": id, "assignedRoles": roles})
    }
}

fn references(ids: &Names) -> Value {
    ids.iter().map(|id| json!({"id": id, "name": id})).collect()
}

fn strings(list: &Value) -> Names {
    list.as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn ok(body: Value) -> Outcome {
    answer_with(200, &body.to_string())
}

/// Two rows a page, so that every list has several.
fn page(url: &Url, rows: Vec<Value>) -> Outcome {
    let start = url.query_pairs().find(|(name, _)| name == "next");
    let start: usize = start.map_or(0, |(_, text)| text.parse().unwrap());
    let mut links = json!({});
    if start + 2 < rows.len() {
        let mut next = url.clone();
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .into_owned()
            .filter(|(name, _)| name != "next")
            .collect();
        next.query_pairs_mut()
            .clear()
            .extend_pairs(kept)
            .append_pair("next", &(start + 2).to_string());
        links = json!({"next": {"href": next.as_str()}});
    }
    let rows: Vec<Value> = rows.into_iter().skip(start).take(2).collect();
    ok(json!({"data": rows, "links": links}))
}

/// Any staff of four roles, three groups (Everyone one of them) and five people.
pub fn any_staff() -> impl Strategy<Value = Staff> {
    let some = |from: Vec<&'static str>| {
        let all = from.len();
        proptest::sample::subsequence(from, 0..=all).prop_map(|names| self::names(&names))
    };
    let roles = [DEFAULT, "r1", "r2", "r3"];
    let scopes = some(vec![SCOPE, "apps"]);
    let own = some(vec!["r1", "r2", "r3"]);
    let belongs = some(vec!["g1", "g2"]);
    (
        proptest::collection::vec(scopes, 4),
        proptest::collection::vec(own.clone(), 3),
        proptest::collection::vec((own, belongs), 5),
    )
        .prop_map(move |(scopes, groups, users)| Staff {
            roles: roles
                .iter()
                .map(|id| (*id).to_owned())
                .zip(scopes)
                .collect(),
            groups: [EVERYONE, "g1", "g2"]
                .map(str::to_owned)
                .into_iter()
                .zip(groups)
                .collect(),
            users: (1..).map(|n| format!("u{n}")).zip(users).collect(),
            ..Staff::default()
        })
}
