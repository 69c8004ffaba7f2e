use super::*;

const PAGE: &str = "https://portal.example";
const HUB: &str = "https://hub.example";

/// A document at this place, with these frames in it: each one's origin, and whether it is seen.
fn document(place: &[u32], origin: &str, children: &[(&str, bool)]) -> Frame {
    let children = children.iter().zip(0..);
    Frame {
        frame_id: place
            .iter()
            .fold(0, |id, step| id * 10 + i64::from(*step) + 1),
        page: format!("page {place:?}"),
        origin: origin.to_owned(),
        is_top: place.is_empty(),
        place: place.iter().map(|step| Some(*step)).collect(),
        frames: children
            .map(|((origin, is_visible), at)| Child {
                id: format!("f{at}"),
                at: Some(at),
                origin: Some((*origin).to_owned()),
                is_visible: *is_visible,
                ..Child::default()
            })
            .collect(),
        ..Frame::default()
    }
}

/// By whom the last of these is shown.
fn shown(frames: &[Frame]) -> Result<Vec<(i64, String)>, Refusal> {
    let around = around(frames.last().unwrap(), frames)?;
    let pairs = around.into_iter().map(|it| (it.frame_id, it.child));
    Ok(pairs.collect())
}

#[test]
fn the_page_itself_and_frames_of_its_own_site_need_nobodys_word() {
    let page = document(&[], PAGE, &[(PAGE, false), (HUB, true)]);
    assert_eq!(shown(std::slice::from_ref(&page)), Ok(Vec::new()));
    let inner = document(&[0], PAGE, &[]);
    assert_eq!(shown(&[page, inner]), Ok(Vec::new()));
}

#[test]
fn a_frame_of_another_site_is_seen_by_the_word_of_the_page_around_it() {
    let hub = document(&[1], HUB, &[]);
    let page = |is_visible| {
        document(
            &[],
            PAGE,
            &[("https://ads.example", true), (HUB, is_visible)],
        )
    };
    assert_eq!(
        shown(&[page(true), hub.clone()]),
        Ok(vec![(0, "f1".to_owned())])
    );
    assert_eq!(
        shown(&[page(false), hub.clone()]),
        Err(Refusal::FrameHidden)
    );
    // Without the page there is nobody to ask.
    assert_eq!(shown(std::slice::from_ref(&hub)), Err(Refusal::PageUnknown));
    let silent = document(&[], PAGE, &[]);
    assert_eq!(shown(&[silent, hub]), Err(Refusal::PageUnknown));
}

#[test]
fn it_is_its_own_place_that_counts_whatever_site_the_page_says_is_there() {
    let hub = document(&[1], HUB, &[]);
    // The one in sight is a decoy; the form's own, which says that it is another's, is hidden.
    let page = document(&[], PAGE, &[(HUB, true), ("https://ads.example", false)]);
    assert_eq!(shown(&[page, hub.clone()]), Err(Refusal::FrameHidden));
    let led_on = document(&[], PAGE, &[("https://ads.example", true), (PAGE, true)]);
    assert_eq!(shown(&[led_on, hub]), Ok(vec![(0, "f1".to_owned())]));
}

#[test]
fn of_several_alike_none_is_meant() {
    let hub = document(&[0], HUB, &[]);
    for other in [true, false] {
        let page = document(&[], PAGE, &[(HUB, true), (HUB, other)]);
        let both = [page.clone(), document(&[1], HUB, &[]), hub.clone()];
        assert_eq!(shown(&both), Err(Refusal::FrameAlike), "both are described");
        let one = [page, hub.clone()];
        assert_eq!(
            shown(&one),
            Err(Refusal::FrameAlike),
            "one is only spoken of"
        );
    }
    // The page says that it is another's, and it is not.
    let page = document(&[], PAGE, &[(HUB, true), ("https://ads.example", true)]);
    let disguised = [page, document(&[1], HUB, &[]), hub.clone()];
    assert_eq!(shown(&disguised), Err(Refusal::FrameAlike));
    // Those within it are its own.
    let page = document(&[], PAGE, &[(HUB, true)]);
    let whole = document(&[0], HUB, &[(HUB, true), (HUB, true)]);
    let within = [
        page,
        whole,
        document(&[0, 0], HUB, &[]),
        document(&[0, 1], HUB, &[]),
    ];
    assert_eq!(shown(&within), Ok(vec![(0, "f0".to_owned())]));
}

#[test]
fn every_document_around_it_has_its_word_and_is_of_no_third_site() {
    let page = |is_visible| document(&[], PAGE, &[(PAGE, is_visible)]);
    let middle = |origin, is_visible| document(&[0], origin, &[(HUB, is_visible)]);
    let hub = document(&[0, 0], HUB, &[]);
    let own = [page(true), middle(PAGE, true), hub.clone()];
    assert_eq!(shown(&own), Ok(vec![(1, "f0".to_owned())]));
    let hidden = [page(true), middle(PAGE, false), hub.clone()];
    assert_eq!(shown(&hidden), Err(Refusal::FrameHidden));
    let third = [
        page(true),
        middle("https://evil.example", true),
        hub.clone(),
    ];
    assert_eq!(shown(&third), Err(Refusal::ThirdSite));
    let unknown = [page(true), hub.clone()];
    assert_eq!(shown(&unknown), Err(Refusal::PageUnknown));
    // The page's own site again, within another's.
    let third = [page(true), middle(HUB, true), document(&[0, 0], PAGE, &[])];
    assert_eq!(shown(&third), Err(Refusal::ThirdSite));
    // The hub within itself, in a frame that the page hides.
    let outer = document(&[], PAGE, &[(HUB, false)]);
    let nested = [outer, document(&[0], HUB, &[(HUB, true)]), hub];
    assert_eq!(shown(&nested), Err(Refusal::FrameHidden));
}

/// In a shadow tree a frame has no number, and in a closed one it isn't listed either: a decoy in an
/// open one may be the only one without.
#[test]
fn a_frame_without_a_number_gets_nothing() {
    let hub = Frame {
        place: vec![None],
        ..document(&[0], HUB, &[])
    };
    let mut page = document(&[], PAGE, &[(HUB, true)]);
    page.frames[0].at = None;
    let frames = [page, hub.clone()];
    assert_eq!(shown(&frames), Err(Refusal::PageUnknown));
    // One of the page's own site sees by itself whether it is seen.
    let own = Frame {
        origin: PAGE.to_owned(),
        ..hub
    };
    let frames = [document(&[], PAGE, &[]), own];
    assert_eq!(shown(&frames), Ok(Vec::new()));
}

#[test]
fn a_frame_beyond_the_end_of_the_list_gets_nothing() {
    let page = document(&[], PAGE, &[("https://ads.example", true); 30]);
    let frames = [page, document(&[30], HUB, &[])];
    assert_eq!(shown(&frames), Err(Refusal::PageUnknown));
}

/// What is at a place through a frame without a number may be in another such frame.
#[test]
fn what_is_within_a_frame_without_a_number_gets_nothing() {
    let within = |origin, place: &[Option<u32>]| Frame {
        place: place.to_vec(),
        ..document(&[7], origin, &[])
    };
    let frames = [
        document(&[], PAGE, &[]),
        within(PAGE, &[None]),
        within(PAGE, &[None, Some(0)]),
    ];
    assert_eq!(shown(&frames), Err(Refusal::PageUnknown));
}

#[test]
fn two_documents_in_one_place_are_none() {
    let page = document(&[], PAGE, &[(PAGE, true)]);
    let middle = document(&[0], PAGE, &[(HUB, true)]);
    let hub = document(&[0, 0], HUB, &[]);
    let frames = [page, middle.clone(), middle, hub];
    assert_eq!(shown(&frames), Err(Refusal::PageUnknown));
}
