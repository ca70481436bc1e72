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
    (SPEED_UP_NAMED, "hareketlendirin canlandırın gazlayın ivmelendirin hzlandırn hızlandrın hizlandrin yürütün"),
    (CANCEL_NAMED, "silin siliniz kaldırın kaldırınız"),
    (REFILL_NAMED, "telefi telafı takviye"),
    (REFUND_NAMED, "iademi paramızı"),
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
    (REFUND_NAMED, "paramı verin, paramı ver, paramı istiyorum, param nerede, geri ödeyin, geri yatırın, geri atın"),
    (REFILL_NAMED, "eksikleri tamamlayın, eksikleri tamamla, eksiği tamamlayın, geri yükleyin"),
    (SPEED_UP_NAMED, "gaz verin, gaz ver"),
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
        ya, öff, uff, üf, hay allah, allah aşkına, allahım, ya sabır, insaf, insaf ya, insaf edin, el insaf, böyle saçmalık olmaz,
        böyle saçmalık görmedim, böyle panel görmedim, böyle hizmet görmedim, hayatımda böyle, hayatımda böyle panel görmedim, ne
        biçim panel, ne biçim hizmet, ne biçim servis, ne biçim iş, nasıl bir hizmet, nasıl bir servis, nasıl bir panel, kepazelik,
        tam bir rezalet, tam rezalet, tam bir fiyasko, fiyasko, hizmet sıfır, destek sıfır, sıfır destek, sıfır hizmet, destek yok,
        destek rezalet, destek berbat, destek uyuyor, panel rezalet, panel berbat, panel çöp, servis çöp, servis rezalet, servis
        berbat, hizmet rezalet, hizmet berbat, berbatsınız, rezaletsiniz, yazıklar olsun size, yazık size, ayıp size, ayıp
        ediyorsunuz, ayıptır ya, yaptığınız ayıp, sahtekarlık yapıyorsunuz, insanları dolandırıyorsunuz, milleti dolandırıyorsunuz,
        dolandırdınız beni, dolandırılıyorum, kandırılıyorum, kandırıldık, söz verip tutmuyorsunuz, söz tutmuyorsunuz, sözünüzde
        durmuyorsunuz, lafınızda durmuyorsunuz, hep yalan, hep bahane, bahane, bahane bahane, bahanelerden bıktım, oyalama, oyalayıp
        duruyorsunuz, boş laf, laf değil icraat, illallah, illallah ettim, illallah ettirdiniz, bezdim, bezdirdiniz, canımdan
        bezdim, canımdan bezdirdiniz, gına geldi, artık gına geldi, burama geldi, burama kadar geldi, çok sinirlendim, çok
        sinirliyiz, çok öfkeliyim, çok kırgınım, çok üzgünüm, üzgünüm, üzüldüm, mutsuzum, hiç memnun kalmadım, memnun kalmadım, ben
        böyle iş görmedim, ben böyle panel görmedim, böyle olmaz, olmaz böyle, böyle olmaz ki, olmuyor böyle, insanı delirtirsiniz,
        insanı çıldırtıyorsunuz, deli ettiniz, beni deli ettiniz, beni çıldırttınız, sabır kalmadı, sabır bitti, sabrım kalmadı
        artık, sabrımın sonuna geldim, sabrımı zorluyorsunuz, sabrımı sınıyorsunuz",
    urgency: "çok acil, acil acil, acil lütfen, acil durum, aciliyet, aciliyeti var, acelem var, çok acelem var, acelesi var, acil lazım,
        acil gerekli, acil ihtiyacım var, bugün lazım, bugüne lazım, bugün şart, hemen lazım, şimdi lazım, hemen şimdi, hemen hemen,
        derhal, ivedilikle, ivedi, anında, bir an evvel, bi an önce, vakit kaybetmeden, zaman kaybetmeden, gecikmeden, bekletmeden,
        bekletmeyin, daha fazla bekletmeyin, daha fazla bekleyemem, bekleyemem, bekleyemiyorum, artık bekleyemem, daha bekleyemem,
        vaktim yok, zamanım yok, zaman yok, vakit yok, vakit kalmadı, zaman kalmadı, süre doluyor, süre bitiyor, çok önemli, önemli,
        benim için çok önemli, öncelik, öncelikli, başlamadan, başlamadan önce, başlamasın, başlamadan lütfen, hadi, hadi artık,
        hadi ama, haydi, haydi artık, hadi lütfen, gazlayın, koşun, bu akşam, bu gece, bugün içinde, gün bitmeden, akşama, akşama
        kadar lazım, bu akşama kadar, yalvarırım, yalvarıyorum, ne olur, nolur, nolursunuz, ne olursunuz, n olur, nolr, düğün,
        konser, etkinlik, lansman, çekiliş, maç, sunum, yayın, canlı yayın, toplantı, sınav, kampanya, yayın boş, maç başlıyor, acil
        acil acil, çok acil lütfen, acil yapın, acil halledin, hemen yapın, hemen lütfen, hemen halledin, bugün yapın, bugün olsun,
        bugün bitsin, bu akşam lazım, bu gece lazım, akşama lazım, akşama yetişmeli, akşama yetişsin, yetişmesi lazım, yetişmesi
        gerekiyor, bugün yetişmeli, bugüne yetişmeli, sabaha lazım, sabaha yetişmeli, az zaman
        kaldı, az vakit kaldı, vakit daralıyor, zaman daralıyor, süre daralıyor, beklemeye vaktim yok, beklemeye zamanım yok,
        bekleyecek vaktim yok, bekleyecek zamanım yok, daha fazla bekleyemeyiz, bekleyecek halim yok, bekleyecek sabrım yok, ricam
        acil, acilen lütfen, acilen rica ediyorum, en acilinden, ivedilikle rica ederim",
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
        gelen giden yok, giden gelen yok, kaç gündür bekletiyorsunuz, kaç saattir bekliyorum, kaç haftadır, kaç haftadır bekliyorum,
        günlerdir bekletiyorsunuz, saatlerdir bekletiyorsunuz, günlerdir ses yok, saatlerdir ses yok, günlerdir cevap yok,
        saatlerdir cevap yok, günlerdir dönüş yok, gündür ses yok, gündür cevap yok, gündür dönüş yok, gündür bekletiyorsunuz,
        gündür oyalıyorsunuz, gündür duruyor, gündür hareket yok, gündür ilerleme yok, gündür aynı, gündür sıfır, gündür gelmedi,
        gündür başlamadı, gündür hiçbir şey yok, saattir ses yok, saattir cevap yok, saattir duruyor, saattir başlamadı, saattir
        hareket yok, saattir sıfır, haftadır bekliyorum, haftadır ses yok, haftadır cevap yok, bir haftadır bekliyorum, iki gündür
        bekliyorum, üç gündür bekliyorum, beş gündür bekliyorum, sabahtan beri başlamadı, sabahtan beri duruyor, sabahtan beri aynı,
        sabahtan beri sıfır, dünden beri duruyor, dünden beri aynı, dünden beri sıfır, dünden beri başlamadı, dünden beri hareket
        yok, dünden beri ses yok, dünden beri cevap yok, dün gece, dün akşam, dün sabah, dün verdim, dün sipariş verdim, evvelsi
        gün, geçen gün, geçen haftadan beri bekliyorum, hafta oldu hala, gün oldu hala, gün oldu hala yok, gün oldu başlamadı, gün
        oldu gelmedi, gün oldu ses yok, gün oldu cevap yok, saat oldu başlamadı, saat oldu gelmedi, saat oldu ses yok, saat oldu
        hala yok, hala başlamadınız, hala yapmadınız, hala cevap yok, hala cevap vermediniz, hala dönmediniz, hala dönüş yok, hala
        bakmadınız, hala ilgilenmediniz, hala çözülmedi, hala çözmediniz, hala tek tane yok, hala bir tane yok, hala tek bir tane
        yok, hala hareket yok, hala ilerleme yok, hala ilerlemedi, daha tek tane gelmedi, daha bir tane gelmedi, bir gram ilerleme
        yok, zerre ilerleme yok, milim ilerlemedi, milim oynamadı, yerinde sayıyor, yerinden oynamadı, yerinden kıpırdamadı, olduğu
        yerde duruyor, olduğu yerde, aynı yerde, aynı yerde duruyor, aynı sayıda, aynı sayı, sayı aynı, sayı değişmiyor, sayı
        artmıyor, sayı artmadı, artış yok, hiç artış yok, hiç artmadı, hiç artmıyor, artmadı, gelmiyor bir türlü, gelmek bilmedi,
        başlamak bilmedi, bitmek bilmedi, gelen bir şey yok, hiç kimse cevap vermiyor, hiç kimse bakmıyor, hiç kimse ilgilenmiyor,
        kimse ilgilenmedi, kimse bakmadı, kimse cevap vermedi, kimse dönmedi, kimse umursamıyor, kimsenin umrunda değil, umrunuzda
        değil, umurunuzda değil, mesajıma cevap yok, mesajıma cevap vermiyorsunuz, mesajlarıma cevap yok, mesajlarıma cevap
        vermiyorsunuz, mesajlarıma bakmıyorsunuz, mesajıma bakmıyorsunuz, mesajlara cevap yok, mesajlara cevap vermiyorsunuz, görüp
        cevap vermiyorsunuz, okuyup cevap vermiyorsunuz, görüldü atıyorsunuz, görüldü atmayın, görüldü, yazdım cevap yok, yazıyorum
        cevap yok, yazdım dönüş yok, yazıyoruz cevap yok",
    repetition: "kaç kere yazdım, kaç kere söyledim, kaç kere yazacağım, kaç kere söyleyeceğim, kaç kere diyeceğim, kaç kere daha, kaç kere
        yazmam lazım, kaç kez, kaç kez yazdım, kaç kez söyledim, kaç kez yazacağım, kaç kez söyleyeceğim, kaç defa, kaç defa yazdım,
        kaç defa söyledim, kaç defa yazacağım, kaç defa söyleyeceğim, kaç defa daha, defalarca, defalarca yazdım, defalarca
        söyledim, kaçıncı, kaçıncı kez, kaçıncı kere, kaçıncı defa, kaçıncı yazışım, kaçıncı mesajım, kaçıncı mesaj, ikinci kez,
        ikinci kere, ikinci defa, üçüncü kez, üçüncü kere, üçüncü defa, üçüncü kez yazıyorum, üçüncü defa yazıyorum, üçüncü mesajım,
        dördüncü kez, dördüncü kere, dördüncü defa, beşinci kez, beşinci defa, onuncu kez, yüzüncü kez, bininci kez, iki kere
        yazdım, üç kez yazdım, iki kez yazdım, üç defa yazdım, son kez, son kez yazıyorum, son kez söylüyorum, son kere, son defa,
        son uyarı, son uyarım, yine aynı, yine aynı sorun, yine aynı şey, gene aynı, gene aynı sorun, aynı sorun, aynı şey, aynı
        problem, hep aynı, hep aynı şey, hep aynı sorun, her seferinde, her seferinde aynı, her defasında, her zaman, her zaman
        aynı, her gün, her gün aynı, hergün, sürekli, devamlı, durmadan, yazıyorum, size yazıyorum, yazıp duruyorum, yaza yaza,
        yazdım yazdım, kaç gündür yazıyorum, gündür yazıyorum, saattir yazıyorum, sabahtan beri yazıyorum, dünden beri yazıyorum,
        tekrar yazıyorum, yine yazıyorum, yeniden yazıyorum, bir daha yazıyorum, söylüyorum, tekrar söylüyorum, tekrarlıyorum,
        tekrar ediyorum, hatırlatma, hatırlatıyorum, yine ben, gene ben, ben yine, yine düştü, yine düşüyor, yine azaldı, yine
        eridi, gene düştü, gene düşüyor, tekrar düştü, tekrar düşüyor, yeniden düştü, yine başlamadı, yine gelmedi, yine yazdım,
        tekrar yazdım, bir daha yazdım, dün de yazdım, dün yazdım, dün söyledim, dün de söyledim, geçen de yazdım, daha önce de
        yazdım, daha önce yazdım, daha önce söyledim, daha önce de söyledim, önceden de yazdım, üç kere yazdım, üç kere söyledim,
        iki kere söyledim, üç kez söyledim, iki kez söyledim, iki defa yazdım, iki defa söyledim, üç defa söyledim, on kere yazdım,
        on kere söyledim, yüz kere yazdım, yüz kere söyledim, bin kere yazdım, bin kere söyledim, bin defa yazdım, bin defa
        söyledim, elli kere yazdım, elli kere söyledim, kere yazdım, kez yazdım, defa yazdım, kere söyledim, kez söyledim, defa
        söyledim, kere yazıyorum, kez yazıyorum, defa yazıyorum, üçüncü kere yazıyorum, ikinci kez yazıyorum, dördüncü kez
        yazıyorum, beşinci kez yazıyorum, her gün yazıyorum, her gün aynı sorun, her gün aynı şey, her gün düşüş, her siparişte, her
        siparişte aynı, her siparişte aynı sorun, her siparişte sorun, her seferinde sorun, her seferinde aynı sorun, her seferinde
        düşüyor, hep düşüyor, hep sorun, hep geç, hep gecikiyor, hep yavaş, hep böyle, hep böyle oluyor, sürekli sorun, sürekli aynı
        sorun, sürekli düşüş, sürekli düşüyor artık, sürekli aynı şey, sürekli yazıyorum, durmadan düşüyor, durmadan azalıyor, yine
        mi, yine sorun, yine mi düştü, yine mi aynı sorun, gene mi, gene sorun, gene mi düştü, gene yazıyorum, gene azaldı, gene
        eridi, tekrar azaldı, tekrar sorun, bir daha düştü, bir kez daha, bir kere daha, bir defa daha, son defa yazıyorum, son defa
        söylüyorum, son kere yazıyorum, son kere söylüyorum, bu son, bu son mesajım, son mesajım, tekrar hatırlatıyorum,
        hatırlatayım, hatırlatmak isterim",
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
        hesabım kapalı, yanlış kullanıcı adı girdim, yanlış kullanıcı adı girmişim, yanlış kullanıcı adı yazdım, yanlış kullanıcı
        adı yazmışım, yanlış kullanıcı adı verdim, kullanıcı adı hatalı, kullanıcı adı yanlışmış, kullanıcı adını yanlış girmişim,
        kullanıcı adını hatalı girdim, link hatalıymış, link yanlışmış, linki hatalı girdim, linki hatalı girmişim, linki hatalı,
        linki karıştırdım, linki karıştırmışım, linkleri karıştırdım, linkleri karıştırmışım, linki yanlış yapıştırdım, linki yanlış
        yapıştırmışım, yanlış link yapıştırdım, yanlış link yapıştırmışım, yanlış linki yapıştırdım, yanlış linki yapıştırmışım,
        yanlış linki kopyaladım, yanlış linki kopyalamışım, yanlış link kopyaladım, yanlış kopyaladım, yanlış kopyalamışım, yanlış
        yapıştırdım, yanlış yapıştırmışım, başka hesabın linki, başka hesabın linkini girmişim, başka hesabın linkini koymuşum,
        başka birinin linki, başka birinin linkini, başka birinin linkini girmişim, başka gönderinin linki, başka postun linki,
        yanlış hesaba verdim, yanlış hesaba vermişim, yanlış profile verdim, yanlış profile vermişim, yanlış gönderiye verdim,
        yanlış gönderiye vermişim, yanlış servis almışım, yanlış servis aldım, yanlış servise verdim, yanlış servise vermişim,
        yanlış hizmet seçmişim, yanlış hizmeti seçtim, yanlış hizmeti seçmişim, yanlış paket, yanlış paketi seçtim, yanlış kategori,
        miktarı hatalı girdim, miktarı yanlış yazdım, miktarı yanlış yazmışım, adedi yanlış girdim, adedi yanlış girmişim, adedi
        yanlış yazdım, adedi yanlış yazmışım, sayıyı yanlış girdim, sayıyı yanlış girmişim, sayıyı yanlış yazdım, sayıyı yanlış
        yazmışım, karıştırdım, karıştırmışım, siparişleri karıştırdım, yanlışlıkla sipariş, yanlışlıkla sipariş geçtim, yanlışlıkla
        sipariş geçmişim, yanlışlıkla verdim ya, yanlışlıkla tıkladım, yanlışlıkla tıklamışım, yanlışlıkla iki defa verdim,
        yanlışlıkla iki defa vermişim, yanlışlıkla iki kere verdim, yanlışlıkla iki kere vermişim, yanlışlıkla iki kere bastım,
        yanlışlıkla iki kere basmışım, yanlışlıkla iki kez verdim, yanlışlıkla iki kez vermişim, yanlışlıkla iki kez bastım,
        yanlışlıkla iki kez basmışım, yanlışlıkla iki sipariş, yanlışlıkla çift, yanlışlıkla çift sipariş, yanlışlıkla çift verdim,
        iki kere girdim, iki kere girmişim, iki kere geçmişim, iki kez girdim, iki kez girmişim, iki defa girdim, iki defa girmişim,
        iki kere tıkladım, iki kere tıklamışım, iki kez tıkladım, iki kez tıklamışım, iki sipariş vermişim, iki sipariş olmuş, iki
        tane vermişim, iki tane olmuş, iki tane verdim, iki kere verilmiş, iki kez verilmiş, iki defa verilmiş, iki defa olmuş, iki
        kez olmuş, çift verilmiş, çift çekildi, çift geçmiş, aynı siparişten iki tane, aynı sipariş iki kere, aynı sipariş iki kez,
        aynı sipariş, aynısından iki tane, müşteri gönderiyi sildi, müşteri postu sildi, müşteri videoyu sildi, müşteri hesabı
        sildi, müşteri hesabını sildi, müşteri profili kapattı, müşteri profili gizledi, müşteri hesabı gizledi, müşteri hesabını
        gizledi, müşteri kullanıcı adını değiştirdi, müşteri kullanıcı adını değiştirmiş, müşteri adını değiştirdi, müşteri adını
        değiştirmiş, müşteri ismini değiştirdi, müşteri linki değiştirdi, müşteri postu silmiş, müşteri gönderiyi silmiş, müşteri
        videoyu silmiş, müşteri vazgeçmiş, müşterim vazgeçmiş, müşteri caymış, müşteri fikir değiştirdi, hesap gizlendi, hesap
        gizliye geçti, hesap gizliye geçmiş, hesap kapalı, hesap kapanmış, hesap kapatılmış, hesap silinmiş, hesap banlanmış, hesap
        çalındı, hesap hacklendi, hesap hacklenmiş, hesap engellendi, hesap askıda, hesap donduruldu, hesabı dondurdu, hesabını
        dondurdu, hesabı dondurmuş, hesabını dondurmuş, hesabı banlandı, hesabı banlanmış, hesabı silindi, hesabı gizli, hesabı
        kapalı, hesabı kapandı, hesabım gizli, hesabım kapandı ya, hesabım engellendi, profil kapalı, profil gizliye alındı, profil
        silinmiş, profil kapanmış, sayfa kapanmış, sayfa kapatıldı, sayfa silinmiş, kanal kapandı, kanal silindi, kanal kapatıldı,
        kanal banlandı, video silinmiş, video gizlendi, gönderi silinmiş, gönderi arşivlendi, gönderiyi arşivledi, gönderiyi
        arşivlemiş, gönderi yok artık, post silinmiş, post yok artık, müşteri söyleniyor sürekli, müşteri mesaj atıyor, müşterim
        mesaj atıyor, müşteri sürekli mesaj atıyor, müşteri sürekli soruyor, müşterim sürekli soruyor, müşteri soruyor, müşterim
        soruyor, müşteri sürekli arıyor, müşteri durmadan arıyor, müşteri durmadan soruyor, müşteri hesap soruyor, müşteri laf
        söylüyor, müşteri laf ediyor, müşteri tehdit ediyor, müşterim tehdit ediyor, müşteri çıldırdı, müşterim çıldırdı, müşteri
        delirdi, müşterim delirdi, müşteri köpürüyor, müşteri ateş püskürüyor, müşteri öfkeli, müşterim öfkeli, müşteri çok öfkeli,
        müşteri memnun değil, müşterim memnun değil, müşteri şikayetçi oldu, müşterim şikayetçi, müşteri beni öldürecek, müşterim
        beni öldürecek, müşteri başımda, müşteri başımda bekliyor, müşteri tepemde, müşterim tepemde, müşteri ensemde, müşteri
        baskısı, müşteri baskısı var, müşteriye söz verdim, müşteriye söz vermiştim, müşteriye mahcup oluyorum, müşteriye rezil
        oluyorum, müşteriye ne diyeceğim, müşteriye ne diyeceğimi bilmiyorum, müşteri kaçıyor, müşterim kaçıyor, müşteri kaçtı,
        müşterim kaçtı, müşteri elimden gidiyor, müşterilerim kaçıyor, müşterilerimi kaybediyorum, itibarım gidiyor, itibarım
        zedelendi, patron kızıyor, patron kızgın, patronum kızgın, takipçiler azalıyor, takipçilerim azalıyor, takipçilerim azaldı,
        takipçilerim düşüyor, takipçilerim eriyor, takipçiler eriyor, takipçiler eriyip gitti, takipçilerin yarısı gitti,
        takipçilerin yarısı düştü, takipçilerin çoğu gitti, takipçilerin çoğu düştü, takipçilerin hepsi gitti, takipçilerin hepsi
        düştü, takipçiler kayıp, takipçiler siliniyor, takipçiler çıkıyor, takipçiler çıktı, takip bırakıyor, takipten çıkıyorlar,
        takipten çıktılar, takipten çıktı, beğeniler azaldı, beğeniler azalıyor, beğeniler düşüyor, beğeniler eridi, beğenileri
        azalıyor, beğenileri düştü, izlenmeler gitti, izlenmeler azaldı, aboneler düştü, aboneler gitti, aboneler azaldı, üyeler
        düştü, üyeler gitti, üyeler azaldı, yarısı eridi, yarısı silindi, yarısı kayboldu, yarısı yok, yarıdan fazlası düştü,
        yarıdan fazlası gitti, çoğu gitti, çoğu düştü, çoğu silindi, hepsi silindi, hepsi eridi, tamamı düştü, tamamı gitti,
        neredeyse hepsi düştü, neredeyse hepsi gitti, bir gecede düştü, bir gecede eridi, bir gecede gitti, bir gecede, her gün
        eksiliyor, her gün siliniyor, günden güne azalıyor, günden güne düşüyor, günden güne eriyor, garantisi var bunun, garantisi
        bitmedi, garantisi hala var, garanti kapsamında, garanti devam ediyor, garanti var, garantisi devam, garanti süresi bitmedi,
        garanti süresi dolmadı",
    states: "takılı, takılı kaldı, takıldı kaldı, takılmış, takılmış kalmış, takılı duruyor, duruyor, öylece duruyor, durdu, durdu kaldı,
        durmuş, yarıda kaldı, yarım kaldı, yarıda, yarım, donmuş, dondu, dondu kaldı, askıda, asılı kaldı, ilerlemiyor bile,
        beklemede kaldı, beklemede duruyor, işlemde, işleniyor, çok yavas, çok yavs, aşırı yavas, yavaş gidiyor, çok yavaş gidiyor,
        yavaş geliyor, çok yavaş geliyor, yavaş ilerliyor, çok yavaş ilerliyor, yavaş çok, niye yavaş, neden yavaş, neden bu kadar
        yavaş, niye bu kadar yavaş, neden çok yavaş, bu kadar yavaş, bu kadar yavaş mı, fazla yavaş, inanılmaz yavaş, yavaşladı,
        yavs, ağır, çok ağır, ağır ağır, kaplumbağa, kaplumbağa gibi, salyangoz, salyangoz gibi, sürünüyor, damla damla, damla damla
        geliyor, çok az, çok az geldi, gecikti çok, çok gecikti, gecikme, gecikme var, gecikiyor, geç kaldı, geç kaldınız, çok geç
        kaldı, dünden beri takılı, sabahtan beri takılı, gündür takılı, takıldı kaldı öyle, orada kaldı, orda kaldı, yarıda kesildi,
        yarıda durdu, durdu ilerlemiyor, yerinde duruyor, gündür duruyor öyle, işlemde kaldı, işlemde duruyor, işlemde gözüküyor,
        beklemede gözüküyor, beklemede görünüyor, kağnı gibi, kağnı, çok ağır ilerliyor, çok ağır gidiyor, çok ağır geliyor, ağır
        ilerliyor, ağır gidiyor, ağır geliyor, aşırı yavaş ilerliyor, aşırı yavaş gidiyor, aşırı yavaş geliyor, inanılmaz yavaş
        gidiyor, acayip yavaş, baya yavaş, bayağı yavaş, epey yavaş, gereksiz yavaş, bu ne yavaşlık, yavaşlık, yavaştan, tek tek
        geliyor, üçer beşer geliyor, azar azar, azar azar geliyor, sürüne sürüne",
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
