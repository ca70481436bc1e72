//! Languages of which the everyday words are known, and little more.

use super::Meaning::{self, *};
use super::{CANCEL, CANCEL_NAMED, REFILL, REFUND, REFUND_NAMED, SPEED_UP};

/// Of words that are spelled like the tale of something done (`annulé`, `storniert`, `annullato`), none is a keyword that acts.
pub(super) const FRENCH_GERMAN_AND_ITALIAN: &[(Meaning, &str)] = &[
    (CANCEL, "annuler annulez annulation stornieren storniere stornierung annulla annullare annullate"),
    (CANCEL_NAMED, "annule annulé storniert annullato abbrechen"),
    (REFUND, "remboursement rembourser remboursez rückerstattung erstattung rimborso rimborsare rimborsate"),
    (REFUND_NAMED, "remboursé erstatten erstattet rimborsato"),
    (Order, "commande commandes bestellung bestellungen ordine ordini"),
    (Balance, "solde guthaben"),
    (Greeting, "bonsoir salut ciao buongiorno salve"),
    (Thanks, "merci danke grazie"),
    (Please, "bitte svp stp favore"),
    (Determiner, "ma mon mes meine mein il"),
    (Carrier, "des du die den das"),
    (Asking, "veux voudrais möchte voglio"),
    (Glue, "je pouvez vous ich mir mio"),
    (Negated, "pas nicht kein keine non sans aucun"),
    (Condition, "quand ou wenn falls oder wann quando"),
    (Doubt, "pourquoi peux puis comment warum wieso kann darf ob wurde perché"),
];

/// Where words are not set apart by spaces, a whole wish is one word; `forbids` knows the others.
pub(super) const EAST_ASIAN: &[(Meaning, &str)] = &[
    (REFILL, "补单 请补单 補單 리필 리필해주세요 รีฟิล"),
    (
        CANCEL,
        "取消 取消订单 取消訂單 请取消 请取消订单 취소 취소해주세요 취소해줘 취소요청 ยกเลิก ยกเลิกออเดอร์ ยกเลิกคำสั่งซื้อ",
    ),
    (SPEED_UP, "加速 请加速"),
    (REFUND, "退款 请退款 申请退款 환불 환불해주세요 คืนเงิน"),
    (Order, "订单 訂單 주문 ออเดอร์"),
    (Balance, "余额 餘額 잔액 ยอดเงิน"),
    (Greeting, "你好 您好 안녕하세요 สวัสดี"),
    (Thanks, "谢谢 謝謝 감사합니다 ขอบคุณ"),
    (Please, "请 부탁드립니다 부탁해요 제발 ครับ ค่ะ"),
    (Complaint, "太慢了 太慢 很慢 掉了 骗子"),
    (Never, "마세요 마 말아주세요 말고 하지마 하지마세요 อย่า ไม่"),
    (Negated, "안 아니 아니요"),
    (Condition, "如果 만약 吗 嗎"),
    (Doubt, "为什么 為什麼 怎么 왜 언제 ทำไม"),
];

/// Keywords stand among the phrases.
pub(super) const VIETNAMESE: &[(Meaning, &str)] = &[
    (Order, "đơn"),
    (Please, "giúp vui lòng"),
    (Carrier, "cho nhé"),
    (Polite, "mình tôi"),
    (Never, "đừng"),
    (Negated, "không chưa"),
    (Condition, "nếu"),
    (Doubt, "sao"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "bảo hành"),
    (CANCEL, "hủy đơn"),
    (REFUND, "hoàn tiền"),
    (Please, "s il vous plait"),
    (Asking, "je veux, je voudrais, ich möchte, pouvez vous"),
    (Condition, "se nao, se estiver, se for"),
    (Negated, "ne pas"),
];
