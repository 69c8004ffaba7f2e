//! Which of several rows need not move.

/// For each row whether it stays: of those that were there (`from` says where), as many as can be in an order that
/// they had already, and among them the one that was at `fixed`.
pub(super) fn longest(from: &[Option<usize>], fixed: Option<usize>) -> Vec<bool> {
    let fixed = fixed.and_then(|was| Some((from.iter().position(|from| *from == Some(was))?, was)));
    // Whatever stood on one side of the fixed row and is to stand on the other has to move.
    let fits =
        |at: usize, was: usize| fixed.is_none_or(|(here, there)| at.cmp(&here) == was.cmp(&there));
    let mut stays = vec![false; from.len()];
    // Of all runs of a length found so far, the one with the smallest end: its row, and where that was.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    // For each row the one before it in its run.
    let mut before: Vec<Option<usize>> = vec![None; from.len()];
    for (at, was) in from.iter().enumerate() {
        let Some(was) = was.filter(|was| fits(at, *was)) else {
            continue;
        };
        let length = ends.partition_point(|(_, end)| *end < was);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter].0);
        match ends.get_mut(length) {
            Some(end) => *end = (at, was),
            None => ends.push((at, was)),
        }
    }
    let mut row = ends.last().map(|(at, _)| *at);
    while let Some(at) = row {
        stays[at] = true;
        row = before[at];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staying(from: &[Option<usize>], fixed: Option<usize>) -> Vec<usize> {
        let stays = longest(from, fixed);
        let staying = from.iter().zip(stays).filter(|(_, stays)| *stays);
        staying.filter_map(|(from, _)| *from).collect()
    }

    fn all(from: &[usize]) -> Vec<Option<usize>> {
        from.iter().copied().map(Some).collect()
    }

    #[test]
    fn as_few_as_can_be_move() {
        assert_eq!(staying(&all(&[0, 1, 2]), None), [0, 1, 2]);
        assert_eq!(staying(&all(&[2, 0, 1]), None), [0, 1]);
        assert_eq!(staying(&all(&[3, 1, 2, 0]), None), [1, 2]);
        assert_eq!(staying(&all(&[4, 0, 3, 1, 2, 5]), None), [0, 1, 2, 5]);
        assert_eq!(staying(&[Some(1), None, Some(0), Some(2)], None).len(), 2);
        assert_eq!(staying(&[], None), [0; 0]);
    }

    #[test]
    fn the_fixed_one_stays_whatever_else_moves() {
        assert_eq!(staying(&all(&[2, 0, 1]), Some(2)), [2]);
        assert_eq!(staying(&all(&[3, 1, 2, 0]), Some(0)), [0]);
        assert_eq!(staying(&all(&[0, 4, 1, 2, 3, 5]), Some(4)), [0, 4, 5]);
        assert_eq!(staying(&all(&[1, 0]), Some(7)).len(), 1, "it may be gone");
    }
}
