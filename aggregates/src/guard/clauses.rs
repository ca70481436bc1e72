//! What a "not" belongs to: the order is pending, so a refill is not possible, and not the other way round.

use std::collections::BTreeSet;

use super::Fault;
use super::topics::{Said, Topic, words};

/// Words that begin another clause.
const JOINTS: &str = "
and but or so because since as therefore which that while if
y pero porque pues asi por como que ya entonces mas porque pois entao assim logo por como que se
et mais car parce puisque comme que und aber weil denn da dass
ma perche poiche quindi che dan tapi tetapi jadi karena maka sebab sehingga soalnya
ve ama cunku yuzden nedenle dolayi icin aur lekin kyunki isliye islie to toh kintu karon tai
и но потому поэтому так что поскольку значит و لكن لان لذلك لذا حيث اور لیکن کیونکہ اس لیے
और लेकिन क्योंकि इसलिए तो এবং কিন্তু কারণ তাই সেজন্য
";

/// What a text says of its outcomes.
struct Sides {
    denied: BTreeSet<Topic>,
    affirmed: BTreeSet<Topic>,
    denials: usize,
}

/// What is denied stays denied, what is affirmed stays affirmed, and no denial gets lost.
pub(super) fn same(plain: &str, fixed: &str) -> Result<(), Fault> {
    let (drafted, wanted) = (Sides::of(plain), Sides::of(fixed));
    if !drafted.denied.is_subset(&wanted.denied) || !drafted.affirmed.is_subset(&wanted.affirmed) {
        return Err(Fault::Claim);
    }
    let is_lost = |topic: &Topic| topic.is_outcome() && !drafted.denied.contains(topic);
    if drafted.denials < wanted.denials || wanted.denied.iter().any(is_lost) {
        return Err(Fault::FactMissing);
    }
    Ok(())
}

impl Sides {
    fn of(plain: &str) -> Self {
        let mut sides = Self { denied: BTreeSet::new(), affirmed: BTreeSet::new(), denials: 0 };
        for piece in plain.split(['.', ',', ';', ':', '!', '?', '\n', '।', '؟', '،', '؛', '(', ')', '—', '–'])
        {
            let words = words(piece);
            for clause in words.split(|word| JOINTS.split_whitespace().any(|joint| joint == word)) {
                let topics = Said::of(&clause.join(" ")).topics;
                let is_denied = topics.contains(&Topic::Negation);
                sides.denials += usize::from(is_denied);
                let side = if is_denied { &mut sides.denied } else { &mut sides.affirmed };
                let has_side = |topic: &Topic| *topic == Topic::Possible || topic.is_outcome();
                side.extend(topics.into_iter().filter(|topic| has_side(topic) && *topic != Topic::Negation));
            }
        }
        sides
    }
}
