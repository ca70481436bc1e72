//! More of how people order: whom they address, how they urge and ask, verbs that stand for "do", how many, and spellings by ear.
//!
//! They come behind the list of each language: a word that another list doubts stays doubtful.

use super::Meaning::{self, *};
use super::{CANCEL, PARTIAL, PARTIAL_NAMED, REFILL, REFUND, REFUND_NAMED, SPEED_UP};

/// Keywords as they sound, and imperatives that mean nothing else.
pub(super) const KEYWORDS: &[(Meaning, &str)] = &[
    // Who waits may wait for the action itself.
    (
        Missed,
        "esperando aguardando esperamos жду ждём ждем ждал ждала ожидаю bekliyorum bekliyoruz bekledim bekledik nunggu nungguin menunggu menanti منتظر منتظرين مستني نستنى ننتظر ناطر ناطرين انتظر opekkhay অপেক্ষায়",
    ),
    (
        REFILL,
        "rifil rephill rephil refull riphil riphill refiil refiel refille রিফল রিফিলটাও রিফ্লি রেফিল ریفل رفیل رِفیل ريفيلل ريفلل رفيلل रिफल रिफ़ल रीफल rellenenlo rellenemos reponedme reposision repocision reposiscion reposissao reposicião refiu telefi telafı isiulang direfilin direfillin refilnya refillnya ripil rifiil rifill reefil refeel rifeel refiling রিফেল রিফিলিং রিফিলল رفل ریفِل ریفیلل रिफील रेफिल direfil dirifil merefill refila refilem refile refilar refillar refilea
         рефиль рефилл рефилка рефилку рефилим долей долейте дозалей дозалейте докинь докиньте докидай докидайте добейте доберите восполни восполните восстанови восстановите
         доливай добавляйте телафи عوضيني عوضوه",
    ),
    (
        CANCEL,
        "cansell cancill canelc cacel cacnel cnacel cancl kensle kansal kanssl kancil kansil ক্যান্চেল ক্যান্সেলটা কেন্সিল কানসেল ক্যান্সিলটা کینسِل کینسیل کانسل कैंसेल कैनसिल कन्सल kansela cansela canseln kancelar dicancelkan dicanselin iptalet iptaledin iptall iptl ibtal iptaal кенцел канселл отменa отминить отмините отмнните отмениье كانسيل كنسيل الغاءء الغا الغاه kensil kencil kensol kensal cansel cansil canslo cansal kanselin canselin canselkan cancelkan radd rad nirast ক্যানচেল ক্যানসাল কেনচেল ক্যান্সল ক্যানছিল
         cancelad cancelalo cancelala cancelenlo cancelenla cancelame cancelenme cancelemos anulalo anulala anulenlo anulenla anulame anula anulen anulem
         cancelleyin кенсел кенселните кансел кансельни кэнсел канцел канцельни канцельните отменим отменяем атмените атмени аннулируйте аннулируй iptall
         كانسلوا كنسلوه كنسلوها كنسليه الغيلي الغولي لغيه لغيوه لغيو انولي انوليه انيلي",
    ),
    (REFUND, "riphand riphund reefund refunt reefand rufund rifunding رفند رفنڈ ريفوند ريفندد रिफन्ड रिफंट refundin refundkan rembolso reenbolso reembolço reembolzo reenbolsar reembolço estrono рефонд рифанд ревунд возрат возврта возвратик rifand rifund rifan refand refon rifond riefund রিফাণ্ড রিফান্ট رفنڈ ریفند رفند ريفند ريفاند"),
    (SPEED_UP, "esped spid spedup speedap spidap acelerenlo aceleralo acelerala acelerenla acelerame acelerenme asselera acelerra aselera hzlandır hzlandırın hizlandr ускорте ускоритe ускорьтесь уксорьте скорьте দ্রুতকরেন اسپیڈاپ سبيدب سبيد स्पीडअप spidup"),
    (PARTIAL, "parcialito parciall parsial parsiyel parciyal partil patial pertial পার্শিল পারসিয়াল পার্সাল पार्शल पार्सियल پارشیال بارتيال partialin dipartialin parsiyal parshial parshal parcal parshyal partiyal بارشال بارشيل"),
];

pub(super) const WORDS: &[(Meaning, &str)] = &[
    // Whom they address.
    (
        Polite,
        "lads lad bossman mates folks chaps hun luv darling sweetheart sirs guvnor gaffer skipper captain oga egbon abeg biko jare haba dawg homies kuya ate
         ব্রো ম্যাডাম মহোদয় মহাশয় জনাব কাকু চাচা ভাইয়েরা আংকেল ওস্তাদ উস্তাদ রে গো হে বড়ভাই ছোটভাই বন্ধুরা কর্তা সাহেব
         ostad ustaad ostaad mohodoy janab jonab uncle aunty chacha kaku bhaisab borovai sahib
         abe oyee sahab sahib saheb malikji guruji jaan jaani jigar lala babu babuji bhaiyo bhaiyon madamji mitr mitron yaara pyare arrey arre beta bhaisaab bhaijee
         باجی میڈم جانی جگر لالہ صاحب حضور حضرت ماموں چچا انکل بیٹا بھیا محترم محترمہ ابے اوئے یارا دوستو ہیلو بھئی سپورٹ ایڈمن
         cak koh ce cici tuan nyonya bu bapak ibu pakde bude bosque cs ayo yuk mbak mba neng teh kang suhu ketua ndan komandan bestie hiks hadeh kakak kakanda juragan bosss om tante ncek
         abicim canım reis şefim beyefendi dostum kuzen birader knk kanks panpa müdürüm patron arkadaşlar ablam ablacım kardeşlerim üstadım
         consagrado prezado prezados caro caros senhores senhor senhora mozao campeao chefinho moca moco querida queridos amigao colega fera irma vei gente pessoal galerinha
         wey causa causita manito estimados estimado estimada dona compadre cuate papi mami chamo pibe chicos muchachos vecino jefa jefecito patroncito comunidad
         дядь дядя девушка мужики пацаны коллеги господа админчик бротиш брателло товарищ товарищи дорогие уважаемые уважаемый милые зай боссы начальник
         خويا خوي خوك يسطا يسطى فديتك عيوني لاهنت حبيبنا اخويا معلمي ريسنا شباب جماعه",
    ),
    // How they urge and soften.
    (
        Polite,
        "denovo yeniden অবিলম্বে অনতিবিলম্বে শীঘ্রই শিগগির একটুখানি পারলে পুনরায় এবার tartari shiggir shighroi ebare abaro punoray
         dubara dubaara thodasa zarasa fatafatt foran
         تھوڑی تھوڑا ازراہ فوری ابکی خدارا کائنڈلی کرم
         segera secepatnya sekiranya nih yah gih dah donk dongg kilat
         acilen derhal ivedi zahmet zahmetse müsaitseniz müsaitsen mümkünse bahsi
         imediatamente urgentemente blz beleza porfavorzinho rapidamente nesse neste desse deste
         inmediatamente prontito rapidito porfavorcito nuevamente تاني
         немедленно пожалуй прямо",
    ),
    (
        Please,
        "kindli plzzzz plox প্লিইজ প্লিজজ pliz tlng tlg tlong harap dimohon mohonlah lütfn ltfn lutfn lütfennn xfavor xfis porfitas pfvzinho
         пож пжл пжлст плиз плизз пжста يرجى برجاء رجاء رجاءا بليز بليييز عفاك عافاك",
    ),
    (
        Thanks,
        "mkasih mksih makasi tengkyu trims tşk tşkler teşk sagolun eyv mersi obgd brigadao vlww grx graciass мерси благодарочка thnku thnkx shukran মেহেরবানি",
    ),
    (Greeting, "aleykum aleyküm selamun merhabalar تحيه طيبه selamlar"),
    // What they want.
    (
        Asking,
        "চাইতেছি চাইছি লাগতো চাইতাছি chaitesi chaitechi lagto chaisi
         مانگتا مانگتے درکار
         pedir qro kero qria solicito peco requisito requeiro necessito gostariamos
         ocupo requiero solicito deseo pido deseamos solicitamos requerimos
         pengin pengen kepengen hendak
         اود محتاجين محتاج محتاجه ارغب نرغب اطالب بغيت حابب حابه نبغى",
    ),
    // Verbs of doing and giving.
    (
        Doing,
        "run trigger activate execute handle finalise finalize
         করবেন কইরেন করিবেন করিয়েন করায়ে করাইয়া করিয়া করান করাও ফেলুন ফেলেন ফেলো দিও দিয়ো দে দেও দেবেন দিবা নেন মারুন পাঠান পাঠিয়ে পাঠাও চালান লাগান লাগায়ে লাগিয়ে দেনতো রিকোয়েস্ট রিকুয়েস্ট
         kre koiraa koira koirien korien koraiya koray koran korao felun felen felo deo dio diyo deben pathan pathao pathiye lagan lagaiya lagiye koirra korio kirie
         karana karaana karwana karvao karvado karavo daliye daliyega daaliye dijie deejiye dijiega bhejo bhejiye bhejna karlo lagaiye lagwaiye lagwado dilwao dilwado dilwaiye thok thokdo kardeina farmaiye farmaye
         کرائیں کروائیں کرائے فرمائیں فرمائے دلوا دلوائیں دلوائے مارو ماریں ٹھوک ڈلوا ڈلوائیں لگائیں لگاؤ لگائے بھیجو بھیجیں بھیجیے کرائیے کروائیے کرلیں
         kerjain dikerjain laksanakan lakukan proseskan prosesin kirimkan kirimin kasihin kasih berikan
         edermisiniz edermisin yaparmısınız yaparmısın alırmısınız alırmısın atarmısınız atarmısın girermisiniz edilsin yapılsın yapıverin yapıver girin geçirin alalım ekleyin ekleyiverin gönderin sağlayın işleme
         efetuar efetuem efetue realizar realizem realize aciona acionem acione acionar coloca coloquem colocar poe ponha ponham fazer facam faca executa executem execute libera liberem libere solicita solicitem lanca providencie providenciem
         marcalo marquenlo marcar ponganlo pasenlo pasalo pasen pasame activar activen activame tirame hagan hagalo haganlo realicen realizar procedan gestionen gestionar tramiten tramitar apliquen ejecuten ejecutar regalas regalame regaleme echenle echeme echame
         выполните произведите произвести проведите провести сделать переведите перевести поставьте оформить организуйте замутите пробейте пропишите залейте
         دير ديرو ديروا ديروه نفذ نفذوا نفذو ارسلوا ارسل قدموا قدم طبق طبقوا اعملوه سووه سويه خلوها",
    ),
    // What orders are called, and what they are counted in.
    (
        Order,
        "অর্ডারটার অর্ডারগুলোর অর্ডারে orderti ordertar orderon आर्डर्स ऑर्डरों آرڈروں آڈرز pesananku siparişlerim siparişlerimi siparişimizi siparişime
         siparişlerin siparişimiz заказам заказами заказики заказов заказики ордера ордеров ordenes ordencita pedidito ordens الطلبات طلبيات طلبياتي الاوردرات اوردرات للاوردر اوردراتي",
    ),
    (
        Counted,
        "takipçim takipçimi takipçiler takipçilerim takipçileri beğeni beğenim beğenilerim izlenme izlenmeler izlenmeleri üye üyeler üyeleri abone aboneler aboneleri yorum düşenleri gidenleri eksikleri eksilenleri
         подписчики подписчика подписота подписоту подписки лайка просмотра зрители зрителей реакции реакций комменты комментарии участники участников отписавшихся списанных
         seguis vistas reproducciones suscriptores suscriptor miembros comentarios corazones megusta visitas
         inscritos inscrito visualizacoes visualizacao membros seguidor curtida
         pengikut penonton viewers viewer subs sub anggota komen komentar likenya followernya membernya
         متابعيني مشاهدات المشاهدات مشتركين المشتركين مشترك متابع تعليقات اعضاء تفاعلات لايك
         সাবস্ক্রাইবার শেয়ার কমেন্ট রিঅ্যাকশন মেম্বারগুলা ফলোয়ারগুলা লাইকগুলা لائکس ویوز ممبرز سبسکرائبرز کمنٹس فالوور فالوورز flwrs flwr folower folowers followrs fllowers memberz",
    ),
    // What reasons are about.
    (
        Everyday,
        "telegram tiktok youtube insta ig fb facebook instagram twitter algorithm server internet wifi signal electricity budget salary exam wedding shop office owner boss nephew cousin kid toddler
         laptop pics pic pfp avatars avatar photos bio point market purge cleanup sweep cash seriously somewhere elsewhere daylight crazy whole almost nearly entire honestly literally basically tbh imo smh
         টেলিগ্রাম ইউটিউব ফেসবুক ইনস্টা ইনস্টাগ্রাম টিকটক সার্ভিসটা সার্ভিসে বাজেট বেতন পূজা পূজার বিয়ে পরীক্ষা দোকানে অফিস লাইফটাইম কনটেস্ট প্রোগ্রাম প্রোগ্রামে ছোট বড় ভাইয়ের মোবাইলে আগের পরের তবু তবুও সুতরাং অতএব উপরে হাজারের জানি ব্যস্ত রাতে সকালে বিকালে দুপুরে লিংকটা পোস্টটা
         somvar mangalvar budhvar guruvar shukravar shanivar ravivar budget naam market chaal bhar aadhe aadha tankhwah shaadi exam imtihan dukan dukaan mobile abba ammi papa mummy jeb kharcha kyuki kyunki isliye phir bhi lekin agarche halanki
         پوسٹ ٹیلیگرام یوٹیوب انسٹا انسٹاگرام فیس بک ٹک ٹاک بجٹ تنخواہ شادی دکان موبائل بھتیجے بھتیجا ٹکٹ والوں پچھلا پچھلی اگلا دل نیند شاید لہٰذا چنانچہ حالانکہ مصروف پتہ لائف اتنا اتنی بارہ بجے صفائی
         kualitasnya statusnya akunnya servernya harusnya telegram tiktok sinyal gaji ujian nikahan toko hp ponakan anak adik kakak bos padahal soalnya makanya ternyata katanya mending mendingan keburu abis setelah subuh magrib isya layanan indo luar basi
         basimin hesabim hesabı hesabımı telegramdan müşteriler müşterim bayilerim gruptaki kanaldaki kanalımdan açılış açılışımız yayınım yayınımız düğün sınav maaş bütçe telefon yeğenim resmen valla buhar
         escrito sueldo boda examen tienda celular sobrino hijo red señal mejor anda pena gusta limpieza gente toda latino usuario ustedes lanzamiento presupuesto
         salario casamento prova loja celular sobrinho filho sinal rede aranha teia fornecedor gringo insta geral viu triste td orcamento
         телега телеграм ютуб инста инсты инсту тикток бюджет зарплата свадьба экзамен магазин офис племянник сын телефон канала канале группы сервис поставщик авок аватарок фото кучу факту тг акк акка аккаунт профиль авы
         التلجرام تلجرام يوتيوب تيك انستا الانستا الميزانية راتب عرس امتحان المحل محل موبايل ابن النت الشبكه شبكه صور صوره العملاء الزباين الزبائن برايفت كله كلها كلهم مورد",
    ),
    // What is wrong, and what became of it.
    (
        Complaint,
        "robbery daylightrobbery leaving bleeding ghosted ghosting frozen crawling snail turtle zilch clowns clown unreal vanish vanishing falling unfollowed unfollowing
         বাটপারি বাটপার ভাল্লাগে ঝেড়ে উধাও ঝরে ঝরছে ভুয়া ফাও batpari batpar udhao vua bhua
         dakaiti lutera lutere fizul dhakka kachhua kachua kachhue kachuaa tang thak pak udgaye udd khatta
         ڈکیتی لٹیرے مایوس تنگ عذاب فراڈیا فراڈیے کاٹ اڑ کچھوا کچھوے
         ngilang nyusut anjlok kabur zonk ampas busuk ngomel nagih komplain lemot siput keong nipu tipu penipu
         çakma sahte dağıldı azaldı eridi buharlaştı düştüler gittiler kayboldu kapandı kaplumbağa salyangoz rezalet rezil bıktık bezdim sikayetci şikayetçi şikayet sabrım
         bajones bajon estafa estafadores rateros ratas desaparecieron volaron esfumaron chafa fatal pesimo pesima tortuga caracol molesto molesta harto harta nanay cochinada
         sumiram evaporou evaporaram despencaram vergonha golpe golpistas tartaruga lesma decepcao decepcionado cansei cansado enrolacao enrolando zuado zoado
         испарились испарилось сбежали слетели слетело посыпались посыпалось отвалились отвалилось ушли сбежал разводилы развели фигня кошмар жалуется жалуются жалобы черепаха улитка надоело достали задолбали удалил удалили закрыли
         طاروا هربوا هربو اختفوا اختفت سلحفاه السلحفاه نصب نصابين حراميه حرام خيبتوا مسح مسحت زهقت زهقنا تعبت تعبنا مليت طفشت قرفت وهميين فاضيين بيشتكوا يشتكون النزول عييت بزاف",
    ),
    (Waiting, "nonstop forever endless untouched"),
    // How many, and what stands before numbers.
    (
        Carrier,
        "সবগুলা সবগুলো সবকটা সবকয়টা সবগুলোই তিনটা তিনটাই তিনটি দুইটি চারটা চারটি পাঁচটা একটা একটি এগুলা এগুলো এইগুলা এইগুলো ওইটা ওই এইডা
         sobgula shobgula sobgulo shobgulo sobkota sobkoita tinta tintai tinti charta এ egula egulo eigula eigulo oita oigula duitar ekta ekti
         teeno teenon tino donon charo chaaro paancho sabhi sabko saare sare saari inko unko iska uska inka
         سب تینوں تینو چاروں پانچوں سارے ساری ان انکو
         ketiganya ketiga keduanya kedua semuanya keempat
         hepsini hepsi ikisini ikisi üçünü üçü tümünü tümü bunları şunları bunlar işlemini
         todas ambos ambas seguintes abaixo listados compra envio transacao
         siguientes eso esos esas estas envio envios operacion transaccion compra todito toditos
         выполнение выполнения операцию заявку заявка заявки следующие перечисленные обе оба троих
         الثلاثه الثلاثة الاثنين كلاهما العمليه عمليه التاليه التالية هذولا هدول هادو بالطلب",
    ),
    (Preposition, "ل لـ تاع ديال بتاع بتاعه ف utk untk bwt tuk nang pra pras pros numa"),
    (Label, "nro nº n° numer নাম্বারের নং নাম্বারগুলা numéro idnya noid"),
    (Order, "অর্ডারগুলা ordernya pedidinho zakaz"),
    (PARTIAL_NAMED, "partialed"),
    (REFUND_NAMED, "refundable ফান্ডব্যাক"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (SPEED_UP, "daha hızlı gitsin, hızlı gitsin, hızlı aksın, daha hızlı aksın"),
    (REFUND, "ری فنڈ, ری فند, re fund"),
    (
        Polite,
        "when you get a sec, when u get a sec, when you get a minute, when u get a minute, when you can please, sharp sharp, quick quick, big man, my guy, my man, my brother in christ,
         گزارش ہے کہ, درخواست ہے کہ, عرض ہے کہ, guzarish hai ki, guzarish hai ke, anurodh hai ki, request hai ki, com urgencia, c urgencia, con urgencia, с уважением, bhai sahab, bhaiya ji, sir ji, abhi ke abhi, isi waqt, فوری طور پر, ابھی کے ابھی, از راہ کرم, براہ کرم, بھیا جی, صاحب جی, sekarang juga, saat ini juga, hari ini juga,
         ya mismo, ahora mismo, de inmediato, lo antes posible, cuanto antes, agora mesmo, neste momento, pra já, o quanto antes, прямо щас, сию минуту, как можно быстрей, hemen şimdi, bir an önce,
         bi zahmet, bir zahmet, حالا حالا, في اسرع وقت, باسرع وقت, لا هنت, الله يسعدك, الله يوفقك, الله يحفظك, الله يبارك فيك, يا مدام, يا خوي, يا خويا, يا عيوني, يا ادمن, يا استاذ, يا بشمهندس, يا كبير,
         mi rey, mi reina, mi amor, mi pana, mi jefe, meu consagrado, meu rei, meu chapa, meu nobre, meu querido, meu patrao, meu parceiro, meu bom, minha querida, мой хороший, друг мой",
    ),
    (
        Asking,
        "would you mind, can yall, could yall, can y all, can you lot, can anyone, could anyone, can someone please, i am asking for a, put me down for a, নিতে চাই, করতে চাই, করা দরকার, করা লাগবে, করা লাগতো, করার অনুরোধ, করার জন্য অনুরোধ করছি, করার জন্য অনুরোধ করতেছি, করার জন্য অনুরোধ রইল, করার জন্য অনুরোধ করলাম, করার জন্য অনুরোধ, korar jonno onurodh korchi, korar jonno onurodh, korar onurodh roilo, করে দিলে উপকার হয়, করে দিলে উপকার হতো, করে দিলে ভালো হয়, করে দিলে ভালো হতো, kore dile upokar hoy, kore dile upokar hoto, kore dile bhalo hoy, kore dile valo hoy, kore dile bhalo hoto, kore dile valo hoto, karne ki kripa kare, karne ki kripa karein, karne ki kripa karen, karne ki request hai, karne ka kasht kare, karne ki guzarish hai, کرنے کی درخواست ہے, کرنے کی گزارش ہے, দরকার ছিল, করতে পারবেন, করতে পারেন,
         nite chai, korte chai, kora dorkar, kora lagbe, kora lagto, dorkar chilo, korte parben, karana hai, karwana hai, karana h, karna tha, karwana tha, karvana hai, karana chahta hu, karwana chahta hu, karwana chahte hai,
         کرنے ہیں, کرانا ہے, کروانا ہے, کروانے ہیں, مانگ رہا ہوں, مانگ رہی ہوں, کیا جائے, کر دیا جائے, کی جائے, کر دی جائے, kiya jaye, kar diya jaye, kiya jaaye, kar diya jaaye, karne hai, karne hain, کلیم کرنا ہے,
         talep ediyorum, talep ediyoruz, talebim var, rica etsem, rica edecektim, sería tan amable de, serían tan amables de, seria posible, me ayuda con, me ayudan con, me ayudas con, me ayuda a, me ayudan a, me puede ayudar con,
         me podría ayudar con, ayudenme con, necesito hacer, quisiera solicitar, deseo solicitar, gostaria de solicitar, quero solicitar, venho solicitar, preciso solicitar, хотел бы, хотела бы, хотели бы, надо бы, нужно бы, было бы неплохо,
         ممكن لو سمحت, لو تكرمت, لو تكرمتوا, ارغب في, نرغب في, احتاج الى, اريد طلب, بدي اياكم",
    ),
    (
        Please,
        "por obséquio, por obsequio, por caridade, faz favor, haz favor, hagan favor, hagame el favor, háganme el favor, faça o favor, يرجى التكرم, نرجو التكرم, الرجاء التكرم, بعد اذنكم, minta tolong ya, mohon bantuannya, bantu dong,
         будьте так добры, если вас не затруднит, очень нужно",
    ),
    (
        Doing,
        "কইরা দে, মাইরা দে, কর দে, করে দে, করে দিও, কইরা দিও, করায়ে দেন, করায়া দেন, করাইয়া দেন, করে দেন তো, রিকোয়েস্ট পাঠান, রিকোয়েস্ট দেন, রিকোয়েস্ট দিন, request pathan, request den, kore deo, kore dio, koira den, koiraa den, koraiya den,
         lagai den, lagaya den, laga dein, kar dijie, kar dena ji, krva do, lagva do, thok de, maar de, daal dijiye, daal dein, دے دو نا, کر دو ناں, ٹھوک دے, ٹھوک دو, مار دے, ڈال دیجیے, لگوا دیجئے, لگا دیجئے, کر دیجیے گا, کر دینا, کروا دینا, کر دیجئے گا,
         bi el atıverin, bir el atın, bi el atın, işleme al, işleme alın, işleme alır mısınız, talebi gir, talebi girin, gir bakalım, işlemi yapın, işlemini yapın, hit me up with a, sort out a, sort me a, sort me out a, set up a, kick off a, kick off the,
         pon a, ponme a, mete a, faz um, faz uma, faz o, faz a, fazer o, dá aquele, me consegue um, me vê um, me ve um, consegue um, dá entrada no, abre um, háganme el, hacerme el, dame un, denme un, tira un, tirate un, tirame un, me regalas un, me regala un, regálame un, me haces un,
         сделать мне, киньте на, закиньте на, поставьте на, отправьте на",
    ),
    (Doubt, "کیا جائے گا, کی جائے گی, کر دیا جائے گا, کر دی جائے گی, کیے جائیں گے, kiya jayega, kiya jaye ga, kar diya jaye ga, kar diya jayega, کیا جاتا ہے"),
    (Greeting, "صباح النور, مساء النور, تحية طيبة, доброго времени суток, доброго времени, мир вам, selamun aleyküm, selamın aleyküm, muy buenas, muy buenos dias"),
    (
        Complaint,
        "like crazy, for nothing, hardly anything, gone forever, zero progress in a, account got banned, found cheaper somewhere else, found it cheaper somewhere else,
         ud gaye, ud gye, gayab ho gaye, gayab ho gye, saste me mil gaya, mana kar diya, mana kar di, bahut intezaar kar liya, bahut wait kar liya, naam kharab ho raha, lag gaya galti se, galti se do baar lag gaya, kachhue ki chaal, kachhue ki chal, zyada ho gayi,
         quantity zyada ho gayi, udh gaye, اڑ گئے, نکل گئے, منع کر دیا, دل بھر گیا, بجٹ نہیں رہا, سروس بند ہو گئی, یوزرنیم بدل لیا, یوزر نیم بدل لیا, لنک ہٹ گیا, پوسٹ ہٹ گئی, گر گئے ہیں,
         ভাল্লাগে না, ভালো লাগে না, মন ভরে গেছে, বাজেট নাই, টাকা নাই, কাজ করছে না, কাজ করে না, ঝেড়ে ফেলছে, কেটে দিছে, কেটে ফেলছে, ইউজারনেম চেঞ্জ করছি, শেষ হয়ে গেছে, পূজা শেষ, ঈদ শেষ, mana kore dise, na kore dise, bhallage na, valo lage na, budget nai, kaj kore na, nora chora nai, kono nora chora nai, haoa hoye gese, sob haoa, man shomman thakbe na,
         gk jadi, ga jadi pesen, gak jadi pesen, keburu basi, dihapus sama yg punya, sinyal jelek, ga masuk sama sekali, masuk sama sekali engga, keburu diprivate, keburu ke private,
         başımın etini yiyor, buhar oldu, temizlik yapmış, gizliye alınmış, gizliye aldım, gizli oldu, hepsi gitti, hepsi çakma, hepsi sahte, ses yok, ses seda yok, gelen giden yok, gelen yok, 24 saati geçti, saati geçti, süresi geçti, vazgeçtim bu siparişten, bu gece yayın var,
         se puso privada, se puso privado, está privada, hizo limpieza, me volo seguidores, me voló seguidores, se salió toda, se salieron todos, una eternidad, sin foto, sin fotos, era latino, qué chafa, que chafa, puros bots, puro bot, me da igual, no se mueve, el net se cayo,
         apaguei a publicação, apaguei o post, apaguei a foto, limpou geral, sem foto, sem fotos, resolvi com outro fornecedor, sumiram tudo, sumiu tudo, saíram quase todos, quase tudo, a net caiu, teia de aranha, criei até teia,
         пост удалил, пост удалён, удалил пост, удалил видео, акк закрыли, аккаунт закрыли, акк забанили, куда то испарились, без авок, без аватарок, без фото, ни с места, по факту ноль, одни боты, нашел подешевле, нашёл подешевле, нашли дешевле, какой то развод, развод какой то, сил нет, надоело ждать,
         صار برايفت, الحساب برايفت, النت فاصل, مسح كله, بدون صور, كلهم وهمي, نزل النص, ونزل النص, من اسبوع شاريه, ومحدش معبرني, محدش معبرني, محد معبرني, احنا نستنى, واحنا نستنى, شيبنا واحنا نستنى, وين راحت, مادري وين راحت, مش راضي يخلص, ومش راضي يخلص, عيني عينك",
    ),
    (
        Everyday,
        "after the insta purge, after the purge, after the update, after an update, after insta update, after instagram update, update ke baad, ke update ke baad, update er por, update er pore, abis update, abis instagram update, setelah update, habis update,
         despues de la actualizacion, depois da atualizacao, после обновления, после чистки, после чистки инсты, после апдейта, güncellemeden sonra, güncelleme sonrası, بعد التحديث, আপডেটের পর, اپڈیٹ کے بعد, lifetime guarantee wala, guarantee wali service li thi",
    ),
    (
        Waiting,
        "ek hafte se, hafte bhar se, poore hafte se, din bhar se, raat bhar se, raat bhar me, raat bhar mein, hafta ho gaya, mahina ho gaya, mahina hone ko hai, مہینہ ہونے کو ہے, ہفتہ ہونے کو ہے, ہفتہ ہو گیا, مہینہ ہو گیا, মাস হতে চললো, সপ্তাহ হতে চললো, মাস হয়ে গেল, এক মাস হয়ে গেল,
         onek opekkha korlam, onek wait korlam, অনেক অপেক্ষা করলাম, অনেক অপেক্ষা করছি, hari ke 5, dari subuh, chat dari subuh, desde cedo, to chamando desde cedo, desde la mañana, третьи сутки, вторые сутки, в ожидании, со вчера, من مبارح, من امبارح, من الصبح بكلمكم, بكلمكم من الصبح, sabahtan beri, dünden beri",
    ),
    (Carrier, "mi compra, mis compras, mi transaccion, minha compra, all of them, all of these, all three, all four, all the following, each of these, the lot, все три, все эти, вот эти, وہ تینوں, hepsi birden"),
];
