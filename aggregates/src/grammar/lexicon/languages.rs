//! Words of other languages, in their own script and as people romanise them. Accents, Arabic vowel signs and dots below
//! letters do not count (`fold`), so each word stands here once.

use super::Meaning::{self, *};
use super::{CANCEL, REFILL, REFUND, SPEED_UP};

pub(super) const BANGLA: &[(Meaning, &str)] = &[
    (REFILL, "রিফিল রিফীল"),
    (CANCEL, "ক্যান্সেল ক্যানসেল ক্যান্সিল ক্যানসিল বাতিল"),
    (SPEED_UP, "স্পিড স্পীড"),
    (REFUND, "রিফান্ড"),
    (Check, "স্ট্যাটাস চেক"),
    (Order, "অর্ডার অর্ডারটা অর্ডারটি"),
    (Balance, "ব্যালেন্স"),
    (Help, "সাহায্য হেল্প"),
    (Greeting, "হ্যালো হাই সালাম আসসালামু আলাইকুম"),
    (Courtesy, "ধন্যবাদ"),
    (Polite, "প্লিজ ভাই ভাইয়া স্যার দয়া তাড়াতাড়ি"),
    (
        Glue,
        "আমার আমি এই টা টি করে করুন করেন করো করবেন কর দিন দেন দাও দিয়েন চাই লাগবে বাড়ান বাড়িয়ে কত এর ও আর
         amar ami amra eta ei kore korte diyen dien diben dibo den koto lagbe dorkar chai barao baran hobe ase ache vaiyer",
    ),
    (Negated, "না নয় নাই নি na nai ni"),
    (Condition, "যদি পরে jodi pore naki"),
    (Doubt, "কেন কখন কি কবে কিভাবে keno kobe kokhon kivabe"),
    (Counted, "ফলোয়ার ফলোয়ারস লাইক ভিউ মেম্বার সাবস্ক্রাইবার"),
];

pub(super) const HINDI: &[(Meaning, &str)] = &[
    (REFILL, "रिफिल रीफिल रिफ़िल"),
    (CANCEL, "कैंसल कैंसिल कैन्सल कैन्सिल रद्द"),
    (SPEED_UP, "स्पीड"),
    (REFUND, "रिफंड रिफण्ड"),
    (Check, "स्टेटस चेक"),
    (Order, "ऑर्डर आर्डर"),
    (Balance, "बैलेंस"),
    (Help, "मदद"),
    (Greeting, "नमस्ते नमस्कार"),
    (Courtesy, "धन्यवाद शुक्रिया"),
    (Polite, "कृपया भाई सर जल्दी"),
    (
        Glue,
        "कर करो करें करना दो दीजिए दीजिये दे का की को के है हैं मेरा मेरी मुझे चाहिए कितना बढ़ाओ बढ़ा यह ये और
         kardo krdo kr kare karein kardijiye dijiye dijiyega dena dedo do karna krna karke hai h ho mera meri mere
         mujhe chahiye chaiye zarurat jarurat kitna kitni badhao badha badhado ki ke yeh ye wala aur bhi",
    ),
    (Never, "मत mat matt"),
    (Negated, "नहीं नही न ना nahi nahin nhi nehi nhin"),
    (Condition, "अगर यदि कब agar kab baad"),
    (Doubt, "क्यों क्यो क्या कैसे kyu kyun kyon kya kaise"),
    (Counted, "फॉलोअर्स फॉलोवर फॉलोअर लाइक व्यूज"),
];

pub(super) const ARABIC: &[(Meaning, &str)] = &[
    (REFILL, "ريفيل ريفل ریفیل ریفل"),
    (CANCEL, "لغو کینسل الغاء الإلغاء الغي الغوا تلغي تلغوا"),
    (SPEED_UP, "تسريع سرع سرعوا"),
    (REFUND, "استرداد"),
    (Check, "حالة الحالة"),
    (Order, "طلب الطلب طلبي طلبات سفارش آرڈر"),
    (Balance, "رصيد رصيدي الرصيد"),
    (Help, "مساعدة"),
    (Greeting, "مرحبا السلام عليكم سلام اهلا هلا"),
    (Courtesy, "شكرا مشكور"),
    (Polite, "من فضلك رجاء اخي ارجو الرجاء لطفا پلیز بھائی"),
    (Label, "رقم ارقام"),
    (Glue, "و في على هذا هذه اريد ابغى عايز بدي ممكن کر دو دیں کریں کنید کن را میرا"),
    (Negated, "لا لم ليس مش ما لن بدون نہیں نہ نه"),
    (Condition, "لو اذا او متى بعد اگر یا"),
    (Doubt, "هل لماذا ليش كيف تم چرا کیوں آیا"),
    (Never, "مت نکن نکنید نشه نکنین"),
    (Counted, "متابعين المتابعين متابع لايكات مشاهدات"),
];

pub(super) const SPANISH_AND_PORTUGUESE: &[(Meaning, &str)] = &[
    (REFILL, "reposicion reposicao reponer reponga repongan repor"),
    (CANCEL, "cancelar cancela cancele cancelen cancelem"),
    (SPEED_UP, "acelerar acelera acelere aceleren acelerem"),
    (REFUND, "reembolso reembolsar"),
    (Check, "estado verificar"),
    (Order, "pedido pedidos orden ordenes"),
    (Balance, "saldo"),
    (Services, "servicios servicos"),
    (Help, "ayuda ajuda"),
    (Greeting, "hola ola oi buenos buenas bom boa"),
    (Courtesy, "gracias obrigado obrigada valeu"),
    (Polite, "por favor porfa porfavor pfv pf amigo amiga dia dias tarde tardes noite noches urgente"),
    (
        Glue,
        "de del el la los las un una um uma o os y e mi meu minha quiero quero necesito preciso cuanto quanto tengo
         tenho es eu yo ya pueden puede podrian podria podem",
    ),
    (Never, "nunca jamas jamais"),
    (Negated, "nao tampoco"),
    (Condition, "si cuando quando"),
    (Doubt, "puedo podemos posso como porque porqué"),
    (Counted, "seguidores seguidor curtidas visualizaciones"),
];

pub(super) const INDONESIAN: &[(Meaning, &str)] = &[
    (CANCEL, "batalkan"),
    (SPEED_UP, "percepat dipercepat"),
    (Check, "cek ngecek"),
    (Order, "pesanan orderan pesananku"),
    (Help, "bantuan"),
    (Greeting, "halo hai selamat"),
    (Courtesy, "makasih terimakasih terima kasih"),
    (Polite, "tolong mohon min kak gan bang mas dong pagi siang sore malam segera"),
    (Label, "nomor"),
    (Glue, "saya aku ini itu yang dan ingin mau perlu"),
    (Never, "jangan jgn batal"),
    (Negated, "tidak tdk bukan gak ga ngga nggak enggak usah belum"),
    (Condition, "kalau kalo jika kapan atau nanti"),
    (Doubt, "kenapa mengapa bisa bisakah apakah apa bagaimana"),
    (Counted, "pengikut followersnya"),
];

pub(super) const TURKISH: &[(Meaning, &str)] = &[
    (REFILL, "telafi"),
    (CANCEL, "iptal"),
    (SPEED_UP, "hızlandır hızlandırın hızlandırır"),
    (REFUND, "iade"),
    (Check, "durum durumu"),
    (Order, "sipariş siparişi siparişim siparişimi siparişin"),
    (Balance, "bakiye bakiyem"),
    (Help, "yardım"),
    (Greeting, "merhaba selam günaydın"),
    (Courtesy, "teşekkürler teşekkür sağol sağolun tamam"),
    (Polite, "lütfen abi hocam kardeşim acil iyi günler"),
    (Label, "nolu numaralı numara"),
    (Glue, "et edin ediniz eder misiniz musunuz mısınız misin istiyorum yapın yap bu ve için mi"),
    (Never, "etme yapma istemiyorum olmasın edilmesin vazgeçtim"),
    (Negated, "değil yok hayır"),
    (Condition, "eğer veya yoksa sonra"),
    (Doubt, "neden niye niçin nasıl"),
    (Counted, "takipçi takipçiler beğeni"),
];

pub(super) const RUSSIAN: &[(Meaning, &str)] = &[
    (REFILL, "рефилл рефил"),
    (CANCEL, "отмена отмени отмените отменить отменяй отменяйте отменять"),
    (SPEED_UP, "ускорьте ускорить ускорение ускорь"),
    (REFUND, "возврат"),
    (Check, "статус проверь проверьте"),
    (Order, "заказ заказа заказы заказов заказу"),
    (Balance, "баланс"),
    (Help, "помощь"),
    (Greeting, "привет здравствуйте добрый доброе"),
    (Courtesy, "спасибо большое"),
    (Polite, "пожалуйста день утро вечер срочно"),
    (Label, "номер"),
    (Glue, "мой моя мне и я хочу нужен нужно надо прошу за"),
    (Negated, "не нет ни"),
    (Condition, "если когда или потом"),
    (Doubt, "почему можно ли как зачем"),
    (Counted, "подписчики подписчиков лайки"),
];

pub(super) const UKRAINIAN_AND_POLISH: &[(Meaning, &str)] = &[
    (CANCEL, "скасуйте скасувати скасуй anuluj anulować anulujcie"),
    (SPEED_UP, "прискорте прискорити"),
    (REFUND, "повернення zwrot"),
    (Order, "замовлення zamówienie zamówienia"),
    (Courtesy, "дякую dzięki dziękuję"),
    (Polite, "будь ласка proszę"),
    (Negated, "ні nie"),
    (Condition, "якщо коли або jeśli jeżeli kiedy lub"),
    (Doubt, "чому чи dlaczego czy"),
];

/// Of words that are spelled like the tale of something done (`annulé`, `storniert`, `annullato`), none is a keyword.
pub(super) const FRENCH_GERMAN_AND_ITALIAN: &[(Meaning, &str)] = &[
    (CANCEL, "annuler annulez annulation stornieren storniere stornierung annulla annullare annullate"),
    (REFUND, "remboursement rembourser remboursez rückerstattung erstattung rimborso rimborsare rimborsate"),
    (Order, "commande commandes bestellung bestellungen ordine ordini"),
    (Balance, "solde guthaben"),
    (Greeting, "bonsoir salut ciao buongiorno salve"),
    (Courtesy, "merci danke grazie"),
    (Polite, "bitte svp stp favore"),
    (Glue, "je veux voudrais ma mon mes du des pouvez vous ich mein meine mir den möchte il mio voglio"),
    (Negated, "ne pas nicht kein keine non sans aucun"),
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
    (Courtesy, "谢谢 謝謝 감사합니다 ขอบคุณ"),
    (Polite, "请 부탁드립니다 부탁해요 제발 ครับ ค่ะ"),
    (Never, "마세요 마 말아주세요 말고 하지마 하지마세요 อย่า ไม่"),
    (Negated, "안 아니 아니요"),
    (Condition, "如果 만약 吗 嗎"),
    (Doubt, "为什么 為什麼 怎么 왜 언제 ทำไม"),
];

/// Keywords stand among the phrases.
pub(super) const VIETNAMESE: &[(Meaning, &str)] = &[
    (Order, "đơn"),
    (Polite, "giúp vui lòng"),
    (Glue, "mình tôi cho nhé"),
    (Never, "đừng"),
    (Negated, "không chưa"),
    (Condition, "nếu"),
    (Doubt, "sao"),
];

/// Phrases of several words that mean one thing.
pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "اعادة تعبئة"),
    (REFILL, "bảo hành"),
    (CANCEL, "hủy đơn"),
    (REFUND, "hoàn tiền"),
    (REFUND, "верните деньги"),
    (REFUND, "вернуть деньги"),
    (REFUND, "поверніть гроші"),
    (REFUND, "استرجاع فلوسي"),
    (REFUND, "استرجاع المبلغ"),
    (Check, "wo bleibt"),
    (Polite, "لو سمحت"),
    (Polite, "لو سمحتم"),
    (Polite, "s il vous plait"),
    (Condition, "ne zaman"),
    (Condition, "se nao"),
    (Condition, "se estiver"),
    (Condition, "se for"),
    (Doubt, "por que"),
];
