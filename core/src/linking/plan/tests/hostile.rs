use proptest::prelude::*;

use super::*;

const ORIGINS: [&str; 6] = [
    HUB,
    "https://acme-corp.us.qlikcloud.com",
    "http://wip.acme.example",
    "http://hub.stackone.com",
    "https://hub.st\u{430}ckone.com",
    "null",
];

const KINDS: [Kind; 11] = [
    Kind::Text,
    Kind::Password,
    Kind::Email,
    Kind::Url,
    Kind::Search,
    Kind::Tel,
    Kind::Number,
    Kind::Textarea,
    Kind::Select,
    Kind::Editable,
    Kind::Other,
];

fn forms() -> impl Strategy<Value = Option<FormOf>> {
    let method = prop::sample::select(vec![None, Some("post"), Some("get"), Some("x")]);
    let action = prop::sample::select(vec![None, Some(HUB), Some("https://evil.example")]);
    let form = (method, action).prop_map(|(method, action)| fixtures::form_of(method, action));
    prop::option::of(form)
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let flags = (0_u8..16).prop_map(|bits| [bits & 1 > 0, bits & 2 > 0, bits & 12 == 12]);
    let field = (
        0_u8..8,
        prop::sample::select(KINDS.to_vec()),
        prop_oneof![3 => Just(Sight::Visible), 1 => prop::sample::select(fixtures::UNSEEN.to_vec())],
        flags,
        forms(),
        prop::option::of(0_u32..400),
    );
    let field = field.prop_map(|(id, kind, sight, flags, form, max_length)| Field {
        id: format!("f{id}"),
        kind,
        sight,
        is_read_only: flags[0] && flags[2],
        is_disabled: flags[1] && flags[2],
        is_search: flags[2],
        form,
        max_length,
        ..Field::default()
    });
    prop::collection::vec(field, 0..10)
}

fn frames() -> impl Strategy<Value = Vec<Frame>> {
    let origin = || prop::sample::select(ORIGINS.to_vec());
    let children = prop::collection::vec((origin(), prop::bool::weighted(0.8)), 0..3);
    let frame = (0_u32..3, origin(), fields(), children);
    let frame = frame.prop_map(|(id, origin, fields, children)| Frame {
        frame_id: i64::from(id),
        page: format!("page {id}"),
        origin: origin.to_owned(),
        is_top: id == 0,
        place: id.checked_sub(1).map(Some).into_iter().collect(),
        fields,
        frames: (0..).zip(children).map(child).collect(),
        ..Frame::default()
    });
    prop::collection::vec(frame, 1..4)
}

fn child((at, (origin, is_visible)): (u32, (&str, bool))) -> Child {
    Child {
        id: format!("c{at}"),
        at: Some(at),
        origin: Some(origin.to_owned()),
        is_visible,
        ..Child::default()
    }
}

fn choices() -> impl Strategy<Value = Vec<(Value, String)>> {
    let value = prop::sample::select(Value::ALL.to_vec());
    let pair = (value, (0_u8..9).prop_map(|id| format!("f{id}")));
    prop::collection::vec(pair, 0..14)
}

fn consents() -> impl Strategy<Value = Consents> {
    let origin = || prop::sample::select(ORIGINS.to_vec());
    let consent = || {
        (origin(), origin()).prop_map(|(page, frame)| Consent {
            page: page.to_owned(),
            frame: frame.to_owned(),
        })
    };
    let secrets = prop::collection::btree_set(consent(), 0..36);
    (secrets, prop::option::of(consent())).prop_map(|(secrets, once)| Consents { secrets, once })
}

proptest! {
    /// Whatever the page is, whatever was recognised in it, mapped and agreed to.
    #[test]
    fn a_secret_goes_only_where_every_rule_lets_it(
        frames in frames(),
        found in choices(),
        mapped in choices(),
        at in 0_usize..3,
        consents in consents(),
    ) {
        let frame = &frames[at % frames.len()];
        let found: Vec<(Value, &str)> =
            found.iter().map(|(value, id)| (*value, id.as_str())).collect();
        let recognised = recognised(frame, &found);
        let mapping = Mapping { frame: frame.at(), fields: mapped.into_iter().collect() };
        let secrets: Vec<(Value, Secret)> = Value::ALL
            .into_iter()
            .map(|value| (value, secret("eyJ.key")))
            .collect();
        for integration in integrations() {
            let plan = plan(
                &integration, &source(), &frames, &mapping, &recognised, &consents,
            );
            for order in plan.orders(&secrets) {
                let of = frames.iter().find(|frame| frame.at() == plan.frame).unwrap();
                prop_assert_eq!(order.frame_id, of.frame_id);
                for field in &order.fields {
                    check(&plan, (of, &frames), field, &recognised, &consents);
                }
            }
        }
    }
}

/// Every rule, said anew.
fn check(
    plan: &Plan,
    (frame, frames): (&Frame, &[Frame]),
    order: &FieldOrder,
    recognised: &Recognised,
    consents: &Consents,
) {
    assert!(!frame.origin.contains("qlikcloud.com") && frame.origin != "null");
    assert!(!frame.origin.starts_with("http://hub."));
    let fields: Vec<&Field> = frame
        .fields
        .iter()
        .filter(|field| field.id == order.id)
        .collect();
    let [field] = fields.as_slice() else {
        panic!("filled {} of {} fields", order.id, fields.len());
    };
    let row = plan.rows.iter().filter(|row| row.would_fill());
    let mut row = row.filter(|row| row.target.as_ref().unwrap().id == order.id);
    let value = row.next().unwrap().value;
    assert!(row.next().is_none(), "two values in one field");
    assert_eq!(value.is_secret(), order.is_secret);
    assert_eq!(field.sight, Sight::Visible);
    let page = frames.iter().find(|frame| frame.is_top).unwrap();
    if page.origin != frame.origin {
        let shown = page.frames.iter().filter(|child| child.is_visible);
        let mut places = shown.map(|child| vec![child.at]);
        assert!(places.any(|place| place == frame.place), "nobody sees it");
        let alike = frames.iter().filter(|it| it.origin == frame.origin);
        assert_eq!(alike.count(), 1);
    }
    assert!(!field.is_read_only && !field.is_disabled && !field.is_search);
    let never = [Kind::Search, Kind::Editable, Kind::Other];
    assert!(!never.contains(&field.kind));
    if !order.is_secret {
        return;
    }
    let is_found = |found: &Match| found.field == field.id && found.value.is_secret();
    let text = [Kind::Text, Kind::Textarea].contains(&field.kind);
    assert!(field.kind == Kind::Password || (text && recognised.matches.iter().any(is_found)));
    let is_said = |said: &Consent| {
        let origin = |origin| Destination::from_origin(origin).unwrap().origin;
        said.page == origin(&page.origin) && said.frame == origin(&frame.origin)
    };
    let by_http = [page, frame]
        .iter()
        .any(|it| it.origin.starts_with("http:"));
    assert!(match by_http {
        true => consents.once.iter().any(is_said),
        false => consents.secrets.iter().any(is_said),
    });
    if let Some(form) = &field.form {
        let action = form.action.as_deref();
        assert!(action.is_none_or(|action| action == frame.origin));
        let scripted = form.method.is_none() && action.is_none();
        assert!(scripted || form.method.as_deref() == Some("post"));
    }
}
