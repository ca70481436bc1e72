//! The words a draft may add to those of the fixed text: a closed list for each language, of words that make no claim however they are put
//! together. Greetings, thanks, regrets, labels, what a person reads, writes and asks.
//!
//! What a word must not be, to stand here: a yes, an outcome, a deed of ours, a gift, a promise, a time, or how many (all, other, more, also). Such
//! words are among the topics, where they are held against the facts, or nowhere. A word ending in `*` is a beginning.

/// One language each. A sentence is in one of them: words of two would make a third meaning.
pub(super) const LANGUAGES: [&str; 15] = [
    // English
    "the a an and or but if of to in on at for from with by as is are was were be been it its this that these those there here here's you your yours we our us i my me
     they them their what which who how when where why whether because since so therefore then than while can could may might would should do does did have has had having
     am i'm im ive weve youve its thats please thank thanks hello hi hey hiya greetings dear welcome sorry apologies apologize apologise apology afraid regret sadly
     good great news kindly patience patient understanding understand understood understandable appreciate happy glad hope see view look looking looks check checking know tell told inform informed
     ask asking asked write writing written type typing reply say read reading send sending let need needs want wants try trying use using find found show shows shown make sure
     help helping question questions message messages order orders ordered service services status state details detail information info number numbers command commands
     list menu option options result results panel team support desk trouble troubles inconvenience issue problem frustration frustrating frustrated upset concern concerns annoying
     text word words example input again already still just only once very really truly quite much below above about regarding appear appears appeared
     ca wo yet reason able unable exactly same after until within following follows find spelling up into over out reach meantime
     unfortunately reached reaching mean means meant know knows remember explain explanation clarify anything something someone assist assistance quick simply briefly below hear hearing understanding experience experiencing experienced currently mistake typo missing digits digit bit feel feels attention raising reporting patiently moment follow provided according shows says said states means marked listed named think seems seem seemed appears though although however anyway besides instead rather kind kindest regards cheers morning evening afternoon having happened lot much deeply sincerely extremely totally heard hearing member members count counts starting current name names its for such as each checked answer answers answering must one wait",
    // Spanish
    "el la los las lo un una unos unas y e o u pero de del al a en por para con que como cuando donde es son esta está estan fue ser estar ha he hemos han haber hay
     este estos estas esto ese esa eso esos esas tu tus su sus usted ustedes te se le les nos nosotros nuestro nuestra nuestros nuestras mi me yo
     gracias hola saludos buenos buenas dias tardes noches favor siento sentimos lamento lamentamos disculpa disculpe disculpas perdon molestia molestias inconveniente inconvenientes
     pedido pedidos orden ordenes ordenado servicio servicios estado detalle detalles informacion info numero numeros mensaje mensajes pregunta preguntas comando comandos
     lista menu opcion opciones resultado resultados panel equipo soporte ayuda ayudar ayudarte problema frustrante frustracion entiendo entendemos comprendo comprendemos comprension paciencia
     escribe escriba escribir escribirnos escribiendo puede puedes puedo podemos poder ver veras consulta consultar revisa revise revisar revisara revisaremos mira mirar saber conocer pedir pide pedirlo pedirla volver vuelve intenta intente intentalo intentarlo
     aqui nuevo nuevamente vez ya aun todavia solo asi entonces porque pues mientras si quieres quiere desea deseas necesitas necesita posible hace inicio informado informada informamos
     bienvenido bienvenida amigo amiga encuentro encontramos encuentra encontrar aparece momento dentro tras sigue motivo acceder hacer
     mismo ahora inicialmente conteo recuento muy mucho lamentablemente desafortunadamente lamento lamentable buen buena usar usando tal vez parece trate tratar pulsa frustra enfado malestar situacion realmente comprender sentir equipo avisado avisada atencion contactarnos escribirme mensaje ponerte saludo cordial puedas encuentre sepa indica indique indicame dime cual cuales cualquier pregunta duda dudas consulta consultas consultarlo pregunta nombre fue inicial poder podras podra actual mirara miraremos solicitado neste",
    // Portuguese
    "o a os as um uma e ou mas de do da dos das no na nos nas em ao aos com por para pelo pela que como quando onde foi ser estar esta está estao sao é eh ha
     este estes estas isso isto esse essa seu sua seus suas voce voces teu tua te se lhe nos nosso nossa nossos nossas meu minha me eu
     obrigado obrigada ola oi saudacoes bom boa tarde favor sinto sentimos lamento lamentamos desculpe desculpa desculpas transtorno incomodo
     pedido pedidos ordem servico servicos status estado detalhe detalhes informacao informacoes numero numeros mensagem mensagens pergunta perguntas comando comandos
     lista menu opcao opcoes resultado resultados painel equipe time suporte ajuda ajudar problema frustrante frustracao entendo entendemos compreendo compreensao paciencia
     escreva escrever escrevendo aqui pode podem posso podemos ver vera veja consultar verifique verificar confira olhar saber pedir peça pediu tente tentar novamente vez ainda ja so somente entao porque pois se quiser
     precisa possivel ha pela informado informada avisada avisado vindo amigo amiga encontro encontrei encontramos encontrar aparece momento inicial dentro apos motivo acessar fazer contagem
     muito infelizmente mesmo momento atual contagem avisados olhar olhara ver mensagem acesso acessar consigo conseguimos alguns alguma duvida duvidas qual quais parece usar usando tentando realmente situacao chateado chateada atencao nome responder resposta entrar ola tudo prezado prezada lista encontrei neste nesse podera aqui",
    // French
    "le la les l des du un une et ou mais de d en dans sur pour par avec que qu qui est sont etre ete a ai avons ont cette ces cet ce c votre vos vous nous notre nos je j mon ma me moi il elle ils on y
     merci bonjour bonsoir salut cher chere desole desolee desoles regrette regrettons excuses excusez pardon desagrement desagrements gene
     commande commandes commande service services statut etat detail details information informations info numero numeros message messages question questions
     liste menu option options resultat resultats panneau panel equipe support assistance aide aider probleme frustrant frustration comprends comprenons comprehension patience
     ecrivez ecrire ici pouvez peut peux pouvons voir verrez consulter verifiez verifier regarder savoir demander redemander essayez reessayez reessayer nouveau encore donc alors car parce si
     comment quand besoin possible raison informe informee trouve trouver trouvons bienvenue ami moment depuis plait
     malheureusement instant cela ca deja actuellement toutefois cependant tres vraiment situation contrarie comptage compteur lu lire message reponse repondre nom quelques verrez trouve trouvee lire indique indiquez quel quelle quels peut etre semble voici nos nous",
    // German
    "der die das den dem des ein eine einen einem einer und oder aber von vom zu zum zur in im an am auf fur mit bei aus ist sind war waren wurde wurden sie ihr ihre ihren ihrem ihrer wir unser unsere unseren uns ich mir mich mein meine es du dein deine dir dich
     danke dank hallo guten bitte leid tut bedauern bedaure entschuldigung entschuldigen verstehe verstehen verstandnis unannehmlichkeiten argerlich frustrierend geduld
     bestellung bestellungen bestellt dienst service status stand einzelheiten angaben auskunft nummer nummern nachricht nachrichten frage fragen befehl befehle liste ergebnis ergebnisse panel team hilfe helfen problem
     schreiben schreib schreibe schreiben geschrieben hier kann konnen kannst sehen sehe siehe schauen wie was wo wann wer welche wissen erneut noch schon nur also daher deshalb deswegen darum weil denn da wenn so
     moglich grund informiert finde finden gefunden versuchen versuche wieder willkommen moment dass dies diese dieser dieses vor bereits 
     leider aktuell aktuelle momentan gerade zurzeit sehr wirklich verstandlich lage situation antwort antworten name scheint etwas dort hatte hat haben habe hast wurden konnte konnten schau angezeigt ihren deren ob nach wegen vielen lieber liebe kunde",
    // Italian
    "il lo la gli le i l un uno una e ed o ma di del della dei delle da dal in nel nella su sul per con che come quando dove è sono stato stata essere questo questa questi queste tuo tua tuoi suo sua noi nostro nostra vostro ci ti si mi io hai ha abbiamo
     grazie ciao salve buongiorno buonasera favore prego dispiace spiacenti scusa scuse scusate disagio
     ordine ordini servizio servizi stato dettagli informazioni numero numeri messaggio messaggi domanda domande comando comandi lista elenco risultato risultati pannello team squadra supporto aiuto aiutare problema frustrante capisco comprendiamo pazienza
     scrivi scrivere qui puoi puo posso possiamo vedere vedi controlla controllare sapere chiedere chiedi riprova riprovare nuovo ancora gia solo quindi perche poiche se possibile motivo informato trovo trovare benvenuto momento fa
     purtroppo attuale attualmente davvero molto situazione risposta rispondere nome sembra qualche qui ecco abbia avete hanno conteggio mi capiamo vedrai vedrete nel vostro",
    // Indonesian and Malay
    "yang dan atau tapi tetapi dari ke di pada untuk dengan oleh atas ini itu adalah ada anda kamu kau mu nya kami kita saya aku ku terima kasih makasih halo hai salam selamat datang kak kakak bang gan
     pesanan pesan dipesan order layanan servis status detail rincian informasi info nomor nomer pertanyaan perintah daftar menu pilihan hasil hasilnya panel tim dukungan bantuan bantu membantu masalah kendala ketidaknyamanan ketidaknyamanannya frustrasi frustasi mengerti memahami paham kesal kecewa kesabaran
     tulis ketik sini silakan silahkan mohon tolong harap maaf maafkan bisa dapat lihat melihat terlihat cek periksa tahu coba mencoba lagi sudah telah masih hanya saja jadi maka karena sebab jika kalau bagaimana apa apakah kapan dimana siapa
     agar supaya mungkin alasan diberitahu beritahu diberi tahu melihatnya temukan menemukan ditemukan nomornya pesanmu sedang saat dalam lalu lakukan membuat bagi dihubungi beberapa pesananmu pesananku ditampilkan mulainya
     hitungan sangat benar memang mohon pengertiannya pengertian sayangnya saat situasi balas balasan nama tampaknya sepertinya mana ya dong kok nih sih deh ketik ketikkan lihatlah begitu karenanya tersebut hal terkait mengenai tentang seputar silahkan masukkan pastikan sehingga ini saat pernah",
    // Turkish
    "ve veya ya ama fakat bir bu su o icin ile de da ki ne nasil nerede zaman kim hangi siz size sizin sizi biz bize bizim ben bana benim sen sana senin
     tesekkurler tesekkur ederim ederiz merhaba selam sayin lutfen uzgunum uzgunuz kusura bakmayin ozur dilerim dileriz rica
     siparis siparisi siparisiniz siparisin siparisler siparislerinizi siparisinizin hizmet servis durum durumu durumunda durumda ayrinti ayrintilar bilgi bilgiler numara numarasi numarasini mesaj mesaji mesajiniz mesajinizi mesajina soru komut komutlar liste listesi listemiz sonuc sonucu panel panelde panelinizde ekip ekibimiz destek yardim sorun sikinti rahatsizlik anliyorum anliyoruz sabir sabriniz
     yaz yazin yazarak burada buradan buraya gorebilirsiniz gormek gorun gorursunuz bakin kontrol edin bilmek sorabilirsiniz sorun tekrar yeniden hala sadece yuzden nedenle cunku dolayi eger mumkun neden an anda once var icinde deneyin hos geldiniz lazim gerek haber
     zaten sonra isteyebilirsiniz isteyebilirsin maalesef gercekten cok durumda tekrardan yanit cevap isim ad lutfen gorunuyor anlasilir can sikici uzucu hesabinizda sayisi sayi guncel su an henuz daha siparisinizi gormek numarasini bakabilirsiniz yazabilirsiniz ogrenmek olarak olan oldugu hala neler yapabildigimi sayisi",
    // Hinglish and Urdu in Latin letters
    "hai hain ho tha the thi hoon hun ka ki ke ko se me mein par pe aap aapka aapki aapke aapko apka apki apke apko hum humne hamara hamari hamare main maine mera meri mujhe
     dhanyavad dhanyawad shukriya namaste salam salaam assalamu alaikum kripya bhai ji jee ye yeh woh wo vo aur ya lekin magar kya kaise kab kahan kaun kyun kyunki isliye islie to toh agar
     order orders service services status details number numbers message command list panel team support help madad result problem pareshani dikkat takleef samajh samajhte samajhta samajhti maaf maafi khed afsos sorry please
     likhe likhein likhiye likho dekhne dekhe dekhein dekhiye dekh sakte sakta sakti check kare karein kariye karke karne karna puche puchein puchne dobara phir fir baad pehle hi liye possible request reply bata bataya kar raha rahe rahi pata
     saka sake hamari chuka chuki chuke nirash gussa
     likh likhkar dekhenge jaankari naam sirf bas abhi dost yahan wahan jo jis us unko usko usse isse iska iski iske apna apni apne galat number kripaya dhanyawaad kar sakta sakte hoon krna kr skte rha rhi",
    // Banglish
    "ami amra amader amake amar apni apnar apnake apnader tumi tomar ei eta oi ar o ba kintu jonno jonne theke diye sathe shathe ki keno kivabe kibhabe kokhon kothay ke karon tai jodi
     dhonnobad dhanyabad assalamu alaikum walaikum salam bhai apu hello please doya kore dukkhito dukhito sorry khoma order er ti ta service status details number message list panel team support help shahajjo somossa shomossha
     likhun likhen likhle dekhun dekhte paren pari korun korte kore bolun jante chaile check abar age request reply bujhi bujhte parchi holo ache ase ekhane hotash biroktikor
     ekhono kintu apnake dekhben likhe likhlei bhul apatoto naam ekhon amader dekhun parben jonno jonyo ekta kono kichu khub",
    // Russian and Ukrainian
    "и в во на с со к ко по для от из у о об обо за что чтобы как это этот эта эту эти этого этой так же ли бы то тот та те ваш ваша ваше ваши вашего вашей вашему вашем вашу вашим вы вам вас мы наш наша наше наши нашей нам нас я мне меня мой моя он она оно они его ее её их был была было были 
     ты тебе тебя твой твоя твоё твоего твоем
     спасибо благодарим благодарю здравствуйте привет добрый пожалуйста извините извиняемся простите прошу прощения сожалению жаль сожалеем неудобств* досад* неприят* понима* понять терпени*
     заказ заказа заказу заказом заказе заказы заказов заказано заказали услуг* статус статусе статуса состояни* подробност* информаци* номер номера номеров номером сообщени* вопрос вопросы вопроса команд* список списка меню вариант* результат* панел* помощь помочь помогу поддержк* проблем* ситуаци*
     напишите написать написали пишите здесь тут можно можете могу можем увидеть увидите посмотреть посмотрите смотрите проверьте проверить узнать спросить попросить попросите попробуйте повторить повторите снова раз уже еще ещё только просто поэтому потому если когда где кто какой какие
     нужно доступен доступн* возможен возможно возможна причин* найти нашел нашли нахожу умею пока назад через после до вот ниже рады добро пожаловать друг уважаем* сообщили
     к сожалению очень действительно ситуация понимаем расстроены расстраивает неприятно ответ ответить имя название какой-то похоже видно виден видна текущий уже изначально дата ваших нашего нашему нашим нами вами рад могу подсказать уточните уточнить укажите указать ознакомиться посмотреть увидите сервис* наших связаться несколько знает посмотрит вот услуг текущ*",
    // Arabic
    "و في من الى على علي عن مع هذا هذه ذلك تلك التي الذي الذين ان أن انه انها انت انتم لك لكم لنا نحن انا كان كانت هو هي هم او ثم اذا كما كيف متى اين ماذا لماذا لان لذلك لذا حيث قد لقد يرجى الرجاء رجاء فضلك فضلكم يا لديك لديكم لدينا
     شكرا مرحبا مرحبًا اهلا اهلاً السلام عليكم وعليكم ورحمه الله عزيزي عذرا نعتذر اعتذر معذره اسف اسفون ناسف نتفهم اتفهم افهم تفهمكم صبرك صبركم ازعاج الازعاج محبط الاحباط مشكله المشكله
     طلب طلبك طلبكم طلبات طلباتك الطلب الطلبات للطلب لطلب لطلبك بطلب الخدمه خدمه خدماتنا الخدمات خدمات الحاله حاله حالته تفاصيل التفاصيل معلومات رقم الرقم ارقام رساله رسالتك الرساله سؤال سؤالك اسئله امر الامر اوامر قائمه القائمه النتيجه نتيجه لوحه اللوحه لوحتك فريق فريقنا الدعم مساعده المساعده مساعدتك
     اعاده لاعاده باعاده اكتب كتابه لكتابه هنا يمكن يمكنك يمكنكم يمكنني استطيع ممكن ممكنه ترى لترى رؤيه لرؤيه معرفه لمعرفه فعله افعله التحقق تحقق حاول محاوله المحاوله مره مجددا فقط سبب السبب اجد العثور بعد قبل منذ عند هنالك هناك خلال داخل ابلاغ ابلغنا علم
     ل ب ك بالفعل تاريخ للاسف الاسف حاليا جدا حقا حقًا موقف الموقف رد الرد اسم الاسم يبدو ربما اي بهذا بهذه فيها فيه عليه عليها منه منها له لها بك بكم اليك اليكم تجد رؤيه كتابة اكتبها تعرف وصول الوصول طلبه طلبها زال اخري يزال",
    // Urdu
    "کا کی کے کو سے میں پر ہے ہیں تھا تھی آپ آپکا آپکی آپکے ہم ہمارا ہماری میرا مجھے شکریہ سلام براہ کرم آرڈر یہ وہ اور یا لکھیں لیے لئے معذرت افسوس مدد دیکھنے دیکھیں سکتے سکتا حالت سروس نمبر پیغام اس دوبارہ کریں ممکن ٹیم پینل کیا کیسے",
    // Hindi
    "है हैं हो हूँ हूं था थी थे का की के को से में पर और या लेकिन मगर तो ही भी कि जो यह ये वह वे इस उस इसे उसे इसलिए क्योंकि अगर कैसे क्या कब कहाँ कहां कौन क्यों
     आप आपका आपकी आपके आपको हम हमने हमारा हमारी हमारे हमें मैं मैंने मेरा मेरी मुझे जी भाई नमस्ते नमस्कार धन्यवाद शुक्रिया कृपया माफ माफ़ माफ़ी माफी क्षमा खेद अफसोस अफ़सोस परेशानी असुविधा निराश निराशा समझ समझते समझता समझती धैर्य
     ऑर्डर आर्डर सेवा सर्विस स्थिति स्टेटस विवरण जानकारी नंबर संख्या मैसेज संदेश सवाल प्रश्न कमांड सूची लिस्ट मेनू परिणाम नतीजा पैनल टीम सहायता मदद समस्या
     लिखें लिखिए लिखने यहाँ यहां देखें देखिए देखने देख सकते सकता सकती जांच जाँच जांचें जाँचें पता पूछें पूछने पूछ करें करने कर करके फिर दोबारा बाद पहले लिए संभव सम्भव एक बार कृपा कारण मिल मिला बता बताया सूचित दी दिया दिए
     कीजिए कीजिये काउंट निराशाजनक देखेगी बहुत वास्तव नाम जवाब उत्तर शायद कुछ अब अभी नंबर लिखकर बस केवल सिर्फ दोस्त यहीं वहाँ जिस उन उनका उसका इसका अपना अपनी अपने प्रयास कोशिश दुर्भाग्य दुर्भाग्यवश असुविधा सहयोग हुए रहा रही रहे गए",
    // Bengali
    "আমি আমরা আমাদের আমার আমাকে আপনি আপনার আপনাকে এই এটি এটা ওই সেই এর ও এবং বা অথবা কিন্তু তবে তাই কারণ যদি যে যা জন্য জন্যে থেকে দিয়ে সঙ্গে সাথে মধ্যে কি কী কীভাবে কিভাবে কখন কোথায় কে কেন
     ধন্যবাদ হ্যালো হাই নমস্কার সালাম আসসালামু আলাইকুম ওয়ালাইকুম ভাই আপু প্রিয় দয়া করে অনুগ্রহ দুঃখিত ক্ষমা মাফ অসুবিধা অসুবিধার ঝামেলা হতাশ হতাশাজনক বিরক্তিকর বুঝি বুঝতে পারছি ধৈর্য
     অর্ডার অর্ডারের অর্ডারটি অর্ডারটির অর্ডারগুলো সার্ভিস সার্ভিসের সেবা স্ট্যাটাস অবস্থা বিস্তারিত তথ্য নম্বর নাম্বার নম্বরটি মেসেজ বার্তা প্রশ্ন কমান্ড তালিকা লিস্ট মেনু ফলাফল ফল প্যানেল প্যানেলে টিম দল সহায়তা সাহায্য সমস্যা
     লিখুন লিখলে লিখে এখানে দেখুন দেখতে দেখা পারি পারেন পারবো যাচাই জানতে জানুন জানান জিজ্ঞাসা করুন করতে চাইলে চান আবার আবারও পরে আগে একবার হলো হল সম্ভব আছে ছিল ছিলো দেওয়া খুঁজে জানানো হয় হতে
     এখনও এখনো মুহূর্তে মুহূর্ত করা করে করি নাম উত্তর খুব সত্যিই দুর্ভাগ্যবশত আন্তরিকভাবে জন্যই লিখতে দেখবেন দেখবে জানাতে আছি আছেন শুধু কোনো কোন কিছু যেকোনো একটি একটা নিচে উপরে এখন বর্তমানে কাউন্ট শুরুর মিনিট",
];
