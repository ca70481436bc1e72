//! Turkish.

use super::Meaning::{self, *};
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "telafi telafisi refil"),
    (REFILL_NAMED, "telafiyi telafisini garanti tamamlama tamamlayın tamamla doldurun"),
    (CANCEL, "iptal iptali"),
    (CANCEL_NAMED, "iptalini iptl iptalı iptalimi durdurun durdur vazgeçiyorum"),
    (SPEED_UP, "hızlandır hızlandırın hızlandırır hızlandırma hızlandırabilir hızlandırınız"),
    (SPEED_UP_NAMED, "hız hızı hızını hızlansın hızlandırsanız başlatın başlat başlatır"),
    (Fast, "hızlı hızlıca çabuk acele"),
    (REFUND, "iade iadesi"),
    (REFUND_NAMED, "iadesini iademi geri paramı ücretimi"),
    (PARTIAL, "kısmi kismi parsiyel"),
    (PARTIAL_NAMED, "kısmiye kısmen"),
    (Check, "durum durumu"),
    (Order, "sipariş siparişi siparişim siparişimi siparişin siparişimin siparişler siparişleri"),
    (Balance, "bakiye bakiyem"),
    (Help, "yardım"),
    (Greeting, "merhaba selam günaydın slm merhabalar selamlar"),
    (Thanks, "teşekkürler teşekkür sağol sağolun teşekkürederim tşk eyvallah sağolasın"),
    (Courtesy, "tamam"),
    (Please, "lütfen lutfen lütfennn rica"),
    (Polite, "abi hocam kardeşim iyi günler hemen şimdi bugün acilen kardeş abicim hocalarım akşamlar geceler kanka reis usta tekrar hemencecik"),
    (Label, "nolu numaralı numara"),
    (Determiner, "şu benim bu"),
    (Preposition, "için"),
    (Carrier, "ve de da ikisini hepsini olanı bunu şunu bir yi yı nin nın na biraz daha adet nu bakiyeye bakiyeme"),
    (Asking, "istiyorum istiyoruz lazım gerekiyor istiyom"),
    (Doing, "et edin ediniz edelim yapın yap yapınız yapalım atın at olsun verin ver alın ediverin geçin çekin"),
    (
        Glue,
      "mi çok hala hâlâ gün gündür saat saattir hafta haftadır ay dün dünden sabah sabahtan beri müşteri müşterim ben siz biz var sadece
         kere defa tek hiç bile ederim olarak misiniz musunuz mısınız misin mısın müsün müsünüz",
    ),
    (Never, "etme yapma istemiyorum olmasın edilmesin vazgeçtim boşver boşverin dursun bekletin kalsın etmesin gerekmez"),
    (Negated, "değil yok hayır"),
    (Condition, "eğer veya yoksa sonra olursa olmazsa gelmezse düşerse yarın"),
    (Doubt, "neden niye niçin nasıl ne edildi oldu olacak edilmiş olmuş yapıldı geldi edilir olur mu mü mı kim hangi kaç nedir acaba demiş dedi yazmış örnek örneğin ettim etti"),
    (Counted, "takipçi takipçiler beğeni beğeniler izlenme abone üye takipçim"),
    (
        Complaint,
      "başlamadı düştü düşüyor düştüler çalışmıyor çalışmadı tamamlanmadı ilerlemiyor bitmedi dolandırıcı
         dolandırıcılar dolandırıldım sahtekar yalancı hırsız hırsızlar rezalet berbat saçmalık mağdur mağdurum bekliyorum bekliyoruz bekledim yeter artık
         acil kızgın sinirliyim sorun problem yanlış yanlışlıkla hatalı hata şikayet bıktım kayboldu azaldı azalıyor silindi eksildi eridi cevap
         gitmiyor başlamamış artmıyor kötü bozuk rezil skandal takıldı",
    ),
    (Missed, "gelmedi gelmiyor gelmemiş ulaşmadı yatmadı beklemede"),
    (State, "yavaş yavas eksik geç az gecikti"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (CANCEL, "iptal et, iptal edin, iptal ediniz, iptal edelim, iptal etmek istiyorum, iptal etmek, iptal olsun"),
    (REFUND, "iade et, iade edin, iade ediniz, para iadesi, paramı iade, paramı iade edin, iade yapın, iade yap"),
    (REFUND_NAMED, "paramı geri, geri ödeme, paramı geri verin"),
    (
        Asking,
        "eder misiniz, eder misin, edebilir misiniz, edebilir misin, yapar mısınız, yapar mısın, yapabilir misiniz, yapabilir misin,
         atar mısınız, atar mısın,  rica ediyorum, rica ederim, istiyorum lütfen",
    ),
    (
        SPEED_UP,
        "hızlandırır mısınız, hızlandırır mısın, hızlandırabilir misiniz, hızlandırabilir misin, daha hızlı, biraz hızlı",
    ),
    (Thanks, "teşekkür ederim, teşekkürler ederim, sağ olun, sağ ol, çok teşekkürler, çok teşekkür ederim, iyi çalışmalar, kolay gelsin, şimdiden teşekkürler"),
    (Polite, "bir daha, en kısa sürede, en kısa zamanda, iyi günler, iyi akşamlar, iyi geceler, bir an önce"),
    (
        Complaint,
        "hala başlamadı, hala bekliyorum, cevap yok, dönen yok, cevap veren yok, kaç gündür, kaç gün oldu, kaç kere, çok yavaş, aşırı
         yavaş, çok geç, yanlış link, yanlış sipariş, yanlışlıkla verdim, yanlış verdim, çok düştü, takipçiler düştü, ikisi de düştü, tek bir takipçi
         gelmedi, hiç başlamadı, yeter artık, ne zamandır, günlerdir bekliyorum, saatlerdir bekliyorum, gündür bekliyorum",
    ),
    (Condition, "ne zaman"),
    (Doubt, "ne demek, var mı"),
    (Never, "gerek yok"),
    (
        Missed,
        "hala gelmedi, hiç gelmedi",
    ),
];
