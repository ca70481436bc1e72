//! English words, their usual misspellings, and what South Asian English adds to them.

use super::Meaning::{self, *};
use super::{CANCEL, FAKE_COMPLETE, PARTIAL, REFILL, REFUND, SPEED_UP};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "refill refills refil reffil reffill refiill"),
    (CANCEL, "cancel cancle cancell cencel cancal"),
    (SPEED_UP, "speed speedup spedup spead sped spped spid"),
    (REFUND, "refund refunds refaund"),
    (PARTIAL, "partial parcial"),
    (FAKE_COMPLETE, "fakecomplete"),
    (Details, "details detail detials deatils detals"),
    (Check, "check chek chk cheak chck chcek ckeck cehck status stats staus satus update updates"),
    (Order, "order orders oder odrer ordr oredr ordre"),
    (Balance, "balance balanc blance bal"),
    (Services, "services service"),
    (Ticket, "ticket tickets tiket tickt tickets"),
    (Username, "username usernme userid"),
    (Help, "help menu commands command"),
    (
        Greeting,
        "hi hii hello helo hlo hlw hey heyy salam salaam assalamualaikum assalamu aslam asalam alaikum walaikum
         namaste namaskar greetings start yo hallo bonjour",
    ),
    (
        Courtesy,
        "thanks thank thankyou thx tnx ty tysm ok okay okey oky k fine great nice cool welcome alright dhonnobad
         shukriya dhanyavad",
    ),
    (
        Polite,
        "please pls plz plss pliz plese plis pleas plx kindly bro bruh brother bhai bhaiya bhaijan vai vaia vaiya sir
         mam maam madam dear boss friend mate man dude buddy team admin support guys sis sister ji good morning
         afternoon evening night day asap now quickly quick fast soon today everyone jaldi taratari",
    ),
    (Label, "id ids number numbers num nr nos orderid orderids serial qty quantity"),
    (
        Glue,
        "a an the my mine me i im we our us you u ur your it its this that these those them all both for of to in on
         and n with is are am be can could would will do want wanna need needs like get give send show see tell let
         know make also again here following request action as up list much amount account panel current info name
         user ar er ta ka ko kar karo kro koro koren korun den dao do_it needful below any some have one",
    ),
    (
        Never,
        "dont donot dnt never stop cant cannot nevermind forget ignore avoid skip undo revert except excluding exclude
         instead mistake mistakenly accident accidentally verify shouldnt mustnt nah nope refuse",
    ),
    (Not, "no not without isnt wasnt arent doesnt didnt hasnt havent wont wouldnt couldnt nothing none neither nor"),
    (
        Condition,
        "if unless until till before after once or whether maybe perhaps when later tomorrow possible available
         eligible",
    ),
    (
        Doubt,
        "why who whom how what whats where which did does was were had already should must may might about create
         open raise new buy policy",
    ),
    (Counted, "followers follower likes views subscribers subs members comments shares plays reactions"),
];

/// Phrases of several words that mean one thing.
pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (REFILL, "re fill"),
    (REFILL, "re fil"),
    (FAKE_COMPLETE, "fake complete"),
    (Never, "do not"),
    (Never, "do nt"),
    (Never, "does not"),
    (Never, "can not"),
    (Never, "no need"),
    (Never, "wrong id"),
    (Never, "wrong order"),
    (Never, "wrong number"),
    (Never, "provider status"),
    (Condition, "in case"),
    (Doubt, "do you"),
    (Doubt, "do u"),
    (Polite, "once more"),
    (Polite, "once again"),
    (Polite, "soon as possible"),
    (Polite, "fast as possible"),
    (Polite, "quickly as possible"),
    (Username, "user name"),
    (Username, "user id"),
];
