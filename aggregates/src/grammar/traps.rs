//! What turns a request made of known words into something else: a later time, a choice between orders, a request given up, a report.

use std::sync::LazyLock;

use super::OrderRequest;
use super::amounts;
use super::frames::is_span;
use super::items::Item;
use super::lexicon::{self, Meaning};
use super::telltales::works;
use crate::text::{Words, fold, is_letter, plain, words};
use crate::values::OrderAction;

/// Whether something in the message may turn its plain words round.
pub(super) fn may_mean_otherwise(asked: OrderRequest, items: &[Item], text: &str) -> bool {
    let complains = items
        .iter()
        .any(|item| matches!(item.meaning(), Some(Meaning::Complaint | Meaning::Waiting | Meaning::Missed)));
    let gentle = super::plainness::is_gentle(asked);
    names_itself(items)
        || makes_a_thing_of_it(items)
        || is_led_by_a_particle(items, gentle)
        || !gentle && (!complains && is_a_row(items) || does_not_work(text) || is_told_of(text))
        || lasts(items)
        || (!gentle || !complains) && is_for_later(items, text)
        || leaves_a_choice(items)
        || amounts::is_doubtful(items)
        || has_a_marked_writing(text)
        || match asked {
            OrderRequest::Do(OrderAction::SpeedUp) => is_too_fast(items),
            OrderRequest::Do(OrderAction::Refill) => is_about_a_refill(text),
            OrderRequest::Do(_) | OrderRequest::FakeComplete | OrderRequest::Check | OrderRequest::Details => false,
        }
}

/// The words of a text, one by one: among the items a phrase that is known as a whole is one.
fn said(text: &str) -> Vec<String> {
    let text = plain(text);
    let words = text.split(|letter: char| !is_letter(letter) && letter != '\'').map(fold);
    words.filter(|word| !word.is_empty()).collect()
}

/// The parts of a text between its marks.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '.', '\n', ';', '!', '|', '،', '।', '۔'])
}

fn is_keyword(item: &Item) -> bool {
    matches!(item.meaning(), Some(Meaning::Action(_)))
}

/// `cancel the cancel`, `отменить отмену`: between two keywords stands neither an order nor the end of a clause, and they are not one
/// word said twice.
fn names_itself(items: &[Item]) -> bool {
    let places: Vec<usize> = (0..items.len()).filter(|at| is_keyword(&items[*at])).collect();
    places.windows(2).any(|pair| {
        let between = &items[pair[0] + 1..pair[1]];
        let repeated = between.is_empty() && items[pair[0]].text() == items[pair[1]].text();
        !repeated && !between.iter().any(|item| matches!(item, Item::Id(_) | Item::Break | Item::Question))
    })
}

/// `un-cancel`, `di cancel`, `it cancel`: a particle right before the keyword makes another word of it.
fn is_led_by_a_particle(items: &[Item], gentle: bool) -> bool {
    static PARTICLES: Words = LazyLock::new(|| words("un di ke ter it its e eg non anti half semi"));
    let leads = |item: &Item| {
        item.meaning() != Some(Meaning::Label) && item.text().is_some_and(|word| PARTICLES.contains(word))
    };
    // At the beginning of a clause it is an `and`.
    items.windows(3).any(|at| is_keyword(&at[2]) && leads(&at[1]) && !matches!(at[0], Item::Break) && !(matches!(at[0], Item::Id(_)) && at[1].text() == Some("e")))
        || items.first().is_some_and(|first| leads(first) && first.text() != Some("e")) && items.get(1).is_some_and(is_keyword)
        // `cancelar no 54321` may be `on`, and `no`.
        || !gentle && items.windows(2).any(|pair| is_keyword(&pair[0]) && pair[1].text() == Some("no"))
}

/// `54321 refill ok`, `refill warranty`, `cancel wala order`, `refill for 54321 got …`: the word behind makes a thing of it that is there.
fn makes_a_thing_of_it(items: &[Item]) -> bool {
    static THINGS: Words = LazyLock::new(|| {
        words(
            "warranty guarantee garansi garantia garanti гарантия гарантии गारंटी وارنٹی ضمان wala wali wale vala वाला والا",
        )
    });
    static FINE: Words = LazyLock::new(|| {
        words("haan haa ha yeah yep yea oh ah ai oi ну ок okay ok oke fine done tamam thik theek bien ок окей تمام")
    });
    let first_id = items.iter().position(|item| matches!(item, Item::Id(_))).unwrap_or(items.len());
    items.windows(2).enumerate().any(|(at, pair)| {
        let Some(word) = pair[1].text() else { return false };
        is_keyword(&pair[0]) && (THINGS.contains(word) || first_id < at && FINE.contains(word))
            || matches!(pair[0], Item::Id(_)) && word == "got"
    })
}

/// `in 2 hours`, `2 ghante mein`, `at night`, `через час`: it is not to be done now.
fn is_for_later(items: &[Item], text: &str) -> bool {
    static SPANS: Words = LazyLock::new(|| {
        words(
            "minute minutes min mins hour hours hr hrs day days week weeks month months night noon midnight evening weekend minuto minutos hora
            horas dia dias semana semanas mes meses noche noite manana amanha menit jam hari minggu malam besok bulan saat gun dakika hafta ay gece
            aksam yarin час часа часов день дня дней минут минуту минуты неделю недели ночью вечером утром завтра ghanta ghante ghanto din dino
            minut raat kal ghonta rat ঘন্টা ঘণ্টা দিন মিনিট রাতে কাল घंटे घंटा दिन मिनट रात कल گھنٹے گھنٹہ دن منٹ رات کل ساعه ساعات ساعتين يوم يومين ايام دقيقه دقايق بكره الليل",
        )
    });
    static LEADS: Words = LazyLock::new(|| {
        words(
            "in at after within by around next en em dentro dentro dalam pada setelah через после спустя sonra icinde mein me ke baad bad baad pore por
            por পরে মধ্যে बाद में میں بعد في خلال kelak nanti",
        )
    });
    let said = said(text);
    let near = |at: usize| &said[at.saturating_sub(3)..said.len().min(at + 3)];
    let led = (0..said.len()).any(|at| SPANS.contains(&said[at]) && near(at).iter().any(|word| LEADS.contains(word)));
    let by_the_clock = (0..items.len()).any(|at| {
        items[at].text() == Some("at")
            && match items.get(at + 1) {
                Some(Item::Number(_)) => true,
                Some(Item::Word { text, .. }) => !matches!(text.as_str(), "all" | "once" | "least" | "last" | "the"),
                Some(Item::Id(_) | Item::Link | Item::Question | Item::Break) | None => false,
            }
    });
    led || by_the_clock
}

/// `54321 | Partial | Remains: 512 | $0.84`: a row of a list, with the state where an order would have its verb.
fn is_a_row(items: &[Item]) -> bool {
    let Some(keyword) = items.iter().position(is_keyword) else { return false };
    let numbered = items[keyword..].iter().any(|item| matches!(item, Item::Number(_)));
    let id_first = items[..keyword].iter().any(|item| matches!(item, Item::Id(_)));
    numbered && id_first && !items.iter().any(super::plainness::wishes)
}

/// `cancel 54321 not working`: of what cannot be undone it may be the action that does not work.
fn does_not_work(text: &str) -> bool {
    clauses(text).any(|clause| {
        let said = said(clause);
        let keyword = said.iter().position(|word| matches!(lexicon::meaning(word), Meaning::Action(_)));
        keyword.is_some_and(|at| said[at..].iter().any(|word| works(word)))
    })
}

/// `every time cancel 54321`, `54321 cancel by provider`, `cancel 54321 galti se`, `cancel 54321 tunggu`: right beside the keyword such a word tells of
/// an action that was done, again or wrongly, or is to wait. As a reason it stands further off, or behind a comma.
fn is_told_of(text: &str) -> bool {
    static BEFORE: Words = LazyLock::new(|| {
        words(
            "always again everytime time times wrong wrongly mistakenly accidentally fake bar baar galat bhul siempre vez veces equivocadamente sempre
            каждый раз опять снова постоянно ошибочно seferinde surekli hep yanlis yanlislikla hata selalu terus salah tunggu
            বারবার বার ভুল بار غلط دائما دايما خطا غلطا انتظر استني",
        )
    });
    static BEHIND: Words = LazyLock::new(|| {
        words(
            "by always again fake fraud wrongly mistakenly accidentally pending galti bhul galat ошибка висит постоянно hata yanlislikla errado errada
            equivocado proses tunggu selalu ভুল অপেক্ষা غلطی انتظار خطا انتظر معلق دائما دايما",
        )
    });
    static BEHIND_ANOTHER: Words = LazyLock::new(|| {
        words("progress process processing процессе ошибке andamento engano error erro provider অপেক্ষা tunggu غلطی خطا")
    });
    clauses(text).any(|clause| {
        let said = said(clause);
        let at = |place: usize| said.get(place).map(String::as_str).unwrap_or_default();
        // `من الغى`: who did it.
        let who = at(0) == "من" && at(1) != "فضلك";
        let mut keywords = (0..said.len()).filter(|place| matches!(lexicon::meaning(at(*place)), Meaning::Action(_)));
        keywords.any(|place| {
            who && (1..=2).contains(&place)
                || place > 0 && BEFORE.contains(at(place - 1))
                || BEHIND.contains(at(place + 1))
                || BEHIND_ANOTHER.contains(at(place + 2))
        })
    })
}

/// `refill 54321 5 days`: how long it holds, or when it is to be done; a wait is a complaint.
fn lasts(items: &[Item]) -> bool {
    let complained = |at: usize| {
        items[..at].iter().rev().take_while(|item| !matches!(item, Item::Break)).any(|item| {
            matches!(item.meaning(), Some(Meaning::Complaint | Meaning::Waiting | Meaning::State | Meaning::Missed))
        })
    };
    items.windows(2).enumerate().any(|(at, pair)| {
        matches!(&pair[0], Item::Number(digits) if digits.len() <= 3)
            && pair[1].meaning() != Some(Meaning::Waiting)
            && !items.get(at + 2).is_some_and(super::plainness::complains)
            && pair[1].text().is_some_and(is_span)
            && !complained(at)
    })
}

/// `one of 54321 54322`, `either 54321 or 54322`
fn leaves_a_choice(items: &[Item]) -> bool {
    static CHOICES: Words = LazyLock::new(|| {
        words(
            "one any either some which first second last other another uno una alguno cualquiera um uma algum qualquer ek koi ekta jekono একটা একটি
            যেকোনো एक कोई ایک کوئی satu salah mana bir biri herhangi один одну любой одно واحد واحده احد اي",
        )
    });
    let ids = items.iter().filter(|item| matches!(item, Item::Id(_))).count();
    ids > 1 && items.iter().filter_map(Item::text).any(|word| CHOICES.contains(word))
}

/// What is written as struck out, as code, as somebody's words, as an example, or with a hand that refuses; and `cancelé`, which tells.
fn has_a_marked_writing(text: &str) -> bool {
    const SIGNS: [char; 10] = ['\u{336}', '\u{335}', '\u{338}', '👎', '🙅', '✋', '🛑', '⛔', '`', '‹'];
    const TELLING: [&str; 8] = ["cancelé", "anulé", "rellené", "reembolsé", "recargué", "aceleré", "e.g", "cancelei"];
    let text = text.trim();
    let lower = plain(text);
    let told = lower.split_whitespace().any(|word| TELLING.iter().any(|telling| word.starts_with(telling)));
    let quoted = text.starts_with(['\'', '‘', '’', '‚']) && text.len() > 1;
    told || quoted || text.contains(SIGNS)
}

/// `speed too fast`, `slower please`, `less speed`
fn is_too_fast(items: &[Item]) -> bool {
    static SLOWER: Words = LazyLock::new(|| {
        words(
            "slower slowdown less lesser lower limit normal kam kom komao kamao कम কম কমান কমাও کم menos menor lento despacio devagar yavas yavasla az
            pelan pelankan lambatkan медленнее меньше потише ابطا اقل ابطي aste dhire dheere धीरे আস্তে ধীরে",
        )
    });
    let fast = |item: &Item| item.meaning() == Some(Meaning::Fast) || is_keyword(item) || item.text() == Some("much");
    let pleased = |item: &Item| matches!(item.text(), Some("ok" | "okay" | "fine" | "good"));
    items.iter().filter_map(Item::text).any(|word| SLOWER.contains(word))
        || items.windows(2).any(|pair| pair[0].text() == Some("too") && fast(&pair[1]))
        || items.windows(2).any(|pair| is_keyword(&pair[0]) && pleased(&pair[1]))
}

/// `refill in progress`, `refill kitne din ka`, `refill galti se`, `refill eta`: about a refill, or not wanted.
fn is_about_a_refill(text: &str) -> bool {
    static ABOUT: Words = LazyLock::new(|| {
        words(
            "progress eta expired expire expires expiry validity valid kitne kitna kitni kab kobe koto galti galat mistakenly accidentally кончился
            истек vencio venceu caduco expirou bitti doldu habis kadaluarsa انتهي انتهت",
        )
    });
    static NONE: Words = LazyLock::new(|| {
        words("not no never nahi nhi nai nei नहीं नहीं নাই নি نہیں não nao no не нет belum gak ga لم ما")
    });
    static CAME: Words = LazyLock::new(|| {
        words(
            "aaya aya aayi aye mila mili came come arrived received आया मिला এসেছে আসে আসেনি آیا ملا chegou llego llegó пришел пришёл masuk وصل",
        )
    });
    let said = said(text);
    let first = said.iter().position(|word| is_refill(word)).map_or(0, |at| at + 1);
    // `refill nahi aaya`: it is the refill that did not come.
    let missed = said[first..].windows(2).any(|pair| NONE.contains(&pair[0]) && CAME.contains(&pair[1]));
    let led = said[..first].windows(2).any(|pair| NONE.contains(&pair[0]) && CAME.contains(&pair[1]));
    missed && !led || said.iter().any(|word| ABOUT.contains(word))
}

fn is_refill(word: &str) -> bool {
    const STEMS: [&str; 10] = ["refil", "reffil", "rifil", "reposi", "recarga", "рефил", "ري", "ریفل", "رفل", "রিফিল"];
    STEMS.iter().any(|stem| word.starts_with(stem))
}
