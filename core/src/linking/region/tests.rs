use super::*;

fn region(code: &str, choices: &[(&str, &str)]) -> Result<String, Refusal> {
    let choices: Vec<Choice> = choices
        .iter()
        .map(|(value, label)| Choice {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
        })
        .collect();
    choice(Value::Region, code, &choices).map(|choice| choice.value)
}

#[test]
fn by_value_then_by_label_then_by_name() {
    let by_value = [("", "Choose"), ("us", "Europe"), ("eu", "US")];
    assert_eq!(region("us", &by_value), Ok("us".to_owned()));
    let by_label = [("1", "EU"), ("2", "US")];
    assert_eq!(region("us", &by_label), Ok("2".to_owned()));
    let in_label = [("1", "Ireland (eu)"), ("2", "US East (us)")];
    assert_eq!(region("us", &in_label), Ok("2".to_owned()));
    let by_name = [("1", "Germany"), ("2", "United States"), ("3", "Japan")];
    assert_eq!(region("us", &by_name), Ok("2".to_owned()));
    let by_center = [("eu-west-1", "A"), ("us-east-1", "B")];
    assert_eq!(region("us", &by_center), Ok("us-east-1".to_owned()));
}

#[test]
fn several_are_none() {
    let two = [("1", "US East"), ("2", "US West")];
    assert_eq!(region("us", &two), Err(Refusal::SeveralChoices));
    let none = [("1", "Europe"), ("2", "Asia")];
    assert_eq!(region("us", &none), Err(Refusal::NoChoice));
    assert_eq!(
        region("eu", &[("1", "Europe (Frankfurt)")]),
        Err(Refusal::NoChoice)
    );
    assert_eq!(region("xy", &[("XY", "New")]), Ok("XY".to_owned()));
}
