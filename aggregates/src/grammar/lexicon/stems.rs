//! Beginnings of words that name an action in whatever form: `refilling`, `отменяется`, `devolvieron`. A word that only begins like a
//! keyword never acts; it is enough to ask.

use super::{CANCEL_NAMED, Meaning, PARTIAL_NAMED, REFILL_NAMED, REFUND_NAMED, SPEED_UP_NAMED};

const STEMS: &[(Meaning, &str)] = &[
    (
        REFILL_NAMED,
        "refil reffil rifil reposi repong repoe repus telafi рефил рефилл докру доле восстан রিফিল रिफिल रीफिल ریفل ریفیل تعويض عوض ريفل ريفيل",
    ),
    (
        CANCEL_NAMED,
        "cancel cancl cansel cncel kansel kancel iptal batalk dibatal membatal pembatal отмен скасу anul annul storn ক্যান্সেল ক্যানসেল বাতিল
         कैंसल कैंसिल कैन्सल रद्द کینسل منسوخ لغيت لغو الغا الغي الغو كنسل يلغ نلغ تلغ بلغ",
    ),
    (
        SPEED_UP_NAMED,
        "speed spee spede aceler hizlan hizin hizi ускор прискор percep cepat স্পিড স্পীড स्पीड سپیڈ تسري سرعت تسرع السرع",
    ),
    (
        REFUND_NAMED,
        "refun refnd rfund reembols devuel devolv estorn iade возвра верн вернит рефанд rembours rimbors erstatt রিফান্ড ফেরত रिफंड रीफंड ریفنڈ
         استرج استرد ترجيع رجعو ارجع",
    ),
    (PARTIAL_NAMED, "partial parsial parcial kismi частич парциал партиал পার্শি পার্সি पार्शि پارش جزئي"),
];

/// The action a word names by its beginning.
pub(super) fn named(word: &str) -> Meaning {
    let longer = |stem: &str| word.starts_with(stem) && word.chars().count() >= stem.chars().count();
    STEMS.iter().find(|(_, stems)| stems.split_whitespace().any(longer)).map_or(Meaning::Other, |(meaning, _)| *meaning)
}
