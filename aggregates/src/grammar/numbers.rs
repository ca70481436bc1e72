//! Digits that are no order's: quantities, counts, prices, phone numbers, years, other things' numbers.

use std::sync::LazyLock;

use super::items::Item;
use super::lexicon::Meaning;
use super::tokens::{Token, id};
use super::{MAX_ORDER_IDS, OrderRequest};
use crate::text::{Words, words};

/// What stands beside digits that are measured, and belongs to them, is known: `my phone is 9876543210`, `5000 taka`.
pub(super) fn is_name_or_unit(word: &str) -> bool {
    is_unit(word)
        || names_a_number(word)
        || stands_before_numbers(word)
        || stands_before_a_year(word)
        || is_thousands(word)
        || is_date(word)
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
        .filter(|item| !matches!(item.meaning(), Some(Meaning::Wished(_))))
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

/// `25 thousand`
fn is_thousands(word: &str) -> bool {
    static THOUSANDS: Words = LazyLock::new(|| {
        words("k thousand thousands hundred lakh lac hazar hazaar hajar হাজার হাজারের শত লাখ हज़ार हजार लाख ہزار لاکھ ribu rb juta mil bin milyon
            тыс тысяч тысячи тысяча к الف الاف")
    });
    THOUSANDS.contains(word)
}

/// `12 tarikh`, `tgl 12`, `2 juni`
fn is_date(word: &str) -> bool {
    static DATES: Words = LazyLock::new(|| {
        words("date dated tarikh tareekh tarik tgl tanggal তারিখ तारीख تاریخ dia el día fecha data tarih число числа تاريخ يوم th nd
            juni juli agustus mei januari februari maret oktober desember enero febrero marzo abril mayo junio julio agosto septiembre octubre
            noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro ocak şubat mart nisan mayıs haziran
            temmuz ağustos eylül ekim kasım aralık января февраля марта апреля мая июня июля августа сентября октября ноября декабря
            يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর
            অক্টোবর নভেম্বর ডিসেম্বর जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर جنوری فروری مارچ اپریل جون جولائی
            اگست ستمبر اکتوبر نومبر دسمبر")
    });
    DATES.contains(word)
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

/// `1500 likes`, `1500 real likes`, `only 1500 left`
fn is_counted(items: &[Item], at: usize) -> bool {
    let meaning = |at: usize| items.get(at).and_then(Item::meaning);
    let text = |at: usize| items.get(at).and_then(Item::text);
    let noun = meaning(at + 1) == Some(Meaning::Counted)
        || matches!(meaning(at + 1), Some(Meaning::Other | Meaning::Everyday | Meaning::Doubt))
            && meaning(at + 2) == Some(Meaning::Counted);
    noun || text(at + 1).is_some_and(|word| matches!(word, "left" | "remaining" | "remains" | "came" | "delivered"))
}

/// Orders written as a range (`54321-54323`), or with signs between their digits (`54,321`): clear enough to ask about, not to act.
pub(super) fn written_otherwise(items: &[Item]) -> Vec<u64> {
    let number = |(at, item): (usize, &Item)| match item {
        Item::Number(written) if !is_counted(items, at) => Some(range(written).unwrap_or_else(|| grouped(written))),
        Item::Number(_) | Item::Word { .. } | Item::Id(_) | Item::Link | Item::Question | Item::Break => None,
    };
    items.iter().enumerate().filter_map(number).flatten().take(MAX_ORDER_IDS + 1).collect()
}

/// The orders of a range; its ends, where it is too long to be one.
pub(super) fn range(written: &str) -> Option<Vec<u64>> {
    let (first, last) = written.split_once(RANGE)?;
    let (Some(from), Some(to)) = (id(first), id(last)) else { return None };
    let years = (1990..=2099).contains(&from) && (1990..=2099).contains(&to);
    if years || first.len() != last.len() {
        return None;
    }
    let length = to.checked_sub(from).and_then(|length| usize::try_from(length).ok());
    Some(if length.is_some_and(|length| length < MAX_ORDER_IDS) { (from..=to).collect() } else { vec![from, to] })
}

/// What stands between the ends of a range.
const RANGE: [char; 3] = ['-', '–', '—'];

/// `54,321`, `54.321`
fn grouped(written: &str) -> Vec<u64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = written.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let right = digits(first) && first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits(group));
    if right && !rest.is_empty() { id(&written.replace([',', '.'], "")).into_iter().collect() } else { Vec::new() }
}
