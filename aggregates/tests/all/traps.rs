//! Messages made of known words that nevertheless do not ask for it now: none of them may act.

use aggregates::grammar::{OrderRequest, Reading, read};
use aggregates::values::OrderAction;

#[track_caller]
fn asks_back(asked: OrderAction, messages: &[&str]) {
    for message in messages {
        let reading = read(message);
        let about = matches!(&reading, Reading::Unclear { asked: about, .. } if *about == OrderRequest::Do(asked));
        assert!(about, "{message:?} is {reading:?}");
    }
}

#[test]
fn a_request_given_up_by_its_own_name_is_asked_about() {
    asks_back(
        OrderAction::Cancel,
        &[
            "cancel the cancel of 54322",
            "please cancel my cancel 54322",
            "un cancel 54322 bro",
            "54322 cancel ko cancel kar do",
            "отменить отмену 54322",
            "cancelar o cancelamento 54322",
            "iptali iptal et 54322",
            "الغاء طلب الالغاء 54322",
        ],
    );
    asks_back(OrderAction::Refill, &["un-refill 54321", "refill the refill 54321"]);
}

#[test]
fn what_is_for_later_is_asked_about() {
    asks_back(
        OrderAction::Cancel,
        &[
            "cancel 54322 in 3 hours",
            "in two days cancel 54322",
            "cancel 54322 at noon",
            "cancel 54322 at 18:30",
            "cancelar 54322 em 2 dias",
            "54322 2 ghante baad cancel karo",
            "отмена 54322 через 3 дня",
            "2 saat sonra iptal 54322",
            "batalkan 54322 dalam 2 jam",
        ],
    );
    asks_back(OrderAction::Refill, &["refill 54321 in 5 days", "refill 54321 after 1 week"]);
    asks_back(OrderAction::SpeedUp, &["speed up 54322 in 10 minutes"]);
}

#[test]
fn a_choice_between_orders_is_asked_about() {
    asks_back(
        OrderAction::Cancel,
        &[
            "cancel one of 54322 54326",
            "cancel any 54322 54326",
            "54322 54326 ek cancel karo",
            "cancela uno 54322 54326",
        ],
    );
}

#[test]
fn what_tells_of_it_or_shows_it_is_asked_about() {
    asks_back(
        OrderAction::Cancel,
        &[
            "54322 di cancel",
            "54322 di batalkan",
            "54322 ke-cancel",
            "54322 kcancel",
            "54322 it cancel",
            "cancelé 54322",
            "e.g. cancel 54322",
            "'cancel 54322'",
            "cancel 54322 🙅",
            "cancelar 54322 demora?",
            "54322 cancel wala order",
        ],
    );
    asks_back(
        OrderAction::Refill,
        &[
            "54321 refill in progress",
            "54321 refill kitne din ka hai",
            "54321 refill ok",
            "54321 refill warranty",
            "54321 refill eta",
            "54321 refill abhi tak nahi aaya",
            "refill 54321 in progress",
        ],
    );
}

#[test]
fn less_speed_is_not_more() {
    asks_back(
        OrderAction::SpeedUp,
        &["54322 speed too fast", "54322 too much speed", "less speed 54322", "speed 54322 slower", "54322 speed ok"],
    );
}

#[test]
fn plain_requests_still_act() {
    for message in [
        "cancel 54322",
        "cancel cancel 54322!!",
        "please cancel 54322 bro",
        "cancel both 54322 54326",
        "refill 54321 54322 all",
        "speed up 54322 too slow",
        "cancel 54322 at once",
        "54322 not started cancel",
        "54321 refill please, waiting since 3 days",
    ] {
        let reading = read(message);
        assert!(matches!(reading, Reading::Orders { asked: OrderRequest::Do(_), .. }), "{message:?} is {reading:?}");
    }
}

#[test]
fn a_question_names_the_orders_of_the_request_alone() {
    for (message, expected) in [
        ("54326 is fine. cancel 54322 or what", [54322]),
        ("54322 completed, cancel 54326", [54326]),
        ("why is 54322 so slow. cancel 54326", [54326]),
    ] {
        let reading = read(message);
        assert!(
            matches!(&reading, Reading::Unclear { order_ids, .. } if order_ids == &expected),
            "{message:?} is {reading:?}"
        );
    }
}

#[test]
fn what_is_told_of_right_beside_the_keyword_is_asked_about() {
    asks_back(
        OrderAction::Cancel,
        &[
            "each time 54322 cancel",
            "wrongly cancel 54322",
            "54322 baar baar cancel",
            "54322 cancel by the provider",
            "cancel 54322 in process",
            "54322 cancel galti se hua bhai",
            "siempre cancela 54322",
            "cancelamento 54322 em andamento",
            "опять отмена 54322",
            "отмена 54322 по ошибке",
            "54322 iptal yanlışlıkla",
            "mau cancel 54322 tapi tunggu",
            "54322 ভুল ক্যানসেল",
            "من الغى 54322",
            "الغاء 54322 خطأ",
        ],
    );
}

#[test]
fn the_same_words_further_off_are_a_reason() {
    let cancel = OrderRequest::Do(OrderAction::Cancel);
    for message in [
        "cancel 54322 placed by mistake",
        "wrong link, please cancel 54322",
        "cancel 54322 this is the third time I ask",
        "galti se order ho gaya 54322 cancel kar do",
        "cancelar 54322 por favor",
        "cancel 54322 please, wrong link",
    ] {
        let reading = read(message);
        assert!(matches!(&reading, Reading::Orders { asked, .. } if *asked == cancel), "{message:?} is {reading:?}");
    }
}
