//! Indonesian and Malay.

use super::Meaning::{self, *};
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "refil refillkan direfill refilkan refilin refillin"),
    (REFILL_NAMED, "direfil refillnya garansi isiulang ngerefill kompensasi"),
    (CANCEL, "batalkan batalin cancelkan cancelin kensel"),
    (CANCEL_NAMED, "dibatalkan dibatalin dicancel pembatalan batalnya membatalkan ngecancel hentikan stopin hapus"),
    (SPEED_UP, "percepat dipercepat cepatkan cepetin speedup percepatkan"),
    (SPEED_UP_NAMED, "mempercepat percepatan ngebut gaskan kecepatan jalankan jalanin digeber gaspol ngebutin kebut"),
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
    (Doubt, "kenapa mengapa bisa bisakah apakah apa bagaimana gimana kok siapa berapa brp boleh contoh sudah udah telah kena udh tadinya untung maksudnya artinya"),
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
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "isi ulang"),
    (REFUND_NAMED, "uang kembali, uang saya, balikin uang, kembalikan uang"),
    (Greeting, "selamat pagi, selamat siang, selamat sore, selamat malam"),
    (Please, "minta tolong, mohon bantuannya, tolong dong, tolong ya, mohon dibantu, minta tlg"),
    (Polite, "sekali lagi, secepat mungkin, ya kak, ya min, ke saldo, ke saldo panel"),
    (Thanks, "terima kasih"),
    (Asking, "saya mau, saya ingin, aku mau, saya minta, saya perlu, gue mau, mau minta"),
    (
        Complaint,
        "belum mulai, belum jalan, belum start, belum selesai, tidak jalan, gak jalan, ga jalan, ga mulai mulai, belum bergerak, tidak mulai, ga mulai, tidak bergerak, ga
         gerak, gak gerak, tidak ada respon, gak ada respon, ga ada respon, tidak direspon, gak dibalas, ga dibalas, tidak dibalas, lama banget,
         lama sekali, terlalu lama, udah lama, sudah lama, turun terus, drop terus, drop parah, turun banyak, drop lagi, turun lagi, banyak turun, salah
         link, salah order, salah pesan, salah username, salah akun, salah layanan, dari kemarin, dari kemaren, dari tadi, dari pagi, berkali kali, udah
         nunggu, sudah menunggu, kok lama, kok lambat, kenapa lama, masih lambat, lambat banget, lelet banget, followersnya turun, dua kali",
    ),
    (Never, "tidak jadi, ga jadi, gak jadi, nggak jadi, ngga jadi, gak usah, ga usah, tidak usah, tidak perlu, ga perlu, gak perlu, jangan dulu"),
    (Doubt, "apa bisa, bisa gak, bisa ga, udah masuk, sudah masuk, ga sih"),
    (
        Missed,
        "belum masuk, belum sampai, belum ada, tidak masuk, gak masuk, ga masuk, ngga masuk, nggak masuk, belum diproses",
    ),
    (REFILL, "refill lagi, refil lagi"),
];
