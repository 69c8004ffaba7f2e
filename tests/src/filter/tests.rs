use super::*;

const FIELDS: Fields = Fields {
    eq: &["id", "name", "status", "assignedRoles.name"],
    co: &["name"],
};

fn parse(text: &str) -> Result<Filter, String> {
    Filter::parse(text, &FIELDS)
}

/// Whether the filter asks for the user with this id, name and status, who has two roles.
fn wants(text: &str, id: &str, name: &str, status: &str) -> bool {
    parse(text).unwrap().wants(&|field, test| match field {
        "id" => test(id),
        "name" => test(name),
        "status" => test(status),
        _ => test("Maker") || test("Reader"),
    })
}

#[test]
fn reads_the_documented_form() {
    let text = r#"(id eq "A1" or id eq "b2") and (status eq "active" or status eq "deleted")"#;
    assert!(wants(text, "a1", "", "active"));
    assert!(wants(text, "B2", "", "deleted"));
    assert!(!wants(text, "b2", "", "disabled"));
    assert!(!wants(text, "c3", "", "active"));
}

#[test]
fn joins_fields_and_looks_inside_names() {
    let text = r#"name co "love" or id eq "g" or assignedRoles.name eq "none""#;
    assert!(wants(text, "a", "Ada Lovelace", "active"));
    assert!(wants(text, "G", "Grace", "active"));
    assert!(!wants(text, "b", "Bob", "active"));
    let text = r#"(name co "a" and assignedRoles.name eq "MAKER") and (status eq "active")"#;
    assert!(wants(text, "", "Ada", "active"));
    assert!(!wants(text, "", "Bob", "active"));
    assert!(!wants(text, "", "Ada", "disabled"));
}

#[test]
fn keywords_have_any_case_and_values_any_letter() {
    assert!(wants(r#"( ID EQ "a" OR iD eq "b" )"#, "B", "", ""));
    assert!(wants(
        r#"name eq "O \"Neill\" \\ (or)""#,
        "",
        r#"o "neill" \ (OR)"#,
        ""
    ));
    assert!(parse(r#"status eq "active""#).unwrap().names("status"));
    assert!(!parse(r#"name eq "status""#).unwrap().names("status"));
}

#[test]
fn refuses_other_shapes() {
    for text in [
        "",
        "(",
        "()",
        r#"id eq "a" or id eq "b" and (status eq "active")"#,
        r#"(id eq "a" or status eq "active")"#,
        r#"(id eq "a") or (status eq "active")"#,
        r#"((id eq "a") and (status eq "active")) or name eq "b""#,
        r#"(id eq "a") and (status eq "active") and (status eq "active")"#,
        r#"(status eq "active") and (status eq "active")"#,
        r#"(id eq "a") (id eq "b")"#,
        r#"(id co "a")"#,
        r#"(id sw "a")"#,
        r#"(id eq a)"#,
        r#"(id eq "a"#,
        r#"(id eq "a""#,
        r#"(shoeSize eq "44")"#,
        &format!(r#"{}id eq "a"{}"#, "(".repeat(99), ")".repeat(99)),
    ] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn holds_at_most_a_hundred_ids() {
    let of = |count: usize| {
        let terms: Vec<String> = (0..count).map(|n| format!("id eq \"{n}\"")).collect();
        parse(&format!("({})", terms.join(" or ")))
    };
    assert!(of(100).is_ok());
    assert!(of(101).is_err());
}
