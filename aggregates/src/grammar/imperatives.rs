//! Imperatives of plain speech that may be about something else: `band karo`, `снимите 54321`, `devolvam o dinheiro`.
//!
//! Each stands for its action only where nothing beside it lets it mean another thing; else it is reason to ask, and no more.

use std::sync::LazyLock;

use super::OrderRequest;
use super::items::Item;
use super::lexicon::{Meaning, goes_along};
use super::plainness::{complains, wishes};
use crate::text::{Words, words};
use crate::values::OrderAction;

const REFILL: OrderRequest = OrderRequest::Do(OrderAction::Refill);
const REFUND: OrderRequest = OrderRequest::Do(OrderAction::Refund);
const SPEED_UP: OrderRequest = OrderRequest::Do(OrderAction::SpeedUp);

/// Gives every [`Meaning::Wished`] the meaning it has in the message.
pub(super) fn settle(items: &mut [Item]) {
    if !items.iter().any(|item| wished(item).is_some()) {
        money_of_a_refund(items);
        return;
    }
    start_what_is_named(items);
    close_partially(items);
    give_back_what_is_named(items);
    let mut actions: Vec<OrderRequest> = items.iter().filter_map(names).collect();
    actions.dedup();
    money_of_a_refund(items);
    let meant = match actions.as_slice() {
        [action] => means_it(*action, items),
        _ => false,
    };
    if meant && actions == [SPEED_UP] {
        let of: Vec<usize> = (1..items.len()).filter(|at| wished(&items[*at]).is_some()).map(|at| at - 1).collect();
        for at in of {
            if items[at].text() == Some("ki") {
                items[at].mean(Meaning::Preposition);
            }
        }
    }
    for item in items {
        if let Some(action) = wished(item) {
            item.mean(if meant { Meaning::Action(action) } else { Meaning::Named(action) });
        }
    }
}

fn wished(item: &Item) -> Option<OrderRequest> {
    if let Some(Meaning::Wished(action)) = item.meaning() { Some(action) } else { None }
}

fn names(item: &Item) -> Option<OrderRequest> {
    match item.meaning() {
        Some(Meaning::Action(action) | Meaning::Named(action) | Meaning::Wished(action)) => Some(action),
        Some(_) | None => None,
    }
}

/// `start the refill`: what is started has a name of its own.
fn start_what_is_named(items: &mut [Item]) {
    static STARTS: Words = LazyLock::new(|| {
        words(
            "start chalu shuru suru চালু স্টার্ট শুরু चालू शुरू स्टार्ट شروع چالو اسٹارٹ سٹارٹ jalankan jalanin запустите запусти",
        )
    });
    if !items.iter().any(|item| item.meaning() == Some(Meaning::Action(REFILL))) {
        return;
    }
    for item in items {
        if wished(item) == Some(SPEED_UP) && item.text().is_some_and(|word| STARTS.contains(word)) {
            item.mean(Meaning::Doing);
        }
    }
}

/// `закройте частично`: how it is closed is the action.
fn close_partially(items: &mut [Item]) {
    static CLOSES: Words =
        LazyLock::new(|| words("закройте закрой kapatın kapat bitirin sonlandırın encerre encerrem encerra"));
    let partial = Meaning::Action(OrderRequest::Do(OrderAction::Partial));
    if !items.iter().any(|item| item.meaning() == Some(partial)) {
        return;
    }
    for item in items {
        if wished(item).is_some() && item.text().is_some_and(|word| CLOSES.contains(word)) {
            item.mean(Meaning::Doing);
        }
    }
}

/// Money is refunded, followers are refilled; what is to be given back without a name may be either.
fn give_back_what_is_named(items: &mut [Item]) {
    static RETURNS: Words = LazyLock::new(|| {
        words(
            "credit give pay de manda lauta lautao lautado lautaiye lotao लौटा لوٹا لوٹاؤ لوٹائیں firaiya firiye ফিরাইয়া ফিরায়ে ফিরিয়ে geri yolla koyun
            wapas vapas wapis vapis vaapas waapas ferot ferat firot back return reverse ফেরত ফেরৎ ব্যাক রিটার্ন রিভার্স वापस वापिस واپس ریورس
            devuelve devuelva devuelvan devuelvanme devuelveme regresame regresenme retorname retornen retornenme devolve devolva devolvam
            retorna retornem верните верни возвращайте возвратите вернуть kembalikan kembaliin balikin balikkan pulangin pulangkan dipulangin
            dikembalikan dibalikin ارجعوا ارجعو",
        )
    });
    let followers = items.iter().any(|item| item.meaning() == Some(Meaning::Counted))
        && !items.iter().any(|item| matches!(item, Item::Number(_)));
    let money = items.iter().any(|item| is_money(item) || is_my_money(item));
    for item in items {
        if wished(item) == Some(REFUND) && item.text().is_some_and(|word| RETURNS.contains(word)) {
            item.mean(match (followers, money) {
                (true, false) => Meaning::Wished(REFILL),
                (false, true) => Meaning::Wished(REFUND),
                (true, true) | (false, false) => Meaning::Named(REFUND),
            });
        }
    }
}

/// `refund my money`, `paise refund kar do`: what is refunded belongs to the refund, where nothing else is asked.
fn money_of_a_refund(items: &mut [Item]) {
    let asked = |item: &Item| matches!(item.meaning(), Some(Meaning::Action(action) | Meaning::Wished(action)) if action == REFUND);
    if !items.iter().any(asked) || items.iter().filter_map(names).any(|action| action != REFUND) {
        return;
    }
    let is_wished = items.iter().any(|item| wishes(item) || wished(item).is_some());
    for clause in items.split_mut(|item| matches!(item, Item::Break)) {
        let Some(keyword) = clause.iter().position(asked) else { continue };
        for (at, item) in clause.iter_mut().enumerate() {
            let known = matches!(item.meaning(), Some(Meaning::Action(_) | Meaning::Named(_) | Meaning::Wished(_)));
            let money = !known && is_wished && is_money(item);
            if money || is_my_money(item) && (is_wished || at == keyword + 1) {
                item.mean(Meaning::Carrier);
            }
        }
    }
}

/// `my money`, which by itself names a refund.
fn is_my_money(item: &Item) -> bool {
    static MINE: Words = LazyLock::new(|| words("my mere mera meri mi meu la el бабки деньги আমার amar میرے"));
    item.meaning() == Some(Meaning::Named(REFUND)) && item.text().is_some_and(|word| MINE.contains(word))
}

/// Money, by any name.
pub(super) fn is_money(item: &Item) -> bool {
    static MONEY: Words = LazyLock::new(|| {
        words(
            "money cash payment funds paisa paise paisay rupay rupaye rupees पैसा पैसे रुपये پیسے پیسہ رقم taka taka টাকা টাকাটা টাকাগুলো takata takagulo poysa poisa পয়সা tk টেহা teha মূল্য মূল্যটা tk
            পেমেন্ট পেমেন্টটা amount dinero plata lana pasta guita saldo monto importe dinheiro grana valor pix деньги денежки средства бабки бабло сумму оплату
            para parayı paramı paraları paramızı ücret ücreti ücretini ücretimi bakiye bakiyemi bakiyeyi uang duit dana uangnya duitnya saldonya uangku duitku فلوس فلوسي الفلوس مصاري مصرياتي المبلغ
            مبلغ دراهم پیمنٹ balance",
        )
    });
    item.text().is_some_and(|word| MONEY.contains(word))
}

/// Nouns and forms that a wish makes an order of: `pembatalan 54321 tolong`, `needs refilling`.
fn needs_a_wish(item: &Item) -> bool {
    static NOUNS: Words = LazyLock::new(|| {
        words(
            "recuperar recuperarme recompor recomponer restok restock ditambahin diisikan дозалив пополнение восполнение takviye iadeyi retur prioritize prioritise прекратить прервать убрать удалить refilling replenishment cancellation cancelation cancellations reimbursement moneyback chargeback منسوخی واپسی recarregar encher recomposicao recomposicion
            refillear anulacion cancelacion cancelarme anularme reintegro reintegrar devolver devolucion priorizar ressarcimento ressarcir restituicao estorno
            devolucao parcializar восстановление докрутка докрутку компенсация компенсацию долив аннулирование снять остановить отмены аннулировать возместить
            возмещение манибэк манибек вернуть частичку частичка добавить doldurulsun telafiye telafiyi telafisini iptalini iptale iadesini iademi parçalı
            dipulihkan diisiin diisi restock pembatalan membatalkan dikebut dipush didorong dipulangin dikembalikan dibalikin pengembalian
            بالغاء نلغي باسترجاع باسترداد تعبئة اعادة",
        )
    });
    item.text().is_some_and(|word| NOUNS.contains(word))
}

/// `54321 encerra hoje`: behind an order the form may tell what becomes of it; before it, it orders.
fn may_tell(items: &[Item]) -> bool {
    static TELLING: Words = LazyLock::new(|| {
        words(
            "void nix axe borra corta interrompe pare impulsa impulsiona agiliza adelanta aborta derruba suspende encerra remove apaga tumba quita frena devuelve devolve retorna recarrega enche prioriza turbina desenrola empurra
            destrava parcializa",
        )
    });
    let first = items.iter().position(|item| matches!(item, Item::Id(_))).unwrap_or(items.len());
    items[first..].iter().any(|item| wished(item).is_some() && item.text().is_some_and(|word| TELLING.contains(word)))
}

/// Nothing in the message lets the word mean anything but the action. Of what can be made good a complaint may stand beside it; to be
/// stopped it is what is complained of.
fn means_it(action: OrderRequest, items: &[Item]) -> bool {
    let reasons = match action {
        OrderRequest::Do(OrderAction::Refill | OrderAction::SpeedUp | OrderAction::Refund) => true,
        OrderRequest::Do(OrderAction::Cancel | OrderAction::Partial)
        | OrderRequest::FakeComplete
        | OrderRequest::Check
        | OrderRequest::Details => false,
    };
    let is_wished = items.iter().any(wishes);
    if !is_wished && may_tell(items) {
        return false;
    }
    items.iter().all(|item| match item.meaning() {
        Some(Meaning::Wished(_)) => is_wished || !needs_a_wish(item),
        Some(Meaning::Named(_)) => false,
        Some(Meaning::Counted) => action == REFILL,
        Some(Meaning::Everyday | Meaning::Glue | Meaning::Balance) => reasons || action == REFUND && is_money(item),
        Some(_) if action == REFUND && is_money(item) => true,
        Some(Meaning::Action(_) | Meaning::Order) => true,
        Some(meaning) if goes_along(meaning) => true,
        Some(_) => reasons && complains(item),
        None => !matches!(item, Item::Number(_)) || reasons,
    })
}
