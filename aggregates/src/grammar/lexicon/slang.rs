//! How people order among friends, in the ten languages: forms of address, fillers, and verbs that stand for "do".
//!
//! They come after every other list: a word that another list doubts stays doubtful.

use super::Meaning::{self, *};
use super::{CANCEL_NAMED, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (
        Polite,
        "um uh uhm erm yeah yep yea fam bruv pal chief legend king homie champ mister madame 
         haan haa ustad guru janab malik seth bhaijaan dost oye arey arre chalo acha achha dekho dekhna sunna suniye zra plzz
         وہ ہاں سنو سنیں سنیے استاد جناب باس یارا بھیا
         হ্যা হ্যাঁ বস মামা শোনেন শুনেন আরে দাদা ebar hya haa bosh
         gaes guys bosku gan agan mimin oh iya sekalian permisi punten misi sblmnya sebelumnya bg
         parca parceiro chefia patrao galera mano irmao mana ah ai oi opa eai tudo
         jefe pana parce compa crack maquina hermano loco capo mijo che bueno pues ah oigan
         братан брат дружище шеф командир ребят ребята народ слушай слушайте ну короче
         hocam kanka usta mudur baskan ustad alo sey ha hele diyecektim
         الو هلا اهلين يعني طيب واه وحش باشا غالي يسلمو يعطيك",
    ),
    (
        Doing,
        "давайте давай dalo daalo daldo daaldo maaro maro thoko laga lagwa lagwao karao krao krado karado nikalo dila dilao felo felen marun maira maren
         مار ڈالو ڈالیں ڈال لگوا کروا کرا
         মারেন মারুন মাইরা বাড়ায় বাড়াইয়া ফেলেন ফেলো
         gas gaskan gaskeun sikat hajar eksekusi prosesin
         solta taca mete lanca manda mandar mande bota joga
         hazme hazle haganme haganle mandale mandame metele ponle ponme pongale echale tirale aplicale
         закинь закиньте кинь киньте накинь накиньте бахни запусти запустите поставь поставьте оформи оформите
         atin atar atiniz ativerin basin basar girin cakin
         حط حطو حطوا حطولي حطوله حطلي سوي سووا سوولي سويلي اعملو اعملوا اعملي ضيف ضيفو",
    ),
    (
        REFILL_NAMED,
        "докинуть докиньте добить добейте долить долейте восполните досыпьте repor reponer reponen reponga repongan doldurun tamamlayin عوضوني
         عوضونا تعويضي",
    ),
    (
        CANCEL_NAMED,
        "batalin cancelin dibatalin cancelkan снимите отменяйте كنسلوا كنسلو كنسلوه الغوه الغيه khatam",
    ),
    (
        SPEED_UP_NAMED,
        "تیز ngebut ngebutin kebut cepetin percepatin dipercepat apura apuren apurenme apurenlo agiliza agilizar agilizem agilicen acelerassem
         aceleres acelerenme подгоните hizlansin سرعو سرعوا سرعوه سرعه سرعها سرعولي عجلو عجلوا عجلوه استعجلو استعجلوا",
    ),
    (REFUND_NAMED, "devuelvanme devuelveme devolvam reembolsenme reembolsem reembolsame direfund رجعو رجعولي"),
    (Label, "নাম্বার নাম্বারটা নম্বর"),
    (Preposition, "پہ پے پر te sinde"),
    (Please, "silakan silahkan pfv pfvr pf porfa porfis plis xfa"),
    (
        Everyday,
        "wallet launch rally trailer drama concert reel campaign buyer customers subscriber neta jalsa bonus promo lomba sore ujian pagina canal
         evento votacao votacion streaming estreia lancamento estreno lanzamiento конкурс запуск премьера розыгрыш эфир lansman yarisma cekilis
         oylama konser افتتاح حفلة مسابقة بطولة حملة بث تصويت জলসা ইভেন্ট প্রোগ্রাম নাটক জলসা লঞ্চ প্রতিযোগিতা ভোট لانچ جلسہ ایونٹ پروگرام مقابلہ",
    ),
    (Everyday, "uska iska inka unka পেজে ওয়ালেটে канале странице"),
    (Thanks, "cheers brigado brigada obg vlw"),
    (Complaint, "bari disculpen gizliydi minimal minimo ontoto yalvarırım المكرر تكفون تكفى عالاقل معليش অন্তত"),
    (Waiting, "beklemede"),
    (State, "بسببكم"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (
        Polite,
        "go ahead and, go ahead, haan to, haan toh,  oh iya, ah e, ah y, si mira, e assim, es que, и ещё, а и ещё, ha bi de,
         bi de, bir de, oh ve, يا وحش, يا طيب, يا غالي, يا باشا, يا كبير, يا معلم, يا ريس, يا حلو, يا حبيبي, يا اخي, يا اخوي, يا صديقي, يا
         شباب, يا جماعة, يا عم, يا زعيم, يا بطل, يا برو, يعطيك العافية, الله يعطيك العافية, thank you so much, thanks in advance, thank you in
         advance, many thanks, if possible, real quick, por gentileza, se puder",
    ),
    (
        Doing,
        "maar do, mar do, maar dena, thok do, daal do, dal do, daal dena, laga dena, lagwa do, lagwa dena, kara do, kra do, kara dena, karwa
         dena, krwa dena, krwa dijiye, krwa dijiye na, karwa dijiye na, kar dijiye na, kar do na, kara do na, krwa do na, karwa do na, de do na,
         dila do, dilwa do, nikal do, مار دو, مار دیں, ڈال دو, ڈال دیں, لگا دیں, لگا دو, لگا دیجیے, کروا دو, کروا دیں, کرا دو, کرا دیں, کر دیں نا,
         کر دو نا, maira den, mere den, mere dao, mira den, dia den, বাড়ায় দেন, বাড়াইয়া দেন, মাইরা দেন, মেরে দেন, মেরে দিন, লাগায় দেন, e felen, e
         felo, da um, dar um, me da um, da uma, manda um, bota um, dale un, mandale un, échale un, hazle un, hazme un, hazme el, me hagas el, bi at,
         bi el at, at bi, atar mısın, atar mısınız, atabilir misin, atabilir misiniz, basar mısın, girer misin, do a, give me a, put in a, throw in
         a, run a, drop me a, hit me with a, i would like a, сделайте мне, закиньте мне",
    ),
    (
        Asking,
        "queria que vocês, queria que voces, gostaria que, preciso que, necesito que, quisiera que, quiero que, would like to, i would like, like
         you to, im gonna need",
    ),
    (SPEED_UP, "dale gas, dar um gás, da um gás, dá um gás, da um gas, dar um gas, meter gas, gas pol"),
    (REFUND, "give my money back, send my money back"),
];

/// Why something is asked for, as people tell it. Each entry is whole: its words mean nothing apart.
pub(super) const REASONS: &[(Meaning, &str)] = &[
    (
        Complaint,
        "found cheaper, found it cheaper, i found cheaper, found it cheaper elsewhere, got it cheaper, cheaper elsewhere, cheaper somewhere else, changed my mind
         about the link, internet lagged, internet was slow, network issue, network problem, ordered twice, order twice, ordered two times,
         double order, double click, clicked twice, clicked two times,    put the wrong link, wrong
         link by mistake, i put wrong link, ordered by accident, placed by accident, bought by accident, typo in the link, typo in link, private by mistake, account was private, it was private, was
         private, now its public, its public now, now it is public, it is public now, profile is public now, account is public now, made it
         public, opened it now, launch is tonight, launch is today, event is today, event is tonight, voting closes, voting ends, contest ends,
         contest closes, contest ends today, barely moved, hardly moved, not a single like, not a single follower, not a single view, not one
         like, not one view, lifetime guarantee, half of them are gone, half are gone, half gone, most are gone, bleeding
         members, bleeding followers, so im writing here, writing here, lost the client, lost a client, lost my client, client left, client is gone, like an idiot, my bad, my fault, at least",
    ),
    (
        Complaint,
        "sasta mil gaya, sasta mil gya, dusri jagah se sasta mil gaya, dusri jagah sasta mil gaya, kahi aur sasta mil gaya, kahin aur sasta mil
         gaya, do baar order lag gaya, do baar order ho gaya, do bar order lag gaya, galti se do baar, net ki wajah se, network ki wajah se, isliye yaha likh raha hu, isliye yaha likh rha hu,
         yaha likh raha hu, ruk ruk ke chal raha, ruk ruk ke chal rha, account private tha, pehle private tha, ab public hai, ab public kar diya,
         ab khol diya, link galat dala, galat link dal diya, galat link lag gaya, client chala gaya, customer chala gaya, kam se kam,
         itna slow, kya fayda, jitna aaya utna rakho, jitna hua utna rakho, complete dikha raha, complete dikha rha,
         ek bhi nahi aaya, ek bhi like nahi aaya, ek bhi view nahi aaya",
    ),
    (
        Complaint,
        "سستا مل گیا, کہیں اور سے سستا مل گیا, دوسری جگہ سستا مل گیا, دو بار آرڈر لگ گیا, دو بار آرڈر ہو گیا, نیٹ کی وجہ سے, اس لیے یہاں لکھ رہا ہوں, رک رک کے چل رہا, رک رک کر چل رہا, رک رک کے چل رہا ہے, اکاؤنٹ پرائیویٹ تھا, پہلے
         پرائیویٹ تھا, اب کھول دیا ہے, اب پبلک ہے, اب پبلک کر دیا ہے, گاہک چلا گیا, کلائنٹ چلا گیا, کم از کم, ایک ویو بھی نہیں آیا, ایک لائک بھی نہیں آیا, نام غلط
         ہے, لنک غلط ہے, لنک غلط تھا, غلط لنک ڈال دیا, یوزر نیم غلط ہے",
    ),
    (
        Complaint,
        "কম দামে পাইছি, কম দামে পেয়েছি, অন্য জায়গায় কম দামে পাইছি, অন্য জায়গায় কম দামে পেয়েছি, দুইবার অর্ডার হয়ে গেছে, দুইবার অর্ডার হইছে, দুইবার
         অর্ডার পড়ে গেছে, নেট প্রবলেমে, নেটের কারণে, নেট স্লো ছিল, তাই এখানে
         লিখলাম, এখানে লিখলাম, একাউন্ট প্রাইভেট ছিল, আগে প্রাইভেট ছিল, এখন পাবলিক করছি, এখন পাবলিক, এখন খুলে দিছি, লিংক ভুল দিছি, ভুল লিংক দিছি, ভুল
         লিংক দিয়েছি, কাস্টমার চলে গেছে, কাস্টমার হারাইলাম, কমপ্লিট দেখায়, একটাও লাইক পাই নাই, kom dame pailam, kom dame paisi, onno jaygay kom dame pailam, onno jaygay kom dame paisi, duibar order
         hoye geche, duibar order hoise, net problem e, tai ekhane likhlam, private chilo, ekhon public, customer harailam, customer
         chole geche, theme ache, thema ache, vul link disi, bhul link diyechi",
    ),
    (
        Complaint,
        "nemu yg lebih murah, nemu yang lebih murah, nemu lebih murah, dapat yang lebih murah, dapet yg lebih murah, ada yang lebih murah, ke order dua
         kali, keorder dua kali, order dua kali, kepencet dua kali, kepencet 2 kali, salah link, salah masukin link, salah username, tadi diprivate,
         kemarin diprivate, kmrn diprivate, akun diprivate, sekarang udah dibuka, skrg udah dibuka, skrg udh dibuka, udah gw buka, udh gw buka, sekarang
         udah public, ga gerak, gak gerak, ngga gerak, tidak gerak, ga nambah, gak nambah, ga nambah2, tidak bertambah, client kabur, klien kabur, buyer kabur, pelanggan kabur, acara nanti malam, lomba ditutup",
    ),
    (
        Complaint,
        "achei mais barato, achei mais barato em outro lugar, encontrei mais barato, consegui mais barato, saiu duplicado, pedido duplicado, foi duplicado,
         pedi duas vezes, comprei duas vezes, cliquei duas vezes, a internet travou, internet travou, a internet caiu, link errado, coloquei o link
         errado, mandei o link errado, usuario errado, perfil estava privado, estava privado, tava privado, conta privada, agora está público, agora ta
         publico, ja abri, já está público, entao vim aqui, por isso vim aqui,
         perdi o cliente, perdi um cliente, o cliente desistiu, no minimo, pelo menos, só esse, falta pouco, a votacao fecha, votação fecha, o evento é hoje, a live é hoje, diz concluído,
         nao chegou nenhuma curtida",
    ),
    (
        Complaint,
        "lo consegui mas barato, lo conseguí más barato, encontre mas barato, encontré más barato, mas barato en otro lado, más barato en otro lado, salio
         duplicado, pedido duplicado, se duplico, se duplicó, pedí dos veces, lo pedi dos veces, hice clic dos veces, se fue el internet, se trabo el
         internet, link equivocado, puse mal el link, puse el link mal, puse mal el usuario, el user está mal, el usuario está mal, el link está mal, lo
         tenia privado, lo tenía privado, estaba privado, cuenta privada, ya lo abri, pero ya lo abrí, ya lo puse publico, ya está público, por eso escribo aqui, perdi al cliente, perdí al cliente, el cliente se fue, al menos, cierra a las 6, falta poquito, falta poco, el evento es hoy, está trabado, esta trabado, dice completado, no llego ni un like",
    ),
    (
        Complaint,
        "нашёл дешевле, нашел дешевле, нашла дешевле, есть дешевле, в другом месте дешевле, два раза отправилось, два раза заказалось, заказал два раза,
         заказал дважды, случайно два раза, нажал два раза, из-за инета, из-за интернета, из за инета, интернет завис, не та ссылка, не ту ссылку, ошибся
         ссылкой, аккаунт был закрыт, был закрыт, профиль был закрыт, уже открыл, теперь открыт, сейчас открыт, поэтому сюда пишу, поэтому пишу сюда, клиента потерял, клиент ушёл, потерял клиента, хоть деньги, хотя бы, чуть не хватает, конкурс закрывается, голосование заканчивается, сегодня мероприятие, пишет выполнено, а
         лайков ноль, ни одного лайка, ни одного просмотра",
    ),
    (
        Complaint,
        "ucuzunu buldum, daha ucuzunu buldum, başka yerde ucuzunu buldum, başka yerde daha ucuz, kusura bakmayın, kusura bakma, iki kere sipariş oldu, iki
         kere verdim, çift sipariş, iki kez sipariş, yanlışlıkla iki kere, internet gitti, internet dondu, link yanlış, yanlış link, yanlış link verdim,
         kullanıcı adı yanlış, hesap gizliydi, hesap açtım şimdi, hesabı açtım, şimdi açık, artık açık, o yüzden buraya yazıyorum, müşteri kaçtı, müşteri gitti, en azından, oylama bitiyor, oylama altıda
         bitiyo, az kaldı, etkinlik bugün, tamamlandı yazıyor, bi tane bile gelmedi, bir tane bile gelmedi, takılı kaldı",
    ),
    (
        Complaint,
        "لقيت ارخص, لقيته ارخص, حصلت ارخص, وجدت ارخص, ارخص في مكان ثاني, انطلب مرتين, طلبت مرتين, الطلب مكرر, النت علق, النت ضعيف, النت فصل, رابط
         غلط, الرابط غلط, حطيت رابط غلط, اليوزر غلط, الحساب كان خاص, كان خاص, الحين عام, صار عام, فتحته الحين, فكتبت هنا, لذلك كتبت هنا, خسرت الزبون, خسرت العميل, العميل راح, الزبون راح, على الاقل, باقي شوي,
         التصويت يقفل, الفعالية اليوم, مكتوب مكتمل, وما وصل ولا لايك",
    ),
    // Right behind the keyword they may tell why it happened.
    (
        State,
        "because of you, because of your delay, because of this delay, aapki wajah se, آپ کی وجہ سے, آپ کے چکر میں, আপনাদের জন্য, apnader jonno, gara gara telat, gara2 telat, por causa dessa demora, por causa da demora, por causa de voces, foi mal, por la tardanza, por la demora, por culpa de ustedes, из-за вас, из-за вас клиента потерял, sizin yüzünüzden",
    ),
    (
        Waiting,
        "nobody answers my ticket, nobody answers the ticket, nobody replies to my ticket, no reply on ticket, no reply to my ticket, ticket ka koi jawab nahi, ticket ka jawab nahi, ticket pe koi reply nahi, koi jawab nahi deta, ٹکٹ کا جواب نہیں, ٹکٹ کا کوئی جواب نہیں, کوئی جواب نہیں دیتا, কেউ রিপ্লাই দেয় না, টিকেটে কেউ রিপ্লাই দেয় না, টিকেটের রিপ্লাই নাই, keu reply dey na, tiket ga dibalas, tiket gak dibalas, tiket tidak dibalas, ga ada yang balas, ninguem responde, ninguem responde o ticket, ninguém responde o ticket, nadie responde el ticket, nadie contesta el ticket, в тикетах молчат, в тикете молчат, на тикет не отвечают, не отвечают в тикете, ticketa cevap yok, ticket cevap yok, kimse cevap vermiyor, محدش بيرد, محدش بيرد على التذكرة, ما احد يرد, ماحد يرد, ما حد بيرد, subah se pending, hafte se atka hua, hafte se ruka hua, صبح سے پینڈنگ, صبح سے پینڈنگ پڑا ہے, ہفتے سے اٹکا ہوا, ہفتے سے اٹکا ہوا ہے, সকাল থেকে পেন্ডিং, এক সপ্তাহ ধরে আটকে আছে, dari pagi pending, dr pagi pending, masih nol, kurang dikit lagi, kurang dikit lg, kurang sedikit lagi, mentok seminggu, nyangkut seminggu, travado há uma semana, parado há uma semana, desde cedo pendente, está trabado hace una semana, висит неделю, зависло на неделю, с утра висит, с утра стоит, bi haftadır takılı kaldı, bir haftadır takılı, haftadır takılı, sabahtan beri beklemede, sabahtan beri bekliyor, واقف من اسبوع, معلق من اسبوع, من الصبح معلق",
    ),
    (
        Missed,
        "kuch nahi mila, kuch nahi aaya, کچھ نہیں آیا, کچھ نہیں ملا, কিছুই আসে নাই, একটাও আসে নাই, não chegou nada, nao chegou nenhum, no llegó nada, ничего не пришло, hiç gelmedi, hiçbir şey gelmedi, ما وصل شي, ما وصل ولا, ما وصل شيء",
    ),
];
