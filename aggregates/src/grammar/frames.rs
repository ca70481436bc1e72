//! What people say with numbers in it: `since 3 days`, `third time`, `0 delivered`, `only 40 came`.
//!
//! These are complaints by the words beside a number, whatever else those words may mean.

use std::sync::LazyLock;

use super::items::Item;
use super::lexicon::Meaning;
use crate::text::{Words, words};

/// Gives the words around numbers their meaning as complaints.
pub(super) fn complain_with_numbers(items: &mut [Item]) {
    for at in 0..items.len() {
        how_long(items, at);
        how_often(items, at);
        how_little(items, at);
        how_much_less(items, at);
    }
}

/// `was 18000 now 14200`, `18k tha ab 14.2k`: what was there, and what is left.
fn how_much_less(items: &mut [Item], at: usize) {
    static WAS: Words = LazyLock::new(|| {
        words(
            "was were had from start tha thi the थे था تھا تھے chilo silo ছিল tinha tinham tenia tenía había dari tadinya было был كان كانت vardı di dı idi",
        )
    });
    static NOW: Words = LazyLock::new(|| {
        words(
            "now ab abhi अब اب ekhon akhon এখন agora ta tá com ahora jadi sekarang skrg tinggal стало сейчас осталось صار صارت الان şimdi suan şuan kaldı to",
        )
    });
    let number = |at: usize| matches!(items.get(at), Some(Item::Number(_)));
    let said = |at: usize, list: &Words| items.get(at).and_then(Item::text).is_some_and(|word| list.contains(word));
    let Some(later) = (at + 2..=at + 5).find(|later| number(*later)).filter(|_| number(at)) else { return };
    let before = at.checked_sub(1).filter(|before| said(*before, &WAS));
    let Some(was) = before.or_else(|| Some(at + 1).filter(|after| said(*after, &WAS))) else { return };
    let Some(now) = (at + 1..later).rev().find(|now| said(*now, &NOW)) else { return };
    for place in [was, now] {
        items[place].complain(Meaning::Complaint);
    }
}

/// Lengths of time.
pub(super) fn is_span(word: &str) -> bool {
    static SPANS: Words = LazyLock::new(|| {
        words("day days hour hours hr hrs minute minutes min mins week weeks wk wks month months din dino dinon ghante ghanta ghanto hafte
            hafta mahine mahina दिन दिनों घंटे घंटा घंटों हफ्ते हफ्ता महीने دن دنوں گھنٹے گھنٹوں گھنٹہ ہفتے ہفتہ مہینے ghonta soptaho mas দিন ঘন্টা ঘণ্টা সপ্তাহ
            মাস يوم يومين ايام ساعة ساعات اسبوع اسابيع شهر dia dias hora horas semana semanas mes meses день дня дней час часа часов сутки суток
            неделя недели недель неделю месяц месяца gün gündür saat saattir hafta haftadır ay aydır hari jam minggu bulan")
    });
    SPANS.contains(word)
}

/// Words before or behind a length of time that make a wait of it. A guarantee has none: `30 days refill`.
fn makes_a_wait(word: &str) -> bool {
    static WAITS: Words = LazyLock::new(|| {
        words("since for from been past last now already passed gone over waiting wait still se say ho hogaye hogye hue hogya beet guzar pehle से हो हुए سے ہو
            ہوئے ہوگئے dhore dhoira dhoriya holo hoye hoise hoilo hoyeche jabot theke par ধরে হলো হয়ে হয়েছে হইছে যাবত থেকে পার من منذ صار صارلي بقالي
            وانا مرت مضت انتظر مستني ha faz fazem desde esperando aguardando hace llevo llevamos lleva van ya pasaron уже жду прошло нет
            oldu geçti bekliyorum sudah udah dah udh dari sejak selama lewat nunggu menunggu belum blm")
    });
    WAITS.contains(word)
}

/// Words for how often.
fn is_time(word: &str) -> bool {
    static TIMES: Words = LazyLock::new(|| {
        words("time times baar bar dafa बार دفعہ বার مرة مره مرات vez vezes veces раз раза kere kez defa kali kalinya")
    });
    TIMES.contains(word)
}

fn is_numeral(word: &str) -> bool {
    static NUMERALS: Words = LazyLock::new(|| {
        words("one two three four five six seven eight nine ten many several few ek do teen char chaar paanch panch das kai kayi एक दो तीन चार
            पांच पाँच दस कई ایک دو تین چار پانچ دس کئی dui tin pach dosh এক দুই তিন চার পাঁচ দশ কয়েক واحد ثلاث ثلاثة اربع خمس عشر عشرة عدة كم um uma dois
            duas tres quatro cinco dez varios varias uno una dos cuatro diez muchos один два две три четыре пять десять несколько bir iki üç dört
            beş on birkaç satu dua tiga empat lima beberapa")
    });
    NUMERALS.contains(word)
}

/// `only 40 likes came`
fn is_only(word: &str) -> bool {
    static ONLY: Words = LazyLock::new(|| {
        words(
            "only just وبس sirf सिर्फ صرف shudhu sudhu matro শুধু মাত্র فقط بس solo apenas somente только лишь всего sadece cuma cuman hanya baru",
        )
    });
    ONLY.contains(word)
}

/// `still 0`, `masih 200`
fn is_still(word: &str) -> bool {
    static STILL: Words = LazyLock::new(|| {
        words(
            "still abhi abhitak ekhono এখনো এখনও अभी ابھی لسه لسا للحين ainda aun sigue siguen еще всё hala hâlâ masih",
        )
    });
    STILL.contains(word)
}

fn is_quantity(item: &Item) -> bool {
    match item {
        Item::Number(digits) => !digits.contains([':', '%', '/']),
        Item::Word { text, .. } => is_numeral(text),
        Item::Id(_) | Item::Link | Item::Question | Item::Break => false,
    }
}

/// `since 3 days`, `3 din se`, `hace 11 días`
fn how_long(items: &mut [Item], at: usize) {
    let said = |at: usize| items.get(at).and_then(Item::text);
    if !is_quantity(&items[at]) || !said(at + 1).is_some_and(is_span) {
        return;
    }
    let before = (1..=2).filter_map(|back| at.checked_sub(back)).take_while(|at| items[*at].text().is_some());
    let before = before.into_iter().find(|at| said(*at).is_some_and(makes_a_wait));
    let after = (at + 2..=at + 3).take_while(|at| said(*at).is_some()).find(|at| said(*at).is_some_and(makes_a_wait));
    // `3 gündür` is a wait by itself, and so is `48 hours and only 300`.
    let only = (at + 2..=at + 4).any(|at| said(at).is_some_and(is_only));
    let itself = said(at + 1).is_some_and(|word| only || ["gundur", "saattir", "haftadir", "aydir"].contains(&word));
    let itself = itself.then_some(at + 1);
    for neighbour in [before, after, itself].into_iter().flatten() {
        items[neighbour].complain(Meaning::Waiting);
        items[at + 1].complain(Meaning::Waiting);
        items[at].complain(Meaning::Waiting);
    }
}

/// `3 times`, `2 baar`
fn how_often(items: &mut [Item], at: usize) {
    let next = items.get(at + 1).and_then(Item::text);
    if is_quantity(&items[at]) && next.is_some_and(is_time) {
        items[at].complain(Meaning::Complaint);
        items[at + 1].complain(Meaning::Complaint);
    }
}

/// `0 delivered`, `only 40 likes came`, `sirf 30 aaye`: little happened.
fn how_little(items: &mut [Item], at: usize) {
    let (is_order, is_zero) = match &items[at] {
        Item::Number(digits) => (false, digits == "0"),
        Item::Id(_) => (true, false),
        Item::Word { .. } | Item::Link | Item::Question | Item::Break => return,
    };
    let near = at.saturating_sub(2);
    let only = (near..at).rev().find(|before| items[*before].text().is_some_and(is_only));
    let happens = |item: &Item| matches!(item.meaning(), Some(Meaning::Happening | Meaning::Getting));
    let happened =
        (at + 1..items.len().min(at + 4)).take_while(|at| items[*at].text().is_some()).find(|at| happens(&items[*at]));
    let still = (near..at).rev().find(|before| items[*before].text().is_some_and(is_still));
    if let Some(still) = still.filter(|_| !is_order) {
        items[still].complain(Meaning::Waiting);
    }
    match (only, happened) {
        (None, _) if !is_zero => {}
        (_, None) => {}
        (only, Some(happened)) => {
            for place in only.into_iter().chain([happened]) {
                items[place].complain(Meaning::Waiting);
            }
        }
    }
}
