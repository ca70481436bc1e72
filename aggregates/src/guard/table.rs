//! The words that speak of each topic.
//!
//! English, Spanish, Portuguese, French, German, Italian, Indonesian, Turkish, Russian, Arabic, Urdu, Hindi and Bengali, the last three in
//! Latin letters too. A word ending in `*` is a beginning; in other scripts than Latin it may stand anywhere in a word, as articles and
//! endings are written together with it there. Words of two are joined by `_`.

use super::topics::Topic;

pub(super) const TABLE: &[(Topic, &str)] = &[
    (
        Topic::Refill,
        "refil* recarg* recharg* reposic* nachfull* auffull* dolum* dolduru* tamamlama* isi_ulang rifornim* ricaric*
         рефил* рифил* восполн* пополн* докрут* ريفيل* ريفل* ريفيل* تعبئ* رفل* ری_فل रिफिल* रीफिल* रिफ़िल* রিফিল* রিফীল* rifil*",
    ),
    (
        Topic::Cancel,
        "cancel* annul* storn* batal* dibatal* pembatal* iptal* cansel* kansel* kensel* anulad* anular* anulac* cancellat*
         отмен* аннулир* الغا* الغي* تلغ* نلغ* ملغ* منسوخ* रद्द* कैंस* कैन्स* বাতিল* ক্যান্সে* ক্যানসে*",
    ),
    (
        Topic::Refund,
        "refund* reembols* reintegr* rembours* erstatt* ruckerstatt* zuruckerstatt* rimbors* devol* devuel* chargeback* reverse*
         moneyback pengembalian* dikembali* mengembali* refound* wapas* vapas* wapis* ferot* restitu* zuruckgezahlt* ruckzahl*
         возврат* возвра* вернул* вернем* вернут* вернё* استرداد* استرجاع* استرد* استعاد* ارجاع* مرتجع* واپس* ریفنڈ*
         रिफंड* रिफण्ड* वापस* वापिस* लौटा* রিফান্ড* ফেরত* ফেরৎ*",
    ),
    (
        Topic::SpeedUp,
        "speed* accel* aceler* beschleun* percepat* dipercepat* mempercepat* hizland* hizlan* velociz* prioriti* faster quicker
         ускор* быстрее تسريع* سرع* اسرع* स्पीड* तेज* স্পিড* স্পীড* দ্রুত*",
    ),
    (
        Topic::Partial,
        "partial* parcial* partiel* teilweis* parzial* sebagian* kismi* kismen* частич* جزئ* आंशिक* আংশিক*",
    ),
    (
        Topic::Requested,
        "request* solicit* angefragt anfrage* beantrag* demande* richiest* permintaan* diminta* meminta* minta* talep* taleb* запрос* запрош* заявк* अनुरोध* অনুরোধ*",
    ),
    (
        Topic::Accepted,
        "submit* accept* approv* confirm* grant* forward* register* registr* noted received sent logged passed arrange* agreed
         enviad* enviamos enviado acept* aceit* aprob* aprov* recibid* recebid* anotad* encaminhad* tramitad* envoy* approuv* enregistr* transmis*
         note notee eingereicht* angenomm* bestatig* gesendet* weitergeleitet* genehmig* erhalten notiert inviat* accettat* approvat* inoltrat*
         dikirim* diterima* disetuju* diajukan* diteruskan* dicatat* gonder* onay* kabul* iletil* alindi
         принят* принял* отправл* одобр* подтвержд* переда* зарегистр* تم_ارسال ارسل* ارسال* قبول* قبل_ موافق* تاكيد* اكد* استلام* تقديم* تسجيل*
         स्वीकार* जमा* सबमिट* भेज* मंज़ूर* मंजूर* दर्ज* पंजीकृत* স্বীকার* পাঠান* পাঠিয়ে* গৃহীত* গ্রহণ* জমা* সাবমিট* অনুমোদ* নথিভুক্ত* bhej* manzoor* jama",
    ),
    (
        Topic::Started,
        "started starting began begun begin begins launched restart* underway iniciad* iniciamos iniciou comenz* comec* commenc* lance lancee
         gestartet* begonn* angelaufen avviat* iniziat* dimulai* basladi* baslat* начат* начался начали началось запущ* تعذر* بدا* शुरू* আরম্ভ* শুরু* shuru*",
    ),
    (
        Topic::Done,
        "complet* finish* done deliver* success* fixed resolv* restor* did solved sorted settled fulfilled replenish* repaired handled ready recovered added updated changed increased upgraded activ* enabled removed deleted extended applied unblock* whitelist* stopped halted paused topped boosted
         cambi* alterad* mudad* mudou change changee changes geandert* modificat* cambiat* diubah* berubah* degis* измен* تغيير* يتغير* تغير* बदल* বদল* পরিবর্তন*
         terminad* anadid* agregad* activad* actualizad* cambiad* adicionad* atualizad* ativad* ajoute* mis_a_jour hinzugefugt* aktiviert* aktualisiert* aggiunt* attivat* ditambah* diaktif* ditingkat* eklend* finaliz* entreg* listo lista hecho hecha exito* realizad* conclu* pronto pronta feito feita acab* sucesso resuelt* resolvid* solucion*
         termine* livre livree livres reussi* effectu* fini finie achev* resolu* traite traitee abgeschloss* erledigt* fertig* geliefert* erfolg* gelost behoben durchgefuhrt
         completat* consegnat* fatto fatta finit* risolt* riuscit* eseguit* effettuat* selesai* berhasil* terkirim* rampung* tuntas*
         tamamland* bitti* basari* teslim* yapildi* cozuldu* halloldu* gerceklest*
         выполн* заверш* готов* доставл* успеш* сделан* решен* решён* исполн* восстанов* اكتمل* مكتمل* اكتمال* انته* انجز* نجح* نجاح* تنفيذ* سلم_ تسليم* حل_ حلت
         पूरा* पूर्ण* सफल* पूरी* डिलीवर* हुआ हुई সম্পন্ন* সম্পূর্ণ* সফল* শেষ* ডেলিভার* সমাধান* hogaya hogya diyechi
         مکمل* ہوگیا",
    ),
    (
        Topic::Pending,
        "pending waiting queue* pendient* pendent* ausstehend* menunggu* beklem* bekliyor* bekleyen* attente wartet warteschlange attesa espera aguard*
         ожида* очеред* انتظار* معلق* लंबित* पेंडिंग* प्रतीक्ष* পেন্ডিং* অপেক্ষ* অপেক্ষমাণ* زیر_التوا",
    ),
    (
        Topic::Progress,
        "progress* process* proces* traitement bearbeit* diproses* berjalan isleni* isleme* lavorazione elaborazion* running ongoing andamento curso cours
         обработ* процесс* прогресс* قيد معالج* प्रगति* प्रक्रिया* जारी* চলমান* প্রক্রিয়া* চলছে*",
    ),
    (
        Topic::Failed,
        "fail* fehlgeschlag* fehler* echec* echou* fallid* fallo falha* falhou fallit* gagal* basarisiz* ошибк* сбо* неудач* فشل* विफल* असफल* ব্যর্থ* canceled_error",
    ),
    (
        Topic::Negation,
        "no not cannot never without unable none nothing nobody neither nor refus* reject* denied declin* impossib* imposib* unavailab* ineligib*
         dont cant wont isnt wasnt didnt doesnt couldnt havent hasnt
         nunca jamas sin tampoco ningun* ninguna nada rechaz* negad* nao sem nenhum* recusad* negada ne n pas non jamais sans aucun* refuse* rejet*
         nicht kein* nie niemals ohne abgelehnt* verweiger* mai senza nessun* rifiutat* impossibil* tidak bukan belum jangan tanpa tak ditolak* mustahil
         degil yok hayir reddedil* olmadan olmaz imkansiz* yapilami* edilemi* olami* не нет нельзя без никогда невозмож* отказ* отклон* недоступн* ни
         لا لم لن ليس ليست غير بدون ما مش رفض* مرفوض* تعذر* نہیں نہ नहीं नही न ना मत बिना अस्वीक* असंभव* না নয় নাই নি নেই ছাড়া অসম্ভব* প্রত্যাখ্যা* nahi nahin nhi nehi na nai",
    ),
    (
        Topic::StartCount,
        "start inicial inicio initial* depart debut anfang* startzahl startwert iniziale inizio mulai awal baslangic* начальн* старт* البداي* البدء بدايه ابتدائ* শুরুর शुरुआती शुरुआत* प्रारंभ* स्टार्ट* স্টার্ট* প্রাথমিক*",
    ),
    (
        Topic::Remains,
        "remain* restant* restan quedan faltan faltam restam reste restent verbleib* ubrig* rimanent* rimangono rimane sisa tersisa kalan* остал* остат* متبق* باقي* بقي* शेष* बाकी* বাকি* baki",
    ),
    (
        Topic::Quantity,
        "quantit* cantidad* quantid* menge anzahl jumlah kuantitas miktar* adet* колич* كمي* عدد العدد मात्रा* संख्या* পরিমাণ* সংখ্যা*",
    ),
    (
        Topic::Charge,
        "charge* cost* coste* cout* custo* cargo* preco* precio* prix price* prezzo* preis* kosten* biaya* ucret* fiyat* стоим* цена* цену تكلف* سعر* رسوم* शुल्क* चार्ज* कीमत* लागत* চার্জ* খরচ* মূল্য* দাম*",
    ),
    (
        Topic::Balance,
        "balance* saldo* solde* guthaben* kontostand* bakiye* баланс* رصيد* बैलेंस* शेष_राशि ব্যালেন্স*",
    ),
    (Topic::Second, "second seconds segund* sekund* seconde* detik* saniye* секунд* ثاني* ثوان* सेकंड* सेकेंड* সেকেন্ড*"),
    (Topic::Minute, "minut* menit* dakika* минут* دقيق* دقائق* मिनट* মিনিট*"),
    (Topic::Hour, "hour* hora horas heure* stund* ora ore jam saat* час часа часов часу ساع* घंट* घण्ट* ঘণ্টা* ঘন্টা* ghante* ghonta* ghanta*"),
    (Topic::Day, "day* dia dias diario jour jours journee* tag tage tagen giorn* hari gun gunde gunu gunler день дня дней дни يوم* ايام* दिन* দিন দিনের দিনে din dino"),
    (Topic::Week, "week* semana* semaine* woche* settiman* minggu* pekan hafta* недел* اسبوع* اسابيع* सप्ताह* हफ्त* হপ্তা* সপ্তাহ* hafte"),
    (Topic::Month, "month* mes meses mois monat* mese mesi bulan* ay ayi aylik месяц* شهر* اشهر* महीन* মাস* year* ano anos annee* jahr* anni tahun* yil* год года лет سنه* سنوات* साल* বছর* mahine"),
    (
        Topic::Moment,
        "today tomorrow tonight yesterday soon shortly immediately instantly momentarily noon midnight morning evening afternoon asap
         monday tuesday wednesday thursday friday saturday sunday weekend january february march april june july august september october november december
         hoy manana ayer inmediat* enseguida hoje amanha ontem imediat* logo aujourd* demain hier bientot immediat* heute morgen gestern bald sofort oggi domani ieri presto subito
         besok kemarin segera bugun yarin hemen birazdan yakinda сегодня завтра вчера скоро немедленно сразу اليوم غدا امس قريبا فورا حالا
         आज कल जल्द* तुरंत আজ* কাল আগামীকাল শীঘ্র* এখনই এখুনি aaj jaldi turant ekhoni aj",
    ),
    (Topic::Ago, "ago hace atras lalu назад منذ vor fa"),
    (Topic::Possible, "possible posible possivel moglich possibile mungkin mumkun mumkin возможен возможна возможно ممكن ممكنه الممكن संभव* सम्भव* সম্ভব* ممکن available disponible disponivel verfugbar disponibile tersedia доступен доступна доступно"),
    (Topic::Now, "now currently current moment ahora actualmente agora atualmente maintenant actuellement jetzt gerade derzeit momentan adesso attualmente sekarang simdi сейчас الان حاليا अभी फिलहाल এখন abhi ekhon ابھی"),
    (Topic::Account, "account* cuenta* conta contas compte akun* hesabin* hesap* حساب* аккаунт* खात* अकाउंट* অ্যাকাউন্ট* একাউন্ট*"),
    (Topic::Link, "link* baglanti* enlace* lien* tautan* ссылк* رابط* लिंक* লিংক* লিঙ্ক* लिङ्क* لنک"),
    (
        Topic::Promise,
        "will shall gonna guarant* promis* assur* garant* promet* promess* versprech* versproch* jamin* menjamin* janji* berjanji* certain* definit* absolut* surely swear commit* warrant* akan vai vao ira irao sera seran seront verra wird werden werde будет будут होगा होगी হবে سوف
         гарант* обеща* ضمان* نضمن* مضمون* وعد* نعد गारंटी* वादा* वचन* গ্যারান্টি* নিশ্চয়* প্রতিশ্রুতি* garenti* pakka",
    ),
    (
        Topic::Number,
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
         sixty seventy eighty ninety hundred* thousand* million* billion* half double triple twice dozen* percent zero
         dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cincuenta cien ciento* cientos mil doble mitad medio cero
         dois duas quatro sete oito nove dez vinte trinta cinquenta cem dobro metade deux trois quatre cinq sept huit neuf dix vingt trente cinquante cent mille moitie
         zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig funfzig hundert* tausend* halb* doppelt*
         due tre quattro cinque sette otto dieci venti trenta cinquanta cento mila doppio meta dua tiga empat lima enam tujuh delapan sembilan sepuluh puluh* ratus* seratus ribu* seribu juta*
         iki uc dort bes alti yedi sekiz dokuz yirmi otuz elli yuz bin milyon* yarim
         два две три четыре пять шесть семь восемь девять десять двадцат* тридцат* пятьдесят сто двести пятьсот тысяч* миллион* половин* вдвое
         اثنان اثنين ثلاث* اربع* خمس* سته ست سبع* ثماني* تسع* عشر* مئه مائه مئت* الف الفين الاف مليون* نصف ضعف
         दो तीन चार पांच पाँच छह सात आठ नौ दस बीस पचास सौ हजार* हज़ार* लाख* आधा दोगुना দুই তিন চার পাঁচ ছয় সাত আট দশ বিশ পঞ্চাশ একশ* শত* হাজার* লাখ* অর্ধেক দ্বিগুণ
         teen paanch panch saat aath hazar* hajar* lakh* pachas",
    ),
    (
        Topic::Money,
        "money dollar* usd eur euro* gbp inr bdt pkr idr brl rub usdt btc cash bonus* credit* compens* discount* free gratis gift* coupon* voucher* payment* paid pay pays
         payout* fee fees rupee* rupiah taka paisa* paise* rs tk invoice* wallet* deposit* withdraw* transfer* reward* prize* price* cheap* earn*
         dinero pago pagos pagad* pagar* abono* abonad* descuento* regalo* dinheiro desconto* presente* argent paie* payer paye gratuit* cadeau* remise* geld* gutschrift* gutschein* rabatt* kostenlos* geschenk* bezahl* zahl*
         soldi denaro pagament* pagat* sconto* omaggio* gratuito uang* bayar* dibayar* diskon* hadiah* kompensasi* paran* parasi ucretsiz* bedava* hediye* odeme* indirim* tazminat* iade
         деньг* денег бонус* бесплатн* скидк* компенс* оплат* плат* подар* рубл* مال* اموال* فلوس* مجان* هديه* هدايا* تعويض* خصم* دولار* دفع* رقم_حساب پیسے پیسہ رقم_واپس
         पैस* मुफ्त* मुफ़्त* बोनस* रुपय* रुपये* भुगतान* छूट* उपहार* मुआवज* টাকা* টাকার* ফ্রি* বোনাস* পেমেন্ট* ক্ষতিপূরণ* ছাড়_ উপহার* ডলার*",
    ),
    (
        Topic::Contact,
        "phone* email* mail whatsapp* telegram* viber skype discord instagram facebook tiktok youtube call calls website* site url* click* visit* download* install* dot com net org www http* https
         telefon* correo* llame llamen llamar llamad llamanos llamenos llamada* pagina* ligue ligar appel* courriel anruf* webseite* chiama* sito klik* hubungi* ara arayin tikla*
         звон* почт* сайт* телефон* اتصل* هاتف* موقع* ايميل* واتساب* تليجرام* फोन* कॉल* वेबसाइट* ফোন* কল ওয়েবসাইট* manager* supervisor* boss punto ponto nokta titik arroba slash точка نقطه डॉट ডট
         менеджер* مدير* मैनेजर* ম্যানেজার*",
    ),
    (
        Topic::Trust,
        "staff admin* owner* operator* moderator* verified verify verifies verifying verification* verifie verificad* verificac* verifizier* unverif* password* passcode* passphrase* code codes otp pin card* bank* crypto* bitcoin* paypal* login* credential* token* permission* authoriz* authoris* privilege* unlimited vip
         contrasen* codigo* clave* tarjeta* senha* cartao* banco* passe carte* kennwort* passwort* karte* konto* codice* carta sandi* kode* kartu* rekening* sifre* kod kart* banka* unlock* access accesses accessed accessible
         парол* код коды кода карт* банк* доступ كلمه_المرور كلمة رمز* كود* بطاق* بنك* صلاحي* पासवर्ड* कोड* बैंक* कार्ड* পাসওয়ার্ড* কোড* ব্যাংক* কার্ড*",
    ),
    (
        Topic::Machinery,
        "prompt* instruct* system* assistant* llm gpt* chatgpt openai anthropic claude* groq ollama llama* gemini json xml api apis error* exception* server servers database* sql null undefined debug* stack developer* jailbreak* artificial
         chatbot* robot* programm* programme* timeout* timed http status_code internal panic unwrap connection* nan roleplay pretend* ignore* overrid* webhook* ai yapay_zeka
         инструкц* систем* промпт* искусственн* نظام* تعليمات* ذكاء_اصطناع* निर्देश* सिस्टम* নির্দেশ* সিস্টেম* fulfil* supplier* provider* upstream reseller* proveedor* fornecedor* fournisseur* anbieter* lieferant* поставщик* مزود* सप्लायर* প্রোভাইডার*",
    ),
];
