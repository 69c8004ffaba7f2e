//! Lists of a page's own, and looking again at what was filled.

use latchkey_core::linking::{Filled, ListChoice, ListOption, ListOrder, OpenedList};

use super::*;

fn list() -> ListOrder {
    ListOrder {
        frame_id: 3,
        page: "p1".to_owned(),
        id: "f1".to_owned(),
        place: Vec::new(),
        around: Vec::new(),
    }
}

#[wasm_bindgen_test]
async fn what_was_filled_is_looked_at_again_and_a_list_is_opened_and_chosen_from() {
    let chrome = Chrome::fresh().answers(
        "script",
        "Promise.resolve([{ frameId: 3, result: {
            look: { page: 'same', fields: [{ id: 'f1', outcome: 'unsure' }] },
            open: { page: 'same', isComplete: true, options: [{ id: 'f8', value: 'us', label: 'US' }] },
            choose: { page: 'same', fields: [{ id: 'f1', outcome: 'filled' }] } }[asked.args[0]] }])",
    );
    let filled = Filled {
        frame_id: 3,
        page: "p1".to_owned(),
        ids: vec!["f1".to_owned()],
    };
    let looked = page().look(&filled).await.unwrap();
    assert_eq!(looked.frame_id, 3);
    assert_eq!(looked.fields[0].outcome, Outcome::Unsure);
    let option = ListOption {
        id: "f8".to_owned(),
        value: "us".to_owned(),
        label: "US".to_owned(),
    };
    let opened = OpenedList {
        page: PageState::Same,
        is_complete: true,
        options: vec![option],
    };
    assert_eq!(page().open(&list()).await, Some(opened));
    let choice = ListChoice {
        list: list(),
        option: "f8".to_owned(),
    };
    let chosen = page().choose(&choice).await.unwrap();
    assert_eq!(chosen.fields[0].outcome, Outcome::Filled);
    let asked = chrome.asked("script");
    for args in [
        r#"["look",{"frameId":3,"page":"p1","ids":["f1"]}]"#,
        r#"["open",{"page":"p1","id":"f1"}]"#,
        r#"["choose",{"page":"p1","id":"f1","option":"f8"}]"#,
    ] {
        assert!(asked.contains(args), "{args}: {asked}");
    }
}

#[wasm_bindgen_test]
async fn no_list_is_opened_in_a_frame_that_the_page_around_it_hides() {
    let chrome = Chrome::fresh().answers(
        "script",
        "Promise.resolve([{ frameId: 3, result: asked.args[0] === 'where' ? [[[1,2],[3,4]]] : false }])",
    );
    let hidden = ListOrder {
        around: vec![Around {
            frame_id: 0,
            page: "outer".to_owned(),
            child: "f9".to_owned(),
        }],
        ..list()
    };
    assert_eq!(page().open(&hidden).await, None);
    let choice = ListChoice {
        list: hidden,
        option: "f8".to_owned(),
    };
    assert_eq!(page().choose(&choice).await, None);
    let asked = chrome.asked("script");
    assert!(
        !asked.contains("open") && !asked.contains("choose"),
        "{asked}"
    );
}
