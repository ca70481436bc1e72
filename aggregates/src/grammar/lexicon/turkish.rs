//! Turkish.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "telafi telafisi refil"),
    (REFILL_NAMED, "telafiyi telafisini tamamlama tamamlayın tamamla doldurun"),
    (Guarantee, "garanti"),
    (CANCEL, "iptal iptali"),
    (CANCEL_NAMED, "iptalini iptl iptalı iptalimi durdurun durdur vazgeçiyorum"),
    (SPEED_UP, "hızlandıralım hızlandırıver hızlandırıverin hızlandır hızlandırın hızlandırır hızlandırma hızlandırabilir hızlandırınız"),
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
    (Carrier, "ve de da ikisini hepsini olanı bunu şunu onu bir yi yı nin nın na biraz daha adet nu bakiyeye bakiyeme"),
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
    (Doubt, "nihayet neden niye niçin nasıl ne edildi oldu olacak edilmiş olmuş yapıldı geldi edilir olur mu mü mı kim hangi kaç nedir acaba demiş dedi yazmış örnek örneğin ettim etti"),
    (Counted, "takipçi takipçiler beğeni beğeniler izlenme abone üye takipçim"),
    (
        Complaint,
      "başlamadı düştü düşüyor düştüler çalışmıyor çalışmadı tamamlanmadı ilerlemiyor bitmedi dolandırıcı
         dolandırıcılar dolandırıldım sahtekar yalancı hırsız hırsızlar rezalet berbat saçmalık mağdur mağdurum bekliyorum bekliyoruz bekledim yeter artık
         acil kızgın sinirliyim sorun problem yanlış yanlışlıkla hatalı hata şikayet bıktım kayboldu azaldı azalıyor silindi eksildi eridi cevap
         gitmiyor başlamamış artmıyor kötü bozuk rezil skandal ",
    ),
    (Missed, "gelmedi gelmiyor gelmemiş ulaşmadı yatmadı beklemede"),
    (State, "takıldı yavaş yavas eksik geç az gecikti"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (CANCEL, "iptal et, iptal edin, iptal ediniz, iptal edelim, iptal etmek istiyorum, iptal etmek, iptal olsun"),
    (REFUND, "ücretini iade edin, ücreti iade edin, ücretimi iade edin, paramı geri verin, paramı geri ver, paramı geri yatırın, geri ver paramı, geri verin paramı, paramı geri istiyorum, parayı iade edin, parayı geri verin, kalanı iade edin, iade et, iade edin, iade ediniz, para iadesi, paramı iade, paramı iade edin, iade yapın, iade yap"),
    (REFUND_NAMED, "paramı geri, geri ödeme"),
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
        "hala başlamadı, kaç gün oldu, kaç kere, yanlış link, yanlış sipariş, yanlışlıkla verdim, yanlış verdim, çok düştü,
         takipçiler düştü, ikisi de düştü, tek bir takipçi gelmedi, hiç başlamadı, yeter artık, ne zamandır",
    ),
    (Condition, "ne zaman"),
    (SPEED_UP_NAMED, "gaz verin, gaz ver, gaza basın"),
    (Doubt, "ne demek, var mı"),
    (Never, "gerek yok"),
    (
        Missed,
        "hala gelmedi, hiç gelmedi",
    ),
    (
        State,
        "çok yavaş, aşırı yavaş, çok geç",
    ),
    (
        Waiting,
        "hala bekliyorum, cevap yok, dönen yok, cevap veren yok, kaç gündür, günlerdir bekliyorum, saatlerdir bekliyorum,
         gündür bekliyorum",
    ),
];

pub(super) const AROUND: Around = Around {
    anger: "yeter be, yeter ya, yeter ama, yeter lan, yetti, yetti artık, yeter bu kadar, artık yeter, bıktım artık, bıktım sizden,
        bıktım ya, bıktık, usandım, usandık, sıkıldım, sıkıldım artık, sabrım kalmadı, sabrım taştı, sabrım tükendi, sabrımı
        taşırdınız, sabrım bitti, sinirlendim, çok sinirliyim, sinirden, sinir oldum, kızgınım, çok kızgınım, öfkeliyim, delirdim,
        deliriyorum, delireceğim, delirtmeyin, çıldırdım, çıldıracağım, kafayı yedim, kafayı yiyeceğim, rezil, rezillik, rezilsiniz,
        rezil ettiniz, rezil oldum, rezil oldum müşteriye, rezil olduk, ne rezillik, bu ne rezillik, böyle rezillik görmedim, böyle
        rezillik olmaz, böyle hizmet olmaz, böyle panel olmaz, böyle iş olmaz, böyle servis olmaz, bu ne ya, bu ne, bu ne böyle, bu
        nedir, bu nedir ya, bu ne biçim hizmet, bu ne biçim panel, bu ne biçim servis, bu nasıl hizmet, bu nasıl panel, bu nasıl
        servis, bu nasıl iş, nasıl bir hizmet bu, nasıl bir panel bu, ne oluyor, ne oluyor ya, neler oluyor, ne yapıyorsunuz, ne
        yapıyorsunuz ya, ne iş, dalga mı geçiyorsunuz, dalga mı geçiyonuz, dalga geçiyorsunuz, dalga geçmeyin, alay mı ediyorsunuz,
        şaka mı bu, şaka gibi, bu şaka mı, kandırıyorsunuz, kandırıldım, kandırdınız, aldattınız, oyalıyorsunuz, beni oyalıyorsunuz,
        oyalamayın, oyalamayın artık, dolandırıcısınız, dolandırıyorsunuz, dolandırdınız, dolandırıcılık, hırsızlık, hırsızsınız,
        sahtekarlar, sahtekarsınız, sahtekarlık, şerefsizler, şerefsiz, namussuzlar, utanmazlar, utanmaz, utanın, ayıp, ayıp ya,
        ayıptır, çok ayıp, yazık, yazıklar olsun, yuh, yuh artık, yuh be, pes, pes artık, pes yani, lanet, lanet olsun, allah
        belanızı versin, allah cezanızı versin, kahretsin, lan, be, saçma, saçma sapan, saçmalık bu, çöp, çöp panel, çöp servis, çöp
        gibi, berbat panel, berbat servis, berbat hizmet, kötü hizmet, kötü servis, kötü panel, en kötü panel, iğrenç, iğrençsiniz,
        leş, beş para etmez, işe yaramaz, ilgisiz, ilgisizlik, ilgilenmiyorsunuz, ilgilenmiyor, ilgilenen yok, ilgilenen kimse yok,
        kimse ilgilenmiyor, umursamıyorsunuz, umursamaz, sorumsuz, sorumsuzluk, beceriksiz, beceriksizler, amatör, amatörler, aptal,
        aptallar, salak, salaklar, gerizekalı, mal mısınız, yalan, yalancılar, yalan söylüyorsunuz, yalancısınız, hayal kırıklığı,
        memnun değilim, hiç memnun değilim, şikayetçiyim, şikayetçi olacağım, şikayet edeceğim, şikayet ederim, şikayetvar,
        şikayetvara yazarım, şikayetvara yazacağım, şikayetvara yazıcam, yoksa şikayet ederim, yoksa şikayet edeceğim, yoksa
        şikayetvara yazarım, yoksa şikayetvara yazıcam, yoksa şikayetvara yazacağım, savcılığa, savcılığa giderim, tüketici,
        tüketici hakem, mahkeme, itiraz açarım, bir daha almam, bir daha asla, panel değiştiriyorum, paneli değiştireceğim, başka
        panele geçerim, başka panele geçiyorum, uyuyor musunuz, uyuyor resmen, uyuyorsunuz, uyudunuz, uyudunuz mu, uyanın, uyanın
        artık, uyan, öldünüz mü, ölü müsünüz, yaşıyor musunuz, orada mısınız, orda mısınız, neredesiniz, nerdesiniz, nerede destek,
        kimse yok mu, kimse yok mu orada, kimse var mı, biri var mı, biri yok mu, yok mu kimse, yok mu biri, cevap verin, cevap
        verin artık, cevap versenize, bakın artık, bakar mısınız artık, bir şey yapın, bişey yapın, bi şey yapın, bir şeyler yapın,
        işinizi yapın, çözün, çözün artık, çözün şunu, halledin, halledin artık, halledin şunu, eyvah, eyvahlar olsun, off, offf, of
        ya, öff, uff, üf, hay allah, allah aşkına, allahım, ya sabır, insaf, insaf ya, insaf edin, el insaf",
    urgency: "çok acil, acil acil, acil lütfen, acil durum, aciliyet, aciliyeti var, çok acele, acele edin, acele et, acelem var, çok
        acelem var, acelesi var, acil lazım, acil gerekli, acil ihtiyacım var, bugün lazım, bugüne lazım, bugün şart, hemen lazım,
        şimdi lazım, hemen şimdi, hemen hemen, derhal, ivedilikle, ivedi, anında, bir an evvel, bi an önce, vakit kaybetmeden, zaman
        kaybetmeden, gecikmeden, bekletmeden, bekletmeyin, daha fazla bekletmeyin, daha fazla bekleyemem, bekleyemem,
        bekleyemiyorum, artık bekleyemem, daha bekleyemem, vaktim yok, zamanım yok, zaman yok, vakit yok, vakit kalmadı, zaman
        kalmadı, süre doluyor, süre bitiyor, çok önemli, önemli, benim için çok önemli, öncelik, öncelikli, başlamadan, başlamadan
        önce, başlamasın, başlamadan lütfen, hadi, hadi artık, hadi ama, haydi, haydi artık, hadi lütfen, çabuk çabuk, çabuk olun,
        çabuk lütfen, çabuk ol, hızlı olun, hızlıca lütfen, gazlayın, koşun, bu akşam, bu gece, bugün içinde, gün bitmeden, akşama,
        akşama kadar lazım, bu akşama kadar, yalvarırım, yalvarıyorum, ne olur, nolur, nolursunuz, ne olursunuz, n olur, nolr,
        düğün, konser, etkinlik, lansman, çekiliş, maç, sunum, yayın, canlı yayın, toplantı, sınav, kampanya, yayın boş, maç
        başlıyor",
    waiting: "dünden beri bekliyorum, dünden beri, dün geceden beri, dün akşamdan beri, dün sabahtan beri, sabahtan beri, sabahtan beri
        bekliyorum, sabahtan, akşamdan beri, geceden beri, öğleden beri, pazartesiden beri, salıdan beri, çarşambadan beri,
        perşembeden beri, cumadan beri, cumartesiden beri, pazardan beri, geçen haftadan beri, geçen hafta, geçen haftadan, bir
        haftadan beri, bir haftadır, iki haftadır, üç haftadır, haftalardır, aylardır, bir aydır, iki gündür, üç gündür, dört
        gündür, beş gündür, altı gündür, on gündür, kaç gündür bekliyorum, kaç gün geçti, kaç saattir, kaç saat oldu, günlerdir,
        saatlerdir, saattir bekliyorum, saattir, gündür, haftadır, aydır, dakikadır, iki saattir, üç saattir, beş saattir, bir
        gündür, bir gün oldu, iki gün oldu, üç gün oldu, dört gün oldu, beş gün oldu, bir hafta oldu, iki hafta oldu, hafta oldu,
        gün oldu, saat oldu, ay oldu, gün geçti, saat geçti, hafta geçti, iki gün geçti, üç gün geçti, bir hafta geçti, günler oldu,
        saatler oldu, günler geçti, saatler geçti, haftalar oldu, haftalar geçti, sabah oldu, akşam oldu, gece oldu, tüm gün, bütün
        gün, bütün gece, çok oldu, çok bekledim, çok bekledik, yeterince bekledim, uzun zamandır, uzun süredir, çok uzun sürdü, çok
        uzun sürüyor, çok sürdü, çok uzadı, ne zamandır bekliyorum, ne zamandan beri, daha ne kadar bekleyeceğim, daha ne kadar
        bekleyecem, daha ne kadar bekleyeceğiz, ne kadar bekleyeceğim, daha ne kadar, ne kadar daha, beklemekten, beklemekten
        bıktım, beklemekten sıkıldım, beklemekten yoruldum, bekleye bekleye, bekle bekle, bekletiyorsunuz, beklettiniz, hala
        bekliyorum, hâlâ bekliyorum, hala bekliyoruz, hala yok, hala bir şey yok, hala bişey yok, hala bi şey yok, hala tık yok,
        hala ses yok, hala sıfır, hala 0, hala aynı, hala duruyor, hala beklemede, hala başlamamış, hala başlamadı ya, hala
        başlamıyor, hala gelmiyor, hala gelmemiş, henüz başlamadı, henüz gelmedi, henüz yok, daha başlamadı, daha gelmedi,
        başlamıyor, bir türlü başlamadı, bir türlü gelmedi, bir türlü başlamıyor, hiç gelmiyor, hiç başlamamış, hiç ilerlemedi, hiç
        ilerlemiyor, ilerlemedi, ilerleme yok, hareket yok, hiç hareket yok, kıpırdamıyor, kıpırdamadı, kımıldamıyor, kımıldamadı,
        değişmedi, değişmiyor, hiç değişmedi, değişen bir şey yok, değişiklik yok, sıfır, sıfırda, sıfırda duruyor, 0 da, 0 da
        duruyor, hiç bir şey yok, hiçbir şey yok, hiçbir şey olmadı, hiçbir şey gelmedi, hiç bir şey gelmedi, bir şey gelmedi, bişey
        gelmedi, bi şey gelmedi, bir tane bile gelmedi, bir tane bile yok, tek bir tane bile gelmedi, tek tane gelmedi, tek takipçi
        yok, tek takipçi gelmedi, tek beğeni yok, tek beğeni gelmedi, tek izlenme yok, tek izlenme gelmedi, tek bir takipçi yok, tek
        bir beğeni yok, tek bir beğeni gelmedi, bir takipçi bile gelmedi, bir beğeni bile gelmedi, takipçi gelmedi, beğeni gelmedi,
        izlenme gelmedi, takipçi yok, beğeni yok, izlenme yok, ses yok, ses seda yok, tık yok, çıt yok, cevap alamıyorum, cevap
        alamadım, cevap vermiyorsunuz, cevap vermiyor, cevap veren kimse yok, kimse cevap vermiyor, kimse dönmüyor, dönüş yok, dönüş
        yapılmadı, dönüş yapan yok, dönüş alamadım, dönüş alamıyorum, dönmüyorsunuz, dönmediniz, yazan yok, bakan yok, kimse
        bakmıyor, bakmıyorsunuz, mesajlara bakmıyorsunuz, görmezden geliyorsunuz, görmezden gelmeyin, ses vermiyorsunuz, gelen yok,
        gelen giden yok, giden gelen yok",
    repetition: "kaç kere yazdım, kaç kere söyledim, kaç kere yazacağım, kaç kere söyleyeceğim, kaç kere diyeceğim, kaç kere daha, kaç kere
        yazmam lazım, kaç kez, kaç kez yazdım, kaç kez söyledim, kaç kez yazacağım, kaç kez söyleyeceğim, kaç defa, kaç defa yazdım,
        kaç defa söyledim, kaç defa yazacağım, kaç defa söyleyeceğim, kaç defa daha, defalarca, defalarca yazdım, defalarca
        söyledim, kaçıncı, kaçıncı kez, kaçıncı kere, kaçıncı defa, kaçıncı yazışım, kaçıncı mesajım, kaçıncı mesaj, ikinci kez,
        ikinci kere, ikinci defa, üçüncü kez, üçüncü kere, üçüncü defa, üçüncü kez yazıyorum, üçüncü defa yazıyorum, üçüncü mesajım,
        dördüncü kez, dördüncü kere, dördüncü defa, beşinci kez, beşinci defa, onuncu kez, yüzüncü kez, bininci kez, üç kere yazdım,
        iki kere yazdım, üç kez yazdım, iki kez yazdım, üç defa yazdım, son kez, son kez yazıyorum, son kez söylüyorum, son kere,
        son defa, son uyarı, son uyarım, yine aynı, yine aynı sorun, yine aynı şey, gene aynı, gene aynı sorun, aynı sorun, aynı
        şey, aynı problem, hep aynı, hep aynı şey, hep aynı sorun, her seferinde, her seferinde aynı, her defasında, her zaman, her
        zaman aynı, her gün, her gün aynı, hergün, sürekli, devamlı, durmadan, yazıyorum, size yazıyorum, yazıp duruyorum, yaza
        yaza, yazdım yazdım, kaç gündür yazıyorum, gündür yazıyorum, saattir yazıyorum, sabahtan beri yazıyorum, dünden beri
        yazıyorum, tekrar yazıyorum, yine yazıyorum, yeniden yazıyorum, bir daha yazıyorum, söylüyorum, tekrar söylüyorum,
        tekrarlıyorum, tekrar ediyorum, hatırlatma, hatırlatıyorum, yine ben, gene ben, ben yine, yine düştü, yine düşüyor, yine
        azaldı, yine eridi, gene düştü, gene düşüyor, tekrar düştü, tekrar düşüyor, yeniden düştü, yine başlamadı, yine gelmedi",
    reasons: "yanlış link girdim, yanlış link girmişim, yanlış link verdim, yanlış link vermişim, yanlış link attım, yanlış link atmışım,
        yanlış link koydum, yanlış link koymuşum, yanlış link yazdım, yanlış link yazmışım, yanlış linki girdim, yanlış linki
        girmişim, yanlış linki verdim, yanlış linki koymuşum, linki yanlış girdim, linki yanlış girmişim, linki yanlış verdim, linki
        yanlış vermişim, linki yanlış yazdım, linki yanlış yazmışım, linki yanlış koymuşum, linki yanlış atmışım, linki yanlış, link
        yanlış, link hatalı, link yanlıştı, link bozuk, link bozukmuş, link kırık, hatalı link, hatalı sipariş, hatalı girdim,
        hatalı girmişim, başka link, başka linki girmişim, başka müşterinin linkini koymuşum, başka müşterinin linkini girmişim,
        başka müşterinin linkini girdim, yanlış kullanıcı adı, kullanıcı adı yanlış, kullanıcı adını yanlış girdim, kullanıcı adını
        yanlış yazdım, kullanıcı adını yanlış yazmışım, yanlış hesap, yanlış hesaba, yanlış profil, yanlış gönderi, yanlış servis,
        yanlış servisi seçtim, yanlış servis seçtim, yanlış servis seçmişim, yanlış hizmet, yanlış hizmet seçtim, yanlış sayfa,
        yanlış miktar, miktarı yanlış girdim, miktarı yanlış girmişim, yanlış adet, yanlış girdim, yanlış girmişim, yanlış yazdım,
        yanlış yazmışım, yanlış yaptım, yanlış yapmışım, yanlış sipariş verdim, yanlış sipariş vermişim, yanlışlıkla vermişim,
        yanlışlıkla sipariş verdim, yanlışlıkla sipariş vermişim, yanlışlıkla sipariş ettim, yanlışlıkla verildi, yanlışlıkla
        bastım, yanlışlıkla basmışım, yanlışlıkla girdim, yanlışlıkla girmişim, yanlışlıkla iki kere, yanlışlıkla iki kez,
        yanlışlıkla iki defa, yanlışlıkla aldım, yanlışlıkla almışım, yanlışlıkla oldu, yanlışlıkla koydum, kazara, kazayla, hata
        yaptım, hata benim, benim hatam, hatam var, hata yapmışım, benim hatamdı, kusurum, iki kere verdim, iki kere vermişim, iki
        kere bastım, iki kere basmışım, iki kere sipariş verdim, iki kere sipariş vermişim, iki kez verdim, iki kez vermişim, iki
        kez bastım, iki kez basmışım, iki kez sipariş verdim, iki kez sipariş vermişim, iki defa verdim, iki defa vermişim, iki defa
        bastım, iki defa basmışım, iki defa sipariş verdim, iki defa sipariş vermişim, iki kere, iki kez, iki defa, iki kere olmuş,
        iki kere çekildi, iki kez çekildi, çift sipariş, çift olmuş, çift oldu, çift verdim, çift vermişim, mükerrer, mükerrer
        sipariş, tekrar sipariş, aynı siparişi iki kere verdim, fazlalık, fazla, fazladan, hesap kapandı, hesap kapatıldı, hesap
        banlandı, hesap ban yedi, hesap banlı, hesap askıya alındı, hesap silindi, hesap gizli, hesap gizliye alındı, hesap gizlide,
        hesap gizli oldu, hesabı gizliye aldı, hesabı gizliye almış, hesabını gizliye aldı, hesabını gizliye almış, hesabı kapattı,
        hesabı kapatmış, hesabını kapattı, hesabını kapatmış, hesabı sildi, hesabını sildi, hesabım kapandı, hesabım banlandı,
        hesabım silindi, gizliye aldı, gizliye almış, gizliye aldım, müşteri hesabı gizliye aldı, müşteri hesabı gizliye almış,
        müşteri hesabı kapattı, müşteri hesabını kapattı, müşteri hesabını kapatmış, profil gizli, profil gizlendi, profil kapandı,
        profil silindi, profili kapattı, profili gizledi, sayfa kapandı, sayfa silindi, sayfayı kapattı, sayfayı da kapattı, sayfayı
        sildi, gönderi silindi, gönderi kaldırıldı, gönderiyi sildi, gönderiyi sildim, gönderiyi silmiş, gönderiyi silmişim, post
        silindi, postu sildi, postu sildim, postu silmiş, video silindi, video kaldırıldı, videoyu sildi, videoyu sildim, videoyu
        silmiş, kullanıcı adı değişti, kullanıcı adını değiştirdi, kullanıcı adını değiştirdim, kullanıcı adını değiştirmiş, link
        değişti, linki değiştirdim, isim değişti, ismini değiştirdi, müşteri vazgeçti, müşterim vazgeçti, müşteri caydı, müşterim
        caydı, müşteri fikrini değiştirdi, müşterim fikrini değiştirdi, fikrimi değiştirdim, müşteri kızgın, müşterim kızgın,
        müşteri çok kızgın, müşterim çok kızgın, müşteri sinirli, müşterim sinirli, müşteri çok sinirli, müşteri bekliyor, müşterim
        bekliyor, müşteriler bekliyor, müşteri bağırıyor, müşterim bağırıyor, müşteri küfür ediyor, müşterim küfür ediyor, müşteri
        küfrediyor, müşteri arıyor, müşterim arıyor, müşteri beni arıyor, müşteri sıkıştırıyor, müşterim sıkıştırıyor, müşteri baskı
        yapıyor, müşterim baskı yapıyor, müşteri kafamı yiyor, müşterim kafamı yiyor, müşteri kafayı yedi, müşteri başımın etini
        yedi, müşteri darlıyor, müşterim darlıyor, müşteri beni darlıyor, müşteri söyleniyor, müşterim söyleniyor, müşteri şikayet
        ediyor, müşterim şikayet ediyor, müşterilerim şikayetçi, müşteri şikayetçi, müşteri kaybediyorum, müşteri kaybedeceğim,
        müşterimi kaybediyorum, müşterimi kaybedeceğim, müşterimi kaybettim, müşteri kaybettim, müşteri gidiyor, müşteri gitti,
        müşterim gidiyor, müşteri elden gidiyor, müşteriye rezil oldum, müşteriye rezil olduk, müşteriye mahcup oldum, mahcup oldum,
        mahcup olduk, zor durumda kaldım, zor durumdayım, zarar ediyorum, zararım var, ben zarar edemem, zarardayım, zarar, çok
        düşüş var, düşüş var, düşüş, düşüşler, düşüşler var, düşüş oldu, düşüş yaşandı, büyük düşüş, çok düştüler, hepsi düştü,
        yarısı düştü, hepsi gitti, yarısı gitti, eridi gitti, eriyip gitti, eriyor, eriyorlar, erimeye başladı, azalmaya başladı,
        azaldılar, azalmış, azalıyorlar, her gün azalıyor, her gün düşüyor, her gün eriyor, sürekli düşüyor, sürekli azalıyor,
        düşmeye devam ediyor, düşmeye başladı, düşmüş, düşmüşler, düştü yine, kayıp, kayıp var, kayboldular, yok oldu, yok oldular,
        silinmiş, silinmişler, siliniyor, eksik var, eksik geldi, eksik kaldı, eksikler var, eksiliyor, eksildiler, takipçiler
        gitti, takipçiler azaldı, takipçiler eridi, takipçiler silindi, takipçiler kayboldu, takipçiler düşüyor, takipçi düştü,
        takipçi düşüyor, takipçilerim düştü, takipçilerim gitti, beğeniler düştü, beğeniler gitti, beğeniler silindi, izlenmeler
        düştü, garantili, garantisi var, garantisi vardı, garanti süresinde, garanti içinde, ikisi de garantili, garantili servis,
        garantili sipariş, garantiliydi, hala garantili, garantisi devam ediyor, hepsi bot, hepsi fake, hepsi sahte, sahte takipçi,
        sahte, sahte hesaplar, kalitesiz, kalite kötü, kalitesi kötü, kalite berbat, çok kalitesiz, pahalı, çok pahalı, param boşa
        gitti, param gitti, param yandı, param çöp oldu, para boşa gitti, o kadar para verdim, emeğim, emek verdim, hesabı yanlış,
        hesabım kapalı",
    states: "takılı, takılı kaldı, takıldı kaldı, takılmış, takılmış kalmış, takılı duruyor, duruyor, öylece duruyor, durdu, durdu kaldı,
        durmuş, yarıda kaldı, yarım kaldı, yarıda, yarım, donmuş, dondu, dondu kaldı, askıda, asılı kaldı, ilerlemiyor bile,
        beklemede kaldı, beklemede duruyor, işlemde, işleniyor, çok yavas, çok yavs, aşırı yavas, yavaş gidiyor, çok yavaş gidiyor,
        yavaş geliyor, çok yavaş geliyor, yavaş ilerliyor, çok yavaş ilerliyor, yavaş çok, niye yavaş, neden yavaş, neden bu kadar
        yavaş, niye bu kadar yavaş, neden çok yavaş, bu kadar yavaş, bu kadar yavaş mı, fazla yavaş, inanılmaz yavaş, yavaşladı,
        yavs, ağır, çok ağır, ağır ağır, kaplumbağa, kaplumbağa gibi, salyangoz, salyangoz gibi, sürünüyor, damla damla, damla damla
        geliyor, çok az, çok az geldi, gecikti çok, çok gecikti, gecikme, gecikme var, gecikiyor, geç kaldı, geç kaldınız, çok geç
        kaldı",
    unwanted: "artık istemiyorum, artık gerek yok, artık lazım değil, artık ihtiyacım yok, artık gerekmiyor, gerek kalmadı, ihtiyaç
        kalmadı, ihtiyacım kalmadı, ihtiyacım yok, lazım değil artık, istemiyorum artık, siparişi istemiyorum, bu siparişi
        istemiyorum, siparişi artık istemiyorum, bu siparişi artık istemiyorum, müşteri artık istemiyor, müşteri istemiyor, müşterim
        istemiyor, müşterim artık istemiyor",
    manners: "sa, as, nasılsınız, iyisinizdir umarım, umarım iyisinizdir, kolaylıklar, abiler, abim, abicim, ablacım, abla, kardeşler,
        kardeşlerim, kardeşim benim, kardş, kral, kralım, başkan, başkanım, patron, şef, üstad, üstat, dostum, dostlar, arkadaşlar,
        arkadaşım, beyler, beyefendi, bey, hanım, hanımefendi, yetkili, yetkililer, yetkili arkadaşlar, admin bey, admin abi,
        destek, destek ekibi, ekip, yönetici, yönetim, sayın yetkili, sayın, değerli, canım, aga, agam, aga bee, moruk, gardaş,
        birader, yardım edin, yardım et, yardım eder misiniz, yardımcı olun, yardımcı olur musunuz, yardımcı olur musun, yardımcı
        olabilir misiniz, yardımınızı rica ederim, yardımınıza ihtiyacım var, lütfen yardım, yardım lütfen, bakar mısınız, bakar
        mısın, bakabilir misiniz, bakabilir misin, bir bakar mısınız, bi bakar mısınız, bi bakıver, ilgilenir misiniz, ilgilenin,
        ilgilenin lütfen, ilgilenebilir misiniz, rica etsem, ricam, ricam olacak, bir ricam var, bir ricam olacak, zahmet olmazsa,
        mümkünse, size zahmet, bir zahmet, sana zahmet, kusura bakmayın, kusura bakma, kusuruma bakmayın, rahatsız ettim, rahatsız
        ediyorum, rahatsız ettiğim için özür dilerim, özür dilerim, özür, pardon, affedersiniz, afedersiniz, allah razı olsun,
        allahınızı severseniz, allah rızası için, allah için, eyvallah abi, sağlıcakla, saygılar, saygılarımla, şimdiden sağolun,
        minnettar olurum, makbule geçer, çok makbule geçer, sevinirim, çok sevinirim, memnun olurum, çok memnun olurum, ya, yaa,
        yahu, valla, vallahi, vallaha, cidden, gerçekten, işte, yani, hani, şey, eh, artık lütfen, bi, bir el atın, el atın, bi el
        atın, bir el atar mısınız",
    everyday: "para, param, paramı, parayı, ücret, tl, lira, bakiye, bakiyeme, bakiyede, cüzdan, cüzdanıma, hesap, hesabım, hesabı,
        hesabını, profil, profili, sayfa, sayfası, sayfayı, gönderi, gönderiyi, post, video, videoyu, reels, hikaye, foto, fotoğraf,
        canlı, kanal, kanalım, grup, link, linki, linkini, kullanıcı, kullanıcı adı, instagram, insta, tiktok, youtube, telegram,
        facebook, whatsapp, twitter, panel, paneli, panelde, panelden, servis, hizmet, sağlayıcı, sistem, sistemde, site, siteden,
        dükkan, şirket, firma, firmaya, iş, işim, proje, sanatçı, marka, sponsor, müşteri, müşteriye, müşterime, müşterimin,
        müşterinin, müşteriler, müşterilerim, bayi, alıcı, adam, insan, insanlar, kişi, eş, eşim, karım, kocam, oğlum, kızım, annem,
        babam, aile, ailem, hayat, allah, dünya, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, hafta sonu, öğle,
        öğlen, akşam, gece, yıl, sene, dakika, dk, süre, zaman, vakit, ilk, birinci, ikinci, üçüncü, iki, üç, dört, beş, altı, yedi,
        sekiz, dokuz, on, yüz, bin, yarısı, yarı, buçuk, birkaç, bikaç, bir kaç, birçok, çoğu, tüm, bütün, tamamı, hepsi, ikisi,
        ikisi de, üçü, üçü de, kalan, kalanı, gerisi, gerisini, kadar, bu kadar, o kadar, şu kadar, böyle, öyle, şöyle, çünkü, zira,
        yüzden, bu yüzden, diye, ama, fakat, ancak, lakin, halbuki, oysa, hem, yine, gene, bari, zaten, resmen, tamamen, kesinlikle,
        gayet, oldukça, epey, bayağı, baya, fena, inanılmaz, aşırı, fazlasıyla, mesaj, mesajım, öğrenci, öğrenciyim, fakir, garip,
        gariban, sadık, eski, eski müşteriniz, yıllardır, bana, beni, bende, benden, bize, bizi, bizim, bizde, size, sizi, sizin,
        sizde, sizden, sana, seni, senin, onu, ona, onun, onlar, onları, şu, şunun, bunun, buna, bunlar, bunları, orada, orda,
        burada, burda, buradan, içinde, üzerinde, üstünde, altında, yerine, dolayı, göre, karşı, rağmen, boyunca, ile, ten, dan,
        den, tan, ta, te, u, ü, ye, nı, ni, nu, nü, ün, un, ın, in, lik, lık, ödedim, ödeme, ödemeyi, harcadım, gibi, kendi, tam,
        yeni, konu",
};
