//! What is done, asked back or left alone: a corpus of requests and of messages that are none.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use aggregates::grammar::{Context, OrderRequest, Reading, Vocabulary, read, read_in};
use aggregates::values::OrderAction;
use aggregates::words::{Key, Texts};

const CORPUS: &str = include_str!("../../corpus/requests.tsv");
const DOCS: &str = include_str!("../../../docs/reading.md");

/// What the lists were made with, what was kept out of sight meanwhile, and what was written to try them.
const PARTS: [&str; 3] = ["known", "aside", "tried"];

/// One message of the corpus.
struct Message {
    part: &'static str,
    language: &'static str,
    kind: &'static str,
    may: Vec<&'static str>,
    action: &'static str,
    order_ids: Vec<u64>,
    text: String,
}

fn corpus() -> Vec<Message> {
    CORPUS
        .lines()
        .filter(|line| !line.starts_with("# ") && !line.is_empty())
        .map(|line| {
            let [part, language, kind, may, action, order_ids, text] =
                <[&str; 7]>::try_from(line.split('\t').collect::<Vec<_>>()).expect("seven columns");
            Message {
                part,
                language,
                kind,
                may: may.split(',').collect(),
                action,
                order_ids: order_ids.split(' ').map(|id| id.parse().expect("an order")).collect(),
                text: text.replace("\\n", "\n"),
            }
        })
        .collect()
}

/// How a message of the corpus is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    /// Done, as it was asked for.
    Done,
    /// Asked back about the right action and orders.
    Asked,
    /// Asked back, but about another action or other orders as well.
    AskedOtherwise,
    /// Nothing is done. An order that is only looked up counts here: it harms nobody.
    Nothing,
    /// Something is done that was not asked for.
    Wrong,
}

impl Message {
    fn met(&self) -> Met {
        let right = |asked: OrderRequest, mut order_ids: Vec<u64>| {
            let mut wanted = self.order_ids.clone();
            order_ids.sort_unstable();
            wanted.sort_unstable();
            asked.name() == self.action && order_ids == wanted
        };
        let reading = read(&self.text);
        if let Reading::Orders { asked, order_ids, dirty: _ } = &reading
            && !asked.only_looks()
        {
            let wanted = self.may.contains(&"act") && right(*asked, order_ids.clone());
            return if wanted { Met::Done } else { Met::Wrong };
        }
        let Reading::Unclear { asked, order_ids } = reading else { return Met::Nothing };
        if right(asked, order_ids) { Met::Asked } else { Met::AskedOtherwise }
    }
}

#[test]
fn nothing_is_done_that_was_not_asked_for() {
    let wrong: Vec<String> = corpus()
        .iter()
        .filter(|message| message.met() == Met::Wrong)
        .map(|message| format!("{:?} is read as {:?}", message.text, read(&message.text)))
        .collect();
    assert!(wrong.is_empty(), "{} messages:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn requests_are_done_or_asked_back() {
    for part in PARTS {
        let of = |kind: &'static str| {
            corpus().into_iter().filter(move |message| message.part == part && message.kind == kind)
        };
        let requests = of("plain").chain(of("messy"));
        let (mut count, mut silent) = (0, Vec::new());
        for message in requests {
            count += 1;
            if message.met() == Met::Nothing {
                silent.push(message.text);
            }
        }
        assert!(silent.len() * 100 <= count * 3, "{part}: of {count} requests, met with silence: {silent:?}");
        let (plain, asked) = (of("plain").count(), of("plain").filter(|message| message.met() != Met::Done).count());
        assert!(asked * 100 <= plain * 15, "{part}: of {plain} plain requests, not done at once: {asked}");
    }
}

#[test]
fn the_corpus_is_large_enough() {
    let corpus = corpus();
    let requests = corpus.iter().filter(|message| message.kind != "not").count();
    assert!(requests >= 400 && corpus.len() - requests >= 400, "{requests} of {}", corpus.len());
    let languages: std::collections::BTreeSet<&str> = corpus.iter().map(|message| message.language).collect();
    assert!(languages.len() >= 10, "{languages:?}");
}

/// The table of `docs/reading.md` is this one.
#[test]
fn the_documented_figures_are_measured() {
    let measured = table();
    assert!(DOCS.contains(&measured), "docs/reading.md should hold:\n{measured}");
}

fn table() -> String {
    let mut counts: BTreeMap<(usize, String, usize), BTreeMap<Met, usize>> = BTreeMap::new();
    for message in corpus() {
        let part = PARTS.iter().position(|part| *part == message.part).expect("a part");
        let kind = ["plain", "messy", "not"].iter().position(|kind| *kind == message.kind).expect("a kind");
        for language in [message.language, "~all"] {
            *counts.entry((part, language.to_owned(), kind)).or_default().entry(message.met()).or_default() += 1;
        }
    }
    let mut table = String::from(
        "| part | language | kind | messages | done | asked | asked otherwise | nothing | wrong |\n|---|---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    for ((part, language, kind), met) in counts {
        let part = PARTS[part];
        let kind = ["plain request", "messy request", "no request"][kind];
        let language = if language == "~all" { "**all**" } else { language.as_str() };
        let count = |met_as: Met| met.get(&met_as).copied().unwrap_or_default();
        let total: usize = met.values().sum();
        let cells = [Met::Done, Met::Asked, Met::AskedOtherwise, Met::Nothing, Met::Wrong].map(count);
        let cells = cells.map(|cell| if cell == 0 { "–".to_owned() } else { cell.to_string() });
        let _ = writeln!(table, "| {part} | {language} | {kind} | {total} | {} |", cells.join(" | "));
    }
    table
}

fn asks(action: OrderAction, order_ids: &[u64]) -> Reading {
    Reading::Unclear { asked: OrderRequest::Do(action), order_ids: order_ids.to_vec() }
}

fn does(action: OrderAction, order_ids: &[u64], dirty: bool) -> Reading {
    Reading::Orders { asked: OrderRequest::Do(action), order_ids: order_ids.to_vec(), dirty }
}

#[test]
fn what_only_names_an_action_is_asked_back() {
    use OrderAction::{Cancel, Partial, Refill, Refund, SpeedUp};
    for (text, action) in [
        ("thanks for refill 54321", Refill),
        ("got my refund 54321", Refund),
        ("refill 54321 came", Refill),
        ("54321 refill mil gaya", Refill),
        ("refill 54321 udah masuk", Refill),
        ("возврат 54321 пришёл, спасибо", Refund),
        ("54321 shows partial", Partial),
        ("54321 kena cancel", Cancel),
        ("54321 iptal edilmiş", Cancel),
        ("cancel 54321 why", Cancel),
        ("54321 cancel keno", Cancel),
        ("cancel 54321 kenapa", Cancel),
        ("54321 iptal mi", Cancel),
        ("54321 cancel ho sakta hai kya?", Cancel),
        ("is 54321 with refill", Refill),
        ("cancel 54321 leave it", Cancel),
        ("remove cancel 54321", Cancel),
        ("gausah cancel 54321", Cancel),
        ("54321 iptal boşver", Cancel),
        ("بلاش الغاء 54321", Cancel),
        ("передумал отменять 54321", Cancel),
        ("reduce speed 54321", SpeedUp),
        ("Ali said cancel 54321", Cancel),
        ("@8801712345678 bhai cancel your order 54321 mine is fine", Cancel),
        ("example: cancel 54321", Cancel),
        ("to cancel 54321 what should I write", Cancel),
        ("54321 | Telegram Members | Speed 10K/day | In progress", SpeedUp),
        ("Dear user, refund for order 54321 has been added to your balance", Refund),
        ("partial refund 54321", Partial),
        ("my refund 54321", Refund),
        ("waiting for refill 54321", Refill),
        ("slow refill 54321", Refill),
        ("refund 54321 is late", Refund),
        ("refund 54321 not received", Refund),
        ("no llegó reembolso 54321", Refund),
        ("54321 refund ✅", Refund),
        ("cancel 54321?", Cancel),
        ("Admin: cancel 54321", Cancel),
        ("my friend cancel 54321", Cancel),
        ("my order 54321 cancel", Cancel),
        ("order 54321 partial", Partial),
        ("refund 54321 50%", Refund),
        ("refund 54321 stuck", Refund),
        ("54321 ka refund", Refund),
        ("54321 refund ok thanks", Refund),
        ("ya me reembolsó 54321", Refund),
        ("my 54321 refund", Refund),
        ("54321 fast", SpeedUp),
        ("cancel 54321 zorblax", Cancel),
        ("zorblax refill 54321", Refill),
        ("refill 54321 zorblax", Refill),
        ("n quero cancelar 54321", Cancel),
        ("54321 speed slow kar do", SpeedUp),
        ("lagi refill 54321", Refill),
        ("great refill 54321", Refill),
        ("54321 speed 🔥🔥", SpeedUp),
        ("\"cancel 54321\"", Cancel),
        ("he wrote \"refill 54321\"", Refill),
        ("cancel 54321 already", Cancel),
        ("refill 54321 no longer needed", Refill),
        ("ya no quiero cancelar 54321", Cancel),
        ("refund 54321 stuck since 3 days", Refund),
        ("54321 cancel again, worst panel", Cancel),
        ("how many times refill 54321", Refill),
        ("54321 stuck partial since yesterday", Partial),
        ("i need to cancel 54321?", Cancel),
        ("i want refill 54321?", Refill),
        ("quero cancelar 54321?", Cancel),
        ("refill 54321 5 days", Refill),
        ("54321 refill 30 days", Refill),
        ("cancel 54321 not working", Cancel),
        ("cancel 54321 kaam nahi kar raha", Cancel),
        ("54321 cancel button not working", Cancel),
        ("54321 partial | remains: 512 | $0.84", Partial),
    ] {
        assert_eq!(read(text), asks(action, &[54321]), "{text}");
    }
}

#[test]
fn plain_requests_are_done_whatever_the_complaint_beside_them() {
    use OrderAction::{Cancel, Refill, Refund, SpeedUp};
    for (text, action, dirty) in [
        ("54321 not started cancel", Cancel, true),
        ("refill 54321 dropped after 2 days", Refill, true),
        ("refill 54321 when you can", Refill, false),
        ("cancel 54321 placed by mistake", Cancel, true),
        ("cancel 54321, I can't wait", Cancel, true),
        ("54321 nahi aaya cancel karo", Cancel, true),
        ("54321 ekhono start hoy nai cancel kore den", Cancel, true),
        ("заказ 54321 не начался, отмените", Cancel, true),
        ("pesanan 54321 belum mulai, tolong batalkan", Cancel, true),
        ("pedido 54321 não chegou, quero reembolso", Refund, true),
        ("54321 ریفنڈ کر دو", Refund, false),
        ("54321 ری فل کر دیں", Refill, false),
        ("wrong link, please cancel 54321 before it starts", Cancel, true),
        ("54321 refill you are thieves!!", Refill, true),
        ("cancel 54321 this is the third time I ask", Cancel, true),
        ("cancel 54321 this is the worst service I have ever had", Cancel, true),
        ("refill 54321 dropped again, Ahmed painted his house", Refill, true),
        ("54321 too slow cancel", Cancel, true),
        ("can you cancel 54321?", Cancel, false),
        ("54321 speed slow", SpeedUp, true),
        ("cancel 54321 already, I am waiting since morning", Cancel, true),
        ("54321 ka refund kar do, 3 din se koi reply nahi", Refund, true),
        ("no longer needed, cancel 54321", Cancel, true),
        ("54321 0 delivered in 8 hours, speed up", SpeedUp, true),
        ("just cancel 54321", Cancel, false),
    ] {
        assert_eq!(read(text), does(action, &[54321], dirty), "{text}");
    }
}

#[test]
fn numbers_beside_a_request_are_not_taken_for_orders() {
    use OrderAction::Refill;
    for text in [
        "refill 54321 start 12000 now 9500",
        "54321\nStart count: 12000\nRefill please",
        "refill 54321. my number 9876543210",
        "refill 54321 my number is 01712345678",
        "refill 54321 start count 12000",
        "refill 54321 quantity: 10000",
        "refill 54321 10000 qty",
        "refill 54321 paid 5000 taka",
        "refill 54321 dropped from 10000 to 8000",
        "refill 54321 whatsapp 9876543210",
        "refill 54321 dropped 25000 likes",
        "refill 54321 since 2025 dropping",
    ] {
        let reading = read(text);
        assert!(
            matches!(&reading, Reading::Orders { asked: OrderRequest::Do(Refill), order_ids, .. } if *order_ids == [54321]),
            "{text}: {reading:?}"
        );
    }
    for text in [
        "followers 25000 now 20000, refill 54321",
        "refill 54321 followers 25000 now 20000",
        "54321 1200 drop refill",
        "refill 54321 dropped 1200",
        "1200 dropped 54321 refill",
        "35% drop on 54321, that is 3500 gone. refill it",
        "refill 54321 300 of 12000",
        "refill 54321 to 10000 per day",
        "refill 54321 start 12,500 now 9,500",
        "refill 54321 had 18k now 14.2k",
        "refill 54321 4500/5000",
        "refill 54321 from 12000 to 9500",
        "refill 54321 12/03/2026",
        "refill 54321 30 nov 2026",
        "refill 54321 +880 1712-345678",
        "refill 54321 25 k followers",
        "54321 বাকি 1200 রিফিল দেন",
        "54321 ছিল 12000 এখন 9500 রিফিল দেন",
        "54321 12000 tha ab 9500 hai refill kar do",
        "54321 كان 12000 صار 9500 ريفل",
        "54321 tinha 12000 agora 9500 refill",
        "54321 tenía 12000 ahora 9500 refill por favor",
        "54321 dari 12000 jadi 9500 refill dong",
        "54321 12000 di şimdi 9500 telafi lütfen",
    ] {
        let reading = read(text);
        assert!(
            matches!(&reading, Reading::Orders { asked: OrderRequest::Do(Refill), order_ids, .. } if *order_ids == [54321]),
            "{text}: {reading:?}"
        );
    }
    // A word that counts, beside a number that looks like the order.
    assert_eq!(read("refill 54321 now 54322"), asks(Refill, &[54321, 54322]));
    assert_eq!(read("refill followers 54321 54322"), does(Refill, &[54321, 54322], true));
    assert_eq!(read("refill dropped 54321, 54322 dropped"), does(Refill, &[54321, 54322], true));
    for text in ["I ordered 54321 with 10000 qty", "check deposit 5000", "balance 5000 added", "price of 10000"] {
        assert_eq!(read(text), Reading::NotUnderstood, "{text}");
    }
    let instead = read("i ordered 5000 instead of 500 on 672210, get it cancelled");
    assert_eq!(instead, asks(OrderAction::Cancel, &[672_210]));
}

#[test]
fn what_is_written_unlike_an_order_is_asked_about() {
    use OrderAction::{Cancel, Refill};
    for (text, reading) in [
        ("refill 54321-54323", asks(Refill, &[54321, 54322, 54323])),
        ("refill 54321–54323", asks(Refill, &[54321, 54322, 54323])),
        ("refill 54321, 54325-54326", asks(Refill, &[54321, 54325, 54326])),
        ("refill 54321-54999", asks(Refill, &[54321, 54999])),
        ("cancel 54,321", asks(Cancel, &[54321])),
        ("54.321 cancel", asks(Cancel, &[54321])),
        ("refill 10,000 likes", Reading::NotUnderstood),
    ] {
        assert_eq!(read(text), reading, "{text}");
    }
    let looked_up = Reading::Orders { asked: OrderRequest::Check, order_ids: vec![54321, 54322], dirty: false };
    assert_eq!(read("status 54321-54322"), looked_up);
}

#[test]
fn what_is_struck_quoted_or_in_brackets_asks_for_nothing() {
    for text in ["~cancel 54321~", "```cancel 54321```", "> cancel 54321", "> cancel 54321\n> refill 54322"] {
        assert_eq!(read(text), Reading::Nothing, "{text}");
    }
    assert_eq!(read("> cancel 54321\nthanks"), Reading::Courtesy);
    for text in ["54321 [Refill: 30D]", "[cancel] 54321", "Instagram Followers 1K [Refill: 30D] 54321"] {
        assert_eq!(read(text), Reading::NotUnderstood, "{text}");
    }
    assert_eq!(read("[54321] [54322] refill"), does(OrderAction::Refill, &[54321, 54322], false));
}

/// A text of ours as it is sent, with examples in its placeholders.
fn sent(key: Key) -> String {
    let values: Vec<(&'static str, String)> =
        key.placeholders().iter().map(|known| (known.name, known.example.to_owned())).collect();
    Texts::default().render(key, &values)
}

#[test]
fn our_own_texts_do_nothing_when_they_come_back() {
    for key in Key::ALL {
        let text = sent(*key);
        for pasted in [text.clone(), format!("{text}\nthanks"), format!("ok {text}"), text.replace('\n', " ")] {
            let reading = read(&pasted);
            assert!(
                !matches!(reading, Reading::Orders { asked: OrderRequest::Do(_) | OrderRequest::FakeComplete, .. }),
                "{key:?}: {pasted:?} is read as {reading:?}"
            );
        }
    }
    for key in [Key::RefillAccepted, Key::CancelAccepted, Key::SpeedUpAccepted, Key::RefundAccepted, Key::OrderStatus] {
        let text = sent(key);
        let without_marks = text.replace(['*', '✅'], "");
        for pasted in
            [text.clone(), without_marks, format!("{text}\n\nThanks!"), format!("> {}", text.replace('\n', "\n> "))]
        {
            assert!(matches!(read(&pasted), Reading::OwnWords | Reading::Nothing), "{pasted:?}: {:?}", read(&pasted));
        }
    }
}

#[test]
fn a_wish_beside_our_own_text_is_asked_about() {
    let text = sent(Key::OrderStatus);
    assert_eq!(read(&format!("{text}\nrefill please")), asks(OrderAction::Refill, &[54321]));
    assert_eq!(read(&format!("{}\ncancel 54322", sent(Key::RefillAccepted))), asks(OrderAction::Cancel, &[54322]));
}

#[test]
fn the_texts_of_a_workspace_are_known_too() {
    let templates = BTreeMap::from([
        (Key::RefillAccepted.name().to_owned(), "Dear customer, we now refill {order_id} with joy\nBye".to_owned()),
        (Key::CancelAccepted.name().to_owned(), "Please cancel {order_id} immediately".to_owned()),
    ]);
    let texts = Texts::new(templates, "");
    let vocabulary = Vocabulary::default();
    let context = Context { vocabulary: &vocabulary, texts: Some(&texts), forwarded_from_us: false };
    assert_eq!(read_in("dear customer, we now refill 54321 with joy", &context), Reading::OwnWords);
    // A template that says what customers say cannot be told from them.
    assert_eq!(read_in("please cancel 54321 immediately", &context), does(OrderAction::Cancel, &[54321], false));
    let forwarded = Context { forwarded_from_us: true, ..context };
    assert_eq!(read_in("refill 54321", &forwarded), Reading::OwnWords);
}
