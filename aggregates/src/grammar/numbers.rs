//! Digits that are no order's: quantities, counts, prices, phone numbers, years, other things' numbers.

use std::sync::LazyLock;

use super::items::Item;
use super::lexicon::Meaning;
use super::tokens::Token;
use super::{MAX_ORDER_IDS, OrderRequest};
use crate::text::{Words, words};

/// What stands beside digits that are measured, and belongs to them, is known: `my phone is 9876543210`, `5000 taka`.
pub(super) fn is_name_or_unit(word: &str) -> bool {
    is_unit(word) || names_a_number(word) || stands_before_numbers(word)
}

/// Whether digits are money, time, a phone number, a quantity or a year by the words beside them.
pub(super) fn is_measured(before: &[Item], after: &[Token], number: u64) -> bool {
    let unit = match after {
        [Token::Word(_), Token::Id(_) | Token::Number(_), ..]
        | [Token::Word(_), Token::Break, Token::Id(_) | Token::Number(_), ..] => false,
        [Token::Word(word), ..] => is_unit(word),
        [Token::Id(_) | Token::Number(_) | Token::Link | Token::Question | Token::Break, ..] | [] => false,
    };
    let named = before
        .iter()
        .rev()
        .take(5)
        .find(|item| !(matches!(item, Item::Break) || item.text().is_some_and(stands_before_numbers)))
        .and_then(Item::text)
        .is_some_and(names_a_number);
    let year = (1990..=2099).contains(&number) && before.last().and_then(Item::text).is_some_and(stands_before_a_year);
    unit || named || year || is_own_phone(before, number)
}

/// `my number 9876543210`: as long as a phone number, and said to be the writer's.
fn is_own_phone(before: &[Item], number: u64) -> bool {
    let number_word = |item: &Item| {
        item.text().is_some_and(|text| {
            matches!(
                text,
                "number"
                    | "num"
                    | "no"
                    | "nomor"
                    | "nomer"
                    | "numero"
                    | "numara"
                    | "numaram"
                    | "nambar"
                    | "নাম্বার"
                    | "নম্বর"
                    | "নাম্বারে"
                    | "नंबर"
                    | "नम्बर"
                    | "نمبر"
                    | "رقم"
                    | "رقمي"
                    | "номер"
                    | "contact"
            )
        })
    };
    let near = before.len().saturating_sub(3);
    let Some(at) = before[near..].iter().rposition(number_word).map(|at| near + at) else { return false };
    let of_an_order = at.checked_sub(1).is_some_and(|at| before[at].meaning() == Some(Meaning::Order));
    number >= 1_000_000_000 && !of_an_order && before.iter().any(Item::is_number)
}

/// Words after digits that make a measure of them.
fn is_unit(word: &str) -> bool {
    static UNITS: Words = LazyLock::new(|| {
        words("usd usdt dollar dollars taka tk bdt rs inr pkr rupee rupees rupiya rupay rupaye eur euro euros hours minutes
        days hour minute day pcs pieces qty quantity টাকা टाका रुपये रुपए रुपया روپے روپیہ reais real pesos peso soles rupiah idr ribu rb
        juta tl lira liralik руб рублей рубля рубль р грн тенге ريال ريالات دولار دولارات جنيه درهم دينار ليرة points coins credits percent per
        kredi порций штук шт adet tane piece unidades unidad حبة buah biji left remaining remain remains delivered")
    });
    UNITS.contains(word)
}

/// Small words between the name of a number and the number.
fn stands_before_numbers(word: &str) -> bool {
    static SMALL: Words = LazyLock::new(|| {
        words("number no num nr is my me at on id of to i was the a for de es e about only just total hai ta")
    });
    SMALL.contains(word)
}

/// Words before digits that name what they are: never an order.
fn names_a_number(word: &str) -> bool {
    static NAMES: Words = LazyLock::new(|| {
        words("call phone mobile whatsapp watsapp whatsap wp wa contact tel telegram imo bkash nagad rocket upi paytm gpay
        jazzcash easypaisa trx txn trxid txnid txid utr transaction otp pin code qty quantity amount price paid pay payed payment rs usd tk bdt
        inr rp pkr balance deposit deposited depo topup recharge recharged added funds fund cost costs charge charged rate invoice bill
        telefon telefone telefono celular hp hape nohp zap zapzap fone телефон тел сумма цена оплатил оплата заплатил пополнил баланс
        количество হাজার ফোন মোবাইল বিকাশ নগদ টাকা পরিমাণ जमा भुगतान फोन मोबाइल मात्रा فون موبائل هاتف جوال جوالي واتس واتساب
        المبلغ السعر الكمية عدد كمية دفعت ودفعت fiyat ücret miktar adet ödedim yatırdım jumlah harga bayar transfer saldo cantidad precio
        pague pagué quantidade qtd preco paguei valor monto deposito depositei deposite pix")
    });
    NAMES.contains(word)
}

fn stands_before_a_year(word: &str) -> bool {
    static YEARS: Words = LazyLock::new(|| {
        words("jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
        nov november dec december since in year from")
    });
    YEARS.contains(word)
}

/// Words before digits that say how many of what is counted there are.
fn counts(word: &str) -> bool {
    static COUNTS: Words = LazyLock::new(|| {
        words("count counts counter lost drop dropped remain remains remaining remained left delivered started quantity current
        currently original originally initial initially target total from was were had only just got have now with to inicio inicial atual actual
        ahora agora sekarang awal mulai tinggal sisa şimdi başlangıç kalan сейчас старт было стало осталось الان البداية المتبقي كان صار
        শুরু এখন ekhon akhon abhi ab شروع باقی بقایا baki বাকি dari jadi faltan quedan restan restam faltam chilo silo achhe")
    });
    COUNTS.contains(word)
}

/// Words that say so for certain, where another number may be the order's.
fn certainly_counts(word: &str) -> bool {
    matches!(word, "start" | "count" | "counts" | "lost" | "drop" | "dropped" | "remain" | "remains" | "remaining")
}

/// The ids of a message, each once. A number of followers or likes is an id only where an action is asked and no other id is there.
pub(super) fn order_ids(items: &[Item], asked: Option<OrderRequest>) -> Vec<u64> {
    let (mut ids, mut amounts) = (Vec::new(), Vec::new());
    for (at, item) in items.iter().enumerate() {
        let Item::Id(id) = item else { continue };
        let list = if is_counted(items, at) { &mut amounts } else { &mut ids };
        if list.len() <= MAX_ORDER_IDS && !list.contains(id) {
            list.push(*id);
        }
    }
    if ids.is_empty() && asked.is_some_and(|asked| !asked.only_looks()) { amounts } else { ids }
}

/// `1500 likes`, `1500 real likes`, `lost 1500`, `only 1500 left`, `start 12000 now 9500`.
pub(super) fn is_counted(items: &[Item], at: usize) -> bool {
    let meaning = |at: usize| items.get(at).and_then(Item::meaning);
    let text = |at: usize| items.get(at).and_then(Item::text);
    let noun = meaning(at + 1) == Some(Meaning::Counted)
        || matches!(meaning(at + 1), Some(Meaning::Other | Meaning::Everyday | Meaning::Doubt))
            && meaning(at + 2) == Some(Meaning::Counted);
    let rest = text(at + 1).is_some_and(|word| matches!(word, "left" | "remaining" | "remains" | "came" | "delivered"));
    noun || rest || is_labelled(items, at) || is_fraction(items, at)
}

/// `612 of 1000`, `1000 mein se 20`: a round number, with a smaller one beside it.
fn is_fraction(items: &[Item], at: usize) -> bool {
    static OF: Words =
        LazyLock::new(|| words("of out из de dari from se سے میں mein me من theke থেকে er এর only sirf صرف"));
    let of = |item: &Item| item.text().is_some_and(|text| OF.contains(text));
    let number = |item: &Item| matches!(item, Item::Number(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()));
    let between = |item: &&Item| of(item) || matches!(item.meaning(), Some(Meaning::Counted | Meaning::Everyday));
    let behind = items[at + 1..].iter().take(4).find(|item| !between(item)).is_some_and(number);
    let before = items[..at].iter().rev().take(3).find(|item| !between(item)).is_some_and(number);
    let joined = |item: Option<&Item>| item.is_some_and(of);
    let round = matches!(items[at], Item::Id(id) if id.is_multiple_of(100));
    round && (behind && joined(items.get(at + 1)) || before && at > 0 && joined(items.get(at - 1)))
}

/// Whether the word before a number says how many there are. It is believed of a number that differs from an order's before it.
fn is_labelled(items: &[Item], at: usize) -> bool {
    let near = at.saturating_sub(3);
    let passed = |item: &Item| matches!(item, Item::Break) || item.text() == Some("is");
    let Some(place) = items[near..at].iter().rposition(|item| !passed(item)).map(|place| near + place) else {
        return false;
    };
    let Some(label) = items[place].text() else { return false };
    // A complaint ends with its line: `these dropped:`, and then orders.
    let parted = items[place..at].iter().any(|item| matches!(item, Item::Break));
    if parted && items[place].meaning() == Some(Meaning::Complaint) {
        return false;
    }
    if certainly_counts(label) {
        return true;
    }
    let before = &items[..at];
    let Some(Item::Id(order)) = before.iter().find(|item| matches!(item, Item::Id(_))) else { return false };
    let Item::Id(number) = items[at] else { return false };
    let other_length = order.ilog10() != number.ilog10();
    counts(label) && (other_length || before.iter().filter_map(Item::text).any(certainly_counts))
}
