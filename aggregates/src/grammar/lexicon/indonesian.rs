//! Indonesian and Malay.

use super::Meaning::{self, *};
use super::around::Around;
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "refil refillkan direfill refilkan refilin refillin"),
    (REFILL_NAMED, "direfil refillnya isiulang ngerefill kompensasi"),
    (Guarantee, "garansi"),
    (CANCEL, "cancelin batalkan batalin cancelkan cancelin kensel"),
    (CANCEL_NAMED, "dibatalkan dibatalin dicancel pembatalan batalnya membatalkan ngecancel kcancel kecancel kecancle tercancel ucancel hentikan stopin hapus"),
    (SPEED_UP, "kencengin kencangkan dikencengin dikencangin ngebutin percepat dipercepat cepatkan cepetin speedup percepatkan"),
    (SPEED_UP_NAMED, "mempercepat percepatan ngebut gaskan kecepatan jalankan jalanin digeber gaspol kebut"),
    (Fast, "cepat cepet cepetan buruan"),
    (REFUND, "refundkan refundin direfund"),
    (REFUND_NAMED, "kembalikan balikin dikembalikan dibalikin pengembalian kembaliin balikan uangku duitku"),
    (PARTIAL, "parsial partialkan dipartial partialin parsialkan"),
    (PARTIAL_NAMED, "diparsial sebagian"),
    (Check, "cek ngecek"),
    (Order, "pesanan orderan pesananku orderanku pesanannya orderannya orderku"),
    (Help, "bantuan"),
    (Greeting, "halo hai selamat assalamualaikum misi permisi"),
    (Thanks, "makasih terimakasih terima kasih mksh tengkyu trims suwun"),
    (Please, "tolong mohon tlg tolongin minta bantu mhn"),
    (Polite, "min kak gan bang mas dong pagi siang sore malam segera kakak admin bos boss mba mbak pak bu om sis ya yah deh sekarang skrg hari secepatnya yuk aja saja gais"),
    (Label, "nomor nomer no"),
    (Determiner, "ini itu tersebut"),
    (Preposition, "untuk utk buat"),
    (Carrier, "yang yg dan sama nya ke di dengan semua keduanya dua juga"),
    (Asking, "ingin mau perlu pengen butuh pingin"),
    (Doing, "lakukan proses diproses ajukan kasih jadiin jadikan"),
    (
        Glue,
       "saya aku gue gw kami kita dari sejak jam minggu bulan menit masih sangat banget terus pelanggan client dah kali terlalu
         kemarin kemaren kmrn cuma hanya baru lama sekali semalam tadi pada ada nih jadi lagi lg",
    ),
    (Never, "jangan jgn batal gausah gajadi batalnya tahan"),
    (Negated, "tidak tdk bukan gak ga ngga nggak enggak usah belum blm gk kagak ndak tak tanpa"),
    (Condition, "kalau kalo jika kapan atau nanti kl klo ntar besok misal misalnya"),
    (Doubt, "akhirnya kenapa mengapa bisa bisakah apakah apa bagaimana gimana kok siapa berapa brp boleh contoh sudah udah telah kena udh tadinya untung maksudnya artinya"),
    (Counted, "pengikut followersnya penonton tayangan"),
    (Happening, "mulai jalan dimulai berjalan start2 selesai bergerak bertambah nambah bekerja"),
    (Getting, "masuk sampai datang nyampe terima dapat dapet dibalas respon direspon balas bales dijawab"),
    (
        Complaint,
       "penipu nipu menipu tipu maling bohong scam turun drop ngedrop berkurang hilang ilang anjlok kecewa marah kesal kesel sampah jelek parah rugi darurat urgent penting
         nunggu menunggu tunggu lelet masalah error keliru bangsat anjing goblok tolol capek capai komplain lapor salah",
    ),
    (State, "lambat lemot telat macet mentok nyangkut pelan stuck kurang"),
    (Missed, "tertunda"),
    (SPEED_UP_NAMED, "prcpt pcpt dorong gercep gaskeun kebutin ngebutlah jalanin dijalanin"),
    (CANCEL_NAMED, "hapusin dihapusin setop distop buang"),
    (REFUND_NAMED, "kembaliin balikkan refundnya"),
    (REFILL_NAMED, "isiin tambahin tambahkan"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "isi ulang"),
    (REFUND, "balikin uang, balikin uang saya, balikin duit, balikin duit saya, balikin duit gue, balikin saldo, balikin saldo saya, kembalikan uang, kembalikan uang saya, kembalikan saldo, kembalikan saldo saya, kembalikan dana, kembaliin duit, kembaliin duit gue, kembaliin uang, kembaliin saldo, balikin dana, sisanya balikin saldo"),
    (CANCEL, "cancel in"),
    (SPEED_UP_NAMED, "gas dong, gas min, gas kak, gas bang"),
    (REFUND_NAMED, "uang kembali, uang saya"),
    (CANCEL, "tolong dibatalkan, mohon dibatalkan, minta dibatalkan, tolong dibatalin, tolong dicancel, mohon dicancel, minta dicancel, tolong di cancel, mohon di cancel"),
    (REFUND, "tolong dikembalikan, mohon dikembalikan, tolong direfund, mohon direfund, minta direfund, tolong di refund, mohon di refund"),
    (REFILL, "tolong direfill, mohon direfill, minta direfill, tolong di refill, mohon di refill"),
    (Thanks, "terima kasih banyak, makasih banyak, terima kasih sebelumnya, makasih sebelumnya"),
    (Greeting, "selamat pagi, selamat siang, selamat sore, selamat malam"),
    (Please, "minta tolong, mohon bantuannya, tolong dong, tolong ya, mohon dibantu, minta tlg"),
    (Polite, "sekali lagi, secepat mungkin, ya kak, ya min, ke saldo, ke saldo panel"),
    (Thanks, "terima kasih"),
    (Asking, "saya mau, saya ingin, aku mau, saya minta, saya perlu, gue mau, mau minta"),
    (
        Complaint,
        "belum mulai, belum jalan, belum start, belum selesai, tidak jalan, gak jalan, ga jalan, ga mulai mulai, belum
         bergerak, tidak mulai, ga mulai, tidak bergerak, ga gerak, gak gerak, gak dibalas, ga dibalas, tidak dibalas, turun
         terus, drop terus, drop parah, turun banyak, drop lagi, turun lagi, banyak turun, salah link, salah order, salah
         pesan, salah username, salah akun, salah layanan, berkali kali, followersnya turun, dua kali",
    ),
    (Never, "tidak jadi, ga jadi, gak jadi, nggak jadi, ngga jadi, gak usah, ga usah, tidak usah, tidak perlu, ga perlu, gak perlu, jangan dulu"),
    (Doubt, "apa bisa, bisa gak, bisa ga, udah masuk, sudah masuk, ga sih"),
    (
        Missed,
        "belum masuk, belum sampai, belum ada, tidak masuk, gak masuk, ga masuk, ngga masuk, nggak masuk, belum diproses",
    ),
    (REFILL, "refill lagi, refil lagi"),
    (
        State,
        "lama banget, lama sekali, terlalu lama, udah lama, sudah lama, kok lama, kok lambat, kenapa lama, masih lambat,
         lambat banget, lelet banget",
    ),
    (
        Waiting,
        "tidak ada respon, gak ada respon, ga ada respon, tidak direspon, dari kemarin, dari kemaren, dari tadi, dari pagi,
         udah nunggu, sudah menunggu",
    ),
    (REFILL_NAMED, "isi lagi, tambahin lagi, balikin followers, balikin follower, kembalikan followers"),
    (REFUND_NAMED, "uang balik, duit balik, saldo balik, balikin aja"),
    (SPEED_UP_NAMED, "gas lah, gas pol, tancap gas"),
];

pub(super) const AROUND: Around = Around {
    anger: "gila, gila ya, gila lu, gila kalian, gilak, edan, parah banget, parah sih, parah bgt, parah lu, parah kalian, parah nih,
        ampas, sampah banget, panel sampah, layanan sampah, layanan jelek, pelayanan jelek, pelayanan buruk, layanan buruk,
        pelayanan parah, jelek banget, buruk banget, buruk, busuk, bobrok, payah, payah banget, ga becus, gak becus, nggak becus,
        tidak becus, ga profesional, gak profesional, tidak profesional, tidak bertanggung jawab, ga tanggung jawab, gak tanggung
        jawab, tanggung jawab, tanggung jawab dong, tanggung jawab woy, penipuan, tukang tipu, tukang bohong, pembohong, pencuri,
        rampok, perampok, garong, bangke, bangkek, bgst, bgsd, kampret, kamvret, setan, iblis, monyet, babi, asu, jancok, jancuk,
        cok, cuk, anjir, anjrit, anjay, anjg, anj, njing, kontol, memek, ngentot, tai, taik, brengsek, sialan, sial, keparat, bodoh,
        tolol banget, goblok banget, bego, dongo, emosi, bikin emosi, bikin kesel, bikin kesal, kesel banget, kesal banget, kesel
        gue, kesel aku, marah banget, marah nih, ngamuk, geram, jengkel, jengkel banget, sebel, sebel banget, gedek, muak, muak
        banget, muak gue, bosen, bosan, bosen nunggu, capek nunggu, cape, cape nunggu, cape deh, capek banget, capek banget nunggu,
        lelah, lelah nunggu, stress, stres, pusing, pusing banget, bikin pusing, bikin stres, kecewa banget, kecewa berat, sangat
        kecewa, dikecewain, mengecewakan, mengecewakan banget, sangat mengecewakan, bikin malu, malu maluin, malu2in, ga ada akhlak,
        gak ada akhlak, ga ada otak, gak ada otak, otaknya dimana, keterlaluan, keterlaluan banget, kebangetan, ngaco, ngawur, ga
        jelas, gak jelas, nggak jelas, tidak jelas, gimana sih, gimana ini, gimana nih, gmn sih, gmn nih, gmn ini, bagaimana ini,
        gimana sih ini, gimana sih kalian, apa apaan, apa apaan ini, apaan sih, apaan nih, apaan ini, apaan, ini apaan, panel apaan,
        panel apa ini, layanan apa ini, layanan macam apa, layanan macam apa ini, panel macam apa, panel macam apa ini, servis apa
        ini, kok gini, kok gini sih, kok gini banget, kok begini, kok parah, serius dong, serius nih, yang bener aja, yg bener aja,
        yg bener dong, yang bener dong, jangan main main, jangan main2, jgn main2, jangan php, jgn php, php, diphp, php in, di php,
        jangan bohong, jgn bohong, jangan tipu, jangan nipu, jangan diem aja, jangan diam aja, jgn diem aja, diem aja, diam saja,
        tidur ya, tidur lu, pada tidur, pada tidur ya, pada kemana, pada kemana sih, pada kmn, kemana aja, kemana sih, kmn aja,
        dimana sih, dmn sih, adminnya kemana, admin kemana, adminnya mana, admin mana, mana admin, mana adminnya, mana nih admin,
        ada orang, ada orang ga, ada orang gak, ada orang disini, ada orang di sini, ada admin, ada admin ga, ada admin gak, ada
        admin disini, masih hidup, masih hidup ga, pada mati, woy, woi, woyy, oy, oi, hoi, hei, hey, hadeh, hadeuh, haduh, aduh,
        duh, astaga, astagfirullah, astagfirullahaladzim, ya ampun, ya allah, yaallah, ya tuhan, masyaallah, buset, busett,
        anjirlah, tolonglah, plis lah, please lah, kerja dong, kerja yang bener, kerja yg bener, bangun, bangun woy, bangun dong,
        bales dong, balas dong, bls dong, jawab dong, jawab woy, jawab min, respon dong, respon woy, ngerti ga sih, cukup, cukup
        sudah, udah cukup, udah muak, udah capek, udah cape, udah kesel, udah emosi, udah bosen, sudah muak, sudah capek, sudah
        cukup, udah bosan, saya laporkan, saya laporin, gue laporin, aku laporin, mau saya laporkan, saya akan laporkan, akan saya
        laporkan, gue viralin, saya viralkan, gue sebar, gue viralkan, bakal gue laporin, atau saya laporkan, atau saya lapor, atau
        gue laporin, atau gue viralin, atau saya viralkan, atau gue lapor, kalau ga saya laporkan, kalo ga gue laporin, kalau tidak
        saya laporkan, kalo gak gue laporin, kalo ga gue viralin, pindah panel, gue pindah panel, saya pindah panel, mau pindah
        panel, kapok, kapok gue, kapok saya, kapok banget, kapok order, ga akan order lagi, gak akan order lagi, ga bakal order
        lagi, gak bakal order lagi, tidak akan order lagi",
    urgency: "urgent banget, urgen, urgent bgt, urgent nih, urgent min, urgent kak, butuh banget, butuh bgt, butuh sekarang, butuh hari
        ini, perlu sekarang, perlu hari ini, sangat urgent, sangat penting, penting banget, penting bgt, penting nih, mendesak,
        sangat mendesak, darurat nih, darurat banget, sekarang juga, skrg juga, sekarang jg, hari ini juga, hari ini jg, malam ini,
        malam ini juga, siang ini, sore ini, detik ini juga, saat ini juga, gercep, kilat, secepatnya ya, secepat mungkin ya,
        sesegera mungkin, sesegera, segera ya, segera min, segera kak, segera dong, asap, waktu mepet, mepet, udah mepet, mepet
        banget, deadline, dikejar deadline, dikejar waktu, ga ada waktu, gak ada waktu, tidak ada waktu, ga ada waktu lagi, gak bisa
        nunggu, ga bisa nunggu, ga bisa nunggu lagi, gak bisa nunggu lagi, tidak bisa menunggu, tidak bisa menunggu lagi, tidak bisa
        tunggu, ga sempat, jangan lama lama, jangan lama2, jgn lama2, jgn lama lama, jangan lama, jgn lama, ga pake lama, gak pake
        lama, ga pakai lama, tanpa nunggu, jangan ditunda, jgn ditunda, keburu jalan, keburu mulai, keburu masuk, keburu proses,
        sebelum jalan, sebelum mulai, sebelum dimulai, sebelum start, sebelum diproses, sebelum masuk, mumpung belum jalan, mumpung
        belum mulai, mumpung belum start, mumpung belum diproses, nanti keburu jalan, prioritas, prioritaskan, diprioritaskan,
        tolong bgt, tolong banget, mohon banget, mohon bgt, plis banget, plis bgt, please banget, please bgt, acara, event, nikahan,
        konser, launching, presentasi, live, livenya, giveaway, kickoff, rapat, ujian, wisuda, pertandingan",
    waiting: "dari kemarin malam, dari kemaren malem, dari semalam, dari semalem, semalem, sejak semalam, sejak semalem, sejak kemarin,
        sejak kemaren, sejak pagi, sejak tadi, sejak tadi pagi, sejak tadi malam, dari tadi pagi, dari tadi siang, dari tadi malam,
        dari siang, dari sore, dari malam, dari subuh, dari minggu lalu, sejak minggu lalu, minggu lalu, minggu kemarin, bulan lalu,
        dari senin, dari selasa, dari rabu, dari kamis, dari jumat, dari sabtu, dari minggu, sejak senin, sejak selasa, sejak rabu,
        sejak kamis, sejak jumat, sejak sabtu, kemarin lusa, dari kemarin lusa, berhari hari, berhari2, berjam jam, berjam2,
        berminggu minggu, sehari, seharian, seharian ini, semaleman, semalaman, seminggu, seminggu lebih, sebulan, sudah seminggu,
        udah seminggu, udah sebulan, udah sehari, sudah sehari, udah seharian, sudah seharian, udah berhari hari, sudah berhari
        hari, udah berhari2, sudah berjam jam, udah berjam jam, udah dua hari, udah tiga hari, udah empat hari, udah lima hari,
        sudah dua hari, sudah tiga hari, sudah empat hari, sudah lima hari, dua hari, tiga hari, empat hari, lima hari, udah lama
        banget, udah lama bgt, sudah lama sekali, lama bgt, lama amat, lama bener, lama bener sih, lamanya, lama nih, lama2, lama
        kali, lamaa, lma bgt, kelamaan, kelamaan nunggu, lama nunggu, lama nunggunya, udah lama nunggu, nunggu lama, nunggu dari,
        nunggu dari kemarin, nunggu dari tadi, nunggu dari pagi, nunggu berhari hari, nungguin, nungguin dari, nunggunya,
        nungguinnya, ditunggu dari, ditungguin, saya tunggu, saya menunggu, saya sudah menunggu, saya udah nunggu, saya nunggu, aku
        nunggu, gue nunggu, gue udah nunggu, aku udah nunggu, kami menunggu, masih nunggu, masih menunggu, sampai kapan, sampe
        kapan, sampe kapan nunggu, sampai kapan nunggu, sampai kapan menunggu, sampai kapan saya menunggu, berapa lama lagi, brp
        lama lagi, berapa hari lagi, mau berapa lama, mau nunggu berapa lama, nunggu berapa lama lagi, nunggu sampai kapan, kapan
        kelarnya, sampai sekarang, sampe sekarang, sampe skrg, sampai skrg, sampai sekarang belum, sampe sekarang belum, sampe skrg
        blm, sampai hari ini, sampe hari ini, sampai detik ini, masih belum, masih blm, masih belum masuk, masih belum jalan, masih
        belum mulai, masih belum start, masih belum ada, masih nol, masih 0, masih pending, masih proses, masih gitu gitu aja, masih
        segitu, masih sama, masih diem, masih diam, belum juga, blm juga, belum jg, belum juga masuk, belum juga jalan, belum juga
        mulai, belum masuk juga, belum jalan juga, belum mulai juga, belum masuk masuk, belum jalan jalan, belum masuk2, blm masuk2,
        belum mulai mulai, ga masuk masuk, gak masuk masuk, ga masuk2, gak masuk2, kagak masuk, kagak masuk2, kagak masuk masuk,
        nggak masuk masuk, tidak masuk masuk, ga jalan jalan, gak jalan jalan, ga jalan2, gak jalan2, ga start start, ga start2, gak
        start2, ga start, gak start, ga gerak gerak, ga gerak2, gak gerak2, blm gerak2, blm gerak, belum gerak, ga ada pergerakan,
        gak ada pergerakan, tidak ada pergerakan, ga ada perkembangan, tidak ada perkembangan, ga ada kemajuan, tidak ada kemajuan,
        ga ada perubahan, gak ada perubahan, tidak ada perubahan, ga nambah, gak nambah, ga nambah2, ga nambah nambah, tidak
        bertambah, ga naik, gak naik, ga naik2, ga naik naik, tidak naik, satu pun, satupun, satu pun belum, satu pun ga ada,
        satupun ga ada, satu pun tidak ada, belum ada satu pun, belum ada satupun, belum masuk satu pun, belum masuk satupun, ga ada
        satupun, ga ada satu pun, tidak ada satu pun, ga ada yang masuk, gak ada yang masuk, tidak ada yang masuk, belum ada yang
        masuk, blm ada yg masuk, ga ada yg masuk, gak ada yg masuk, ga masuk sama sekali, gak masuk sama sekali, tidak masuk sama
        sekali, belum masuk sama sekali, blm masuk sama sekali, sama sekali, sama sekali belum, sama sekali ga ada, nol, nol besar,
        nol doang, cuma nol, zonk, ga ada hasil, tidak ada hasil, gak ada hasil, ga ada hasilnya, tidak ada hasilnya, ga ada kabar,
        gak ada kabar, tidak ada kabar, tanpa kabar, ga ada jawaban, gak ada jawaban, tidak ada jawaban, tanpa jawaban, ga ada
        balasan, gak ada balasan, tidak ada balasan, tanpa balasan, ga ada tanggapan, tidak ada tanggapan, gak ada tanggapan, ga ada
        respon sama sekali, tidak ada respon sama sekali, ga ada respons, tidak ada respons, tanpa respon, ga dijawab, gak dijawab,
        ga dijawab jawab, ga direspon, gak direspon, ga dibales, gak dibales, ga dibales bales, ga dibales2, tidak dijawab, ga ada
        yang bales, ga ada yg bales, gak ada yg bales, gak ada yang bales, ga ada yang jawab, ga ada yg jawab, gak ada yang jawab,
        tidak ada yang jawab, tidak ada yang menjawab, tidak ada yang balas, tidak ada yang merespon, ga ada yg respon, ga ada yang
        respon, gak ada yang respon, gak ada yg respon, dicuekin, dicuekin terus, dicuekin mulu, diabaikan, diabaikan terus,
        dikacangin, dikacangin terus, dikacangin mulu, didiemin, didiamkan, didiemin aja, cuma diread, cuma dibaca, diread doang,
        dibaca doang, diread aja",
    repetition: "berapa kali, berapa kali lagi, berapa kali harus, berapa kali saya harus bilang, berapa kali harus saya bilang, berapa kali
        harus bilang, berapa kali gue harus bilang, berapa kali lagi harus bilang, harus berapa kali, harus berapa kali bilang,
        harus berapa kali saya bilang, harus berapa kali chat, harus berapa kali saya chat, harus berapa kali minta, udah berapa
        kali, udah berapa kali bilang, udah berapa kali chat, udah berapa kali saya bilang, udah berapa kali gue bilang, udah berapa
        kali minta, sudah berapa kali, sudah berapa kali saya bilang, sudah berapa kali saya minta, udh berapa kali, udah brp kali,
        udah brp kali chat, kali ketiga, ketiga kalinya, ketiga kali, kedua kalinya, kedua kali, keempat kalinya, kelima kalinya,
        kesekian kalinya, kesekian kali, untuk ketiga kalinya, untuk kesekian kalinya, untuk kedua kalinya, udah tiga kali, sudah
        tiga kali, udah dua kali, sudah dua kali, tiga kali, empat kali, lima kali, seribu kali, ratusan kali, berulang kali,
        berulang2, berulang ulang, udah berulang kali, sudah berulang kali, berkali2, udah berkali kali, sudah berkali kali, udah
        berkali2, tiap hari, setiap hari, tiap hari turun, tiap hari drop, tiap kali, setiap kali, tiap order, setiap order, selalu,
        selalu begini, selalu gini, gini terus, begini terus, gitu terus, gini mulu, gitu mulu, mulu, turun mulu, drop mulu, ngedrop
        mulu, error mulu, lambat mulu, masalah mulu, itu itu aja, masalah yang sama, masalah yg sama, masalah sama lagi, sama lagi,
        sekali lagi ya, saya ulangi, gue ulangi, ulangi, saya tanya lagi, saya minta lagi, minta lagi, chat lagi, chat terus, chat
        mulu, chat berkali kali, udah chat, udah chat berkali kali, udah chat dari, udah chat dari kemarin, sudah chat, sudah chat
        berkali kali, sudah saya chat, udah bilang, udah bilang dari, udah bilang dari kemarin, udah bilang berkali kali, sudah saya
        bilang, saya sudah bilang, udah gue bilang, gue udah bilang, udah minta, udah minta dari, udah minta dari kemarin, udah
        minta berkali kali, sudah minta, saya sudah minta, sudah minta berkali kali, terakhir kali, terakhir, untuk terakhir
        kalinya, terakhir kalinya, peringatan terakhir, ini terakhir, ini yang terakhir, ini yg terakhir, mengingatkan, ngingetin,
        ngingetin lagi, mengingatkan lagi, reminder, follow up lagi, up lagi, up min, lagi lagi, lagi2, turun lagi turun lagi, saya
        lagi, lagi nih min",
    reasons: "salah masukin link, salah masukkin link, salah masukkan link, salah memasukkan link, salah input link, salah input, salah
        tempel link, salah copy link, salah copas, salah copas link, salah kasih link, salah taruh link, salah taro link, salah
        pasang link, salah ngasih link, salah isi link, salah paste link, salah paste, salah ketik, salah ketik link, salah ketik
        username, salah tulis, salah tulis link, salah pilih, salah pilih layanan, salah pilih servis, salah pilih service, salah
        layanannya, salah linknya, salah usernya, salah user, salah id, salah target, salah profil, salah postingan, salah post,
        salah video, salah jumlah, salah kategori, salah masuk, salah pencet, salah klik, salah orderan, salah pesen, salah beli,
        saya salah, gue salah, aku salah, saya salah order, saya salah link, saya salah masukin link, gue salah link, gue salah
        order, salah saya, salah gue, kesalahan saya, kesalahan dari saya, ini salah saya, linknya salah, link salah, link nya
        salah, usernya salah, username salah, usernamenya salah, akunnya salah, targetnya salah, link error, link rusak, linknya
        rusak, link mati, linknya mati, link ketuker, link tertukar, linknya ketuker, ketuker, ketuker linknya, tertukar, kecopas
        link, kecopas link lain, kecopas link client lain, kepaste link lain, kepencet, kepencet dua kali, kepencet 2 kali, kepencet
        2x, kepencet dobel, kepencet double, ga sengaja, gak sengaja, ngga sengaja, nggak sengaja, tidak sengaja, ga sengaja order,
        gak sengaja order, tidak sengaja order, ga sengaja kepencet, gak sengaja kepencet, gak sengaja keorder, ga sengaja keorder,
        keorder, keorder dua kali, keorder 2x, keorder dobel, terorder dua kali, terorder, order dobel, order double, orderan dobel,
        orderan double, pesanan dobel, pesanan ganda, order ganda, orderan ganda, ganda, dobel, double order, dobel order, dobel
        orderan, order dua kali, order 2x, order 2 kali, dua kali order, kelebihan, kelebihan order, kelebihan satu, duplikat,
        terduplikat, terpotong dua kali, kepotong dua kali, saldo kepotong, saldo kepotong dua kali, saldo terpotong, saldo
        terpotong dua kali, akun kena banned, akun dibanned, akun dibanned ig, akunnya dibanned, akun ke banned, akunnya kena
        banned, akun kena suspend, akunnya kena suspend, akun disuspend, akunnya disuspend, akun diblokir, akunnya diblokir, akun
        dinonaktifkan, akun dihapus, akunnya dihapus, akunnya diapus, akun hilang, akunnya hilang, akun private, akun privat,
        akunnya private, akunnya diprivate, akun diprivate, akunnya diprivat, akun diprivat, akun dikunci, akunnya dikunci, akunnya
        digembok, akun digembok, digembok, diprivate, diprivat, dikunci, postingan dihapus, postingannya dihapus, postingannya udah
        dihapus, post dihapus, postnya dihapus, postingan diapus, postingan ilang, video dihapus, videonya dihapus, videonya diapus,
        reel dihapus, reelsnya dihapus, ganti username, ganti user, udah ganti username, usernamenya diganti, username diganti,
        username ganti, usernya diganti, usernya ganti, ganti link, linknya ganti, linknya diganti, link berubah, linknya berubah,
        client ga jadi, client gajadi, client gak jadi, clientnya ga jadi, clientnya gak jadi, clientnya gajadi, customer ga jadi,
        customer gak jadi, pelanggan ga jadi, pelanggan gak jadi, client berubah pikiran, customer berubah pikiran, berubah pikiran,
        saya berubah pikiran, client kabur, client ane kabur, client saya kabur, client marah, client marah marah, client marah2,
        client ngamuk, client ngomel, client ngomel2, client ngomel ngomel, client komplain, client komplain terus, client nanyain
        terus, client nanya terus, client nagih, client nagih terus, client nungguin, client nunggu, client kecewa, client protes,
        client udah marah, client udah marah marah, client udah nanyain, client udah nagih, client saya marah, client saya marah
        marah, client saya marah2, client saya komplain, client saya ngamuk, client gue marah, client gue ngamuk, client gue ngomel,
        clientnya marah, clientnya marah marah, clientnya marah2, clientnya ngamuk, clientnya ngomel, clientnya komplain, clientnya
        nungguin, clientnya nanyain terus, customer marah, customer marah marah, customer marah2, customer saya marah, customer saya
        marah marah, customer saya komplain, customer komplain, customer komplain terus, customer ngamuk, customer ngomel, customer
        nungguin, customer nanyain terus, customer nagih terus, customernya marah, customernya komplain, pelanggan marah, pelanggan
        marah marah, pelanggan marah2, pelanggan saya marah, pelanggan saya marah marah, pelanggan saya komplain, pelanggan
        komplain, pelanggan ngamuk, pelanggan protes, pelanggan nungguin, bos marah, bos saya marah, atasan marah, ditagih client,
        ditagih terus, ditagih customer, ditanyain terus, ditanyain client, ditanyain customer, ditanya terus, dimarahin, dimarahin
        client, dimarahin customer, dimarahin bos, dimaki, dimaki client, dimaki maki, diomelin, diomelin client, dikomplain,
        dikomplain client, dikomplain terus, dikejar client, dikejar2, kehilangan client, kehilangan customer, kehilangan pelanggan,
        bisa kehilangan client, bisa kehilangan pelanggan, client kabur nih, pelanggan kabur, customer kabur, udah ga guna, udah gak
        guna, ga ada gunanya, gak ada gunanya, tidak ada gunanya, percuma, udah percuma, followers turun, followers drop, followers
        turun terus, followers drop terus, followers berkurang, followers hilang, followers ilang, followersnya drop, followersnya
        berkurang, followersnya hilang, followersnya ilang, followersnya turun terus, followersnya rontok, follower turun, follower
        drop, follower berkurang, follower hilang, likes turun, likes drop, likesnya turun, likesnya drop, likesnya berkurang,
        likesnya hilang, views turun, views drop, viewsnya turun, subs turun, subscriber turun, member turun, rontok, rontok parah,
        rontok semua, rontok banyak, pada rontok, ngerontok, menyusut, menyusut terus, menyusut tiap hari, susut, merosot, ambrol,
        ambles, amblas, lenyap, raib, kabur semua, unfollow, unfoll, pada unfollow, berkurang terus, berkurang banyak, berkurang
        tiap hari, kurang terus, hilang semua, ilang semua, hilang banyak, hilang setengah, ilang setengah, turun setengah, turun
        drastis, drop drastis, turun parah, turun bgt, turun banget, drop banget, drop bgt, drop banyak, drop semua, drop setengah,
        turun semua, pada turun, pada drop, pada hilang, pada ilang, drop tiap hari, turun tiap hari, turun mulu terus, dropnya
        parah, dropnya banyak, turunnya parah, minus, masih garansi, masih bergaransi, bergaransi, ada garansi, ada garansinya,
        garansinya masih ada, garansi masih, garansi masih ada, masih ada garansi, masih dalam garansi, dalam garansi, masih masa
        garansi, masa garansi, keduanya masih garansi, dua2nya masih garansi, dua duanya masih garansi, duaduanya masih garansi,
        katanya garansi, katanya bergaransi, bot semua, isinya bot, isinya bot semua, fake semua, akun fake, akun bot, akun palsu,
        palsu, palsu semua, kualitas jelek, kualitas buruk, kualitasnya jelek, kualitas parah, kemahalan, mahal, mahal banget, uang
        hilang, duit hilang, duit ilang, duit melayang, saldo hilang, saldo ilang, uang saya hilang, duit gue hilang, duit gue
        ilang, rugi banget, rugi bgt, rugi gue, rugi saya, rugi bandar, tekor, tekor nih, gw tekor, gue tekor, saya tekor, gw tekor
        nih, buntung, merugikan, dirugikan, saya dirugikan, susah payah, capek capek",
    states: "mentok di, mentok aja, mentok terus, nyangkut di, nyangkut terus, nyangkut aja, macet total, macet di, macet terus, mandek,
        mandeg, mandek di, berhenti, berhenti di, berhenti ditengah, berhenti di tengah, terhenti, tersendat, tersangkut, terhambat,
        stuck di, stuck terus, stak, ngestuck, pending terus, pending mulu, pending aja, kepending, tertahan, diem di tempat, diam
        di tempat, jalan di tempat, setengah jalan, setengah, separuh, cuma setengah, baru setengah, lambat bgt, lambat sekali,
        lambat amat, lambat bener, lambatnya, lambat parah, sangat lambat, terlalu lambat, lemot banget, lemot bgt, lemot parah,
        lemot amat, lemot sekali, lelet bgt, lelet amat, lelet parah, lelet sekali, pelan banget, pelan bgt, pelan sekali, pelan
        pelan, pelan2, seret, seret banget, kaya siput, kayak siput, kayak keong, kaya keong, seperti siput, siput, keong, merayap,
        ngesot, netes, netes doang, dikit dikit, dikit2, sedikit2, telat banget, telat bgt, terlambat, ketinggalan, slow bgt, slow
        banget, slow parah, kok slow, kok lelet, kok lemot, kok lambat banget, kok lama banget, kok lama bgt, kenapa lambat, kenapa
        lama banget, kenapa lambat banget, knp lama, knp lama bgt, knp lambat, ngantuk, kekurangan, kurang banyak, masih kurang",
    unwanted: "ga butuh lagi, gak butuh lagi, nggak butuh lagi, tidak butuh lagi, udah ga butuh, udah gak butuh, sudah tidak butuh, ga
        perlu lagi, gak perlu lagi, tidak perlu lagi, udah ga perlu, udah gak perlu, sudah tidak perlu, sudah tidak diperlukan, ga
        dibutuhkan lagi, tidak dibutuhkan lagi, ga mau lagi, gak mau lagi, tidak mau lagi, udah ga mau, udah gak mau, ga jadi order,
        gak jadi order, nggak jadi order, tidak jadi order, ga jadi pesan, gak jadi pesan, tidak jadi pesan, ga jadi beli, gak jadi
        beli, ga jadi pesen, gak jadi pesen",
    manners: "min tolong, tolong min, tolong kak, tolong bang, tolong gan, kak tolong, mohon bantuan, mohon bantuannya min, mohon
        bantuannya kak, mohon dibantu ya, mohon di bantu, minta bantuannya, minta bantuan, minta tolong dong, minta tolong ya, minta
        tolong banget, bantu dong, bantuin, bantuin dong, bantu ya, bantu min, bantuin min, bantuin kak, dibantu ya, dibantu dong,
        dibantu kak, dibantu min, tolong dibantu, tolong dibantu ya, tolong dicek, tolong di cek, tolong dilihat, tolong ditindak,
        tolong ditindaklanjuti, mohon ditindaklanjuti, mohon segera, mohon segera ditindaklanjuti, ditindaklanjuti, ditindak, plis,
        pliss, plisss, pls dong, please dong, pleasee, pliz dong, plis dong, plisdong, monggo, dong kak, dong min, dong bang, lah,
        loh, lho, kan, deh ya, sih, nih, nih min, nih kak, nih bang, nich, tuh, kek, gitu, gini, ni, nya ya, ya ya, ya bang, ya gan,
        ya mas, ya mbak, ya bos, ya pak, oke ya, abang, abangku, bang admin, bang min, mimin, mimin baik, min baik, kakak baik,
        kakak admin, kak admin, kakakku, kaka, ka, ka admin, kk, agan, sist, sista, bro, broo, brader, cuy, coy, bos ku, bosku,
        bossku, boskuu, juragan, suhu, master, om admin, bapak, bapak admin, ibu, mas admin, mba admin, mbak admin, tim, team
        support, admin cs, para admin, teman, temen, teman teman, temen temen, semuanya, maaf, maap, maaf ganggu, maaf mengganggu,
        maaf ya, maaf min, maaf kak, maaf bang, maaf sebelumnya, mohon maaf, mohon maaf mengganggu, sorry ganggu, sori, sori ganggu,
        punten, demi allah, demi tuhan, sumpah, sumpah deh, serius, seriusan, semoga sehat, semoga sehat selalu, sehat selalu,
        salam, wr, wb, malem, malem min, malem kak, tks, hatur nuhun, nuhun, ditunggu ya, ditunggu kabarnya, ditunggu ya min,
        ditunggu ya kak, yaa, yaaa, yah min, oke, okee, eh",
    everyday: "uang, duit, dana, modal, uangku, dompet, wallet, rekening, dana saya, akun, akunnya, akunku, akun saya, profil, profilnya,
        halaman, postingan, postingannya, post, video, videonya, reel, reels, story, foto, channel, grup, group, link, linknya,
        username, usernya, user, instagram, insta, ig, tiktok, tt, youtube, yt, telegram, tele, facebook, fb, whatsapp, wa, twitter,
        shopee, tokped, panel, panelnya, layanan, layanannya, servis, service, server, servernya, provider, sistem, website, web,
        toko, usaha, bisnis, kerjaan, kerja, promo, kampanye, campaign, brand, artis, endorse, client, clientnya, klien, kliennya,
        client saya, client gue, customernya, pembeli, buyer, reseller, orang, orang orang, anak, istri, suami, ibu saya, bapak
        saya, keluarga, hidup, tuhan, allah, dunia, indonesia, besok pagi, semalam, senin, selasa, rabu, kamis, jumat, sabtu,
        weekend, tahun, detik, waktu, kali, pertama, kedua, ketiga, satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan,
        sepuluh, ratus, ratusan, ribu, ribuan, juta, persen, beberapa, banyak, dikit, sedikit, hampir, sekitar, kira kira, pas,
        semua, seluruh, sisa, sisanya, sebanyak, begitu, begini, gitu aja, karena, karna, krn, soalnya, gara gara, gara2, makanya,
        jadinya, tapi, tp, tetapi, padahal, pdhl, namun, meskipun, walaupun, hal, bagian, harga, pesan, chat, pelajar, mahasiswa,
        orang kecil, susah, setia, langganan, langganan lama, lama langganan, sy, sya, q, ak, gua, gw, ane, kamu, lu, lo, elu, loe,
        kalian, anda, dia, mereka, punya, punyaku, punya saya, punya gue, milik, disini, di sini, sini, disana, situ, dalam, luar,
        atas, bawah, oleh, tentang, antara, hingga, sambil, memang, emang, emg, pokoknya, beneran, bener, benar, benar benar, bener
        bener, bener2, bgt, bngt, bgtt, bngtt, amat, cuman, doang, aja, saja, bahkan, malah, malahan, terus2an, terus terusan, biar,
        supaya, agar, bayar, bayarnya, udah bayar, sudah bayar, beli, kayak, kaya, kyk, seperti, yaitu, yakni, penonton,
        penontonnya, likesnya, viewsnya, followernya, subs, subsnya, speednya, lebih, sering, makin, trus, segitu, akhir",
};
