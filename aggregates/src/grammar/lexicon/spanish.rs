//! Spanish.

use super::Meaning::{self, *};
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "reposicion reponer reponga repongan rellenar relleno rellenen refil repon"),
    (REFILL_NAMED, "recarga recargar recarguen garantia reposiciones repuesto completen completar compensen"),
    (CANCEL, "cancelar cancela cancele cancelen cancelalo canselar cancelenlo canselen cansela cancelarlo"),
    (CANCEL_NAMED, "cancelacion cancelame cancelarlos cancelarme anular anula anulen cancelo cancelemos cancelado cancelados detengan detener paren elimina eliminar eliminen"),
    (SPEED_UP, "acelerar acelera acelere aceleren aceleracion acelerarlo aceleralo aceleren"),
    (SPEED_UP_NAMED, "velocidad apurar apuren apura agilizar agilicen aceleran aceleraron arranquen empiecen apurense apurenle"),
    (Fast, "rapido rapidito rapida pronto"),
    (REFUND, "reembolso reembolsar reembolsen reembolse reembolsenme reembolsa"),
    (REFUND_NAMED, "devolucion devuelvan devuelvanme devuelva devolver devuelve devuelveme devolverme devuelvanlo"),
    (PARTIAL, "parcial"),
    (PARTIAL_NAMED, "parcialmente"),
    (Check, "estado verificar"),
    (Order, "pedido pedidos orden ordenes"),
    (Balance, "saldo"),
    (Services, "servicios"),
    (Help, "ayuda"),
    (Greeting, "hola ola buenos buenas saludos"),
    (Thanks, "gracias"),
    (Please, "porfa porfavor porfis porfi plis xfa xfavor"),
    (Polite, "amigo amiga amigos dia dias tarde tardes noche noches hermano bro jefe señor ahora hoy ya inmediatamente equipo nuevamente tambien urgentemente"),
    (Determiner, "mis nuestro este esta estos estas ese esa el la los las"),
    (Preposition, "para de del al"),
    (Carrier, "un una unos y con lo le me nos ambos todos todo mas e otra vez numero"),
    (Asking, "quiero necesito quisiera solicito queremos necesitamos deseo pido exijo puede pueden puedes podrian podria podes podrias pueda puedan"),
    (Doing, "hagan haz hacer den dame denme pongan ponga pon poner haga realizar realicen procesen procesar marquen marcar hacerme manden"),
    (
        Glue,
       "mi es son estan eu yo cuanto tengo tiene llevo lleva llevan desde hace va van muy mucho mucha muchos tan aun todavia
         sigue siguen cliente clientes que hora horas semana semanas mes ayer por uds ustedes usted nadie nada solo",
    ),
    (Never, "nunca jamas olvida olviden olvidalo dejen dejalo"),
    (Negated, "tampoco sin ningun ninguna"),
    (Condition, "si cuando aunque luego despues mañana"),
    (Doubt, "puedo podemos como porque porqué cual donde quien ejemplo significa debo deberia hay"),
    (Counted, "seguidores seguidor visualizaciones vistas reproducciones suscriptores miembros"),
    (Happening, "empieza empezo empiezan empezado empezaron comienza comenzo comenzado inicia inicio iniciado arranca arranco funciona funcionan sube suben avanza avanzan mueve completo completa completado sirve"),
    (Getting, "llega llego llegan llegado llegaron llegaba recibi recibo recibido responde responden contestan contesta respuesta aparece"),
    (
        Complaint,
       "estafa estafadores estafador ladrones ladron mentirosos fraude robo basura pesimo pesima pesimos pesimas horrible molesto enojado harto
         cansado urgente urge problema bajo bajaron cayo cayeron caen bajando perdi perdieron perdio mierda carajo vergüenza esperando
         espero tardan tardando falso falsos inutil reclamo queja denuncio denunciar equivocado equivocada equivoque error confundi",
    ),
    (State, "lento lenta lentos atascado demorado retrasado atrasado parado malo mala poco detenido"),
    (Missed, "pendiente pendientes"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (Order, "mi pedido, mi orden, mis pedidos, mis ordenes"),
    (Greeting, "buenos dias, buenas tardes, buenas noches"),
    (Please, "por favor, por fa, si es posible por favor"),
    (SPEED_UP, "mas rapido, mas velocidad"),
    (REFUND_NAMED, "mi dinero, mi plata, devuelvan mi dinero, devuelvanme el dinero, devuelvan el dinero, devolver el dinero, regresen mi dinero"),
    (Asking, "quiero que, quiero un, quiero el, me gustaria, pueden por favor, puede por favor, podrian por favor, necesito que, necesito un, hay que"),
    (Polite, "otra vez, de nuevo, lo antes posible, cuanto antes, a mi saldo, al saldo, a mi cuenta, antes de que empiece"),
    (
        Complaint,
        "no empieza, no empezo, no ha empezado, no inicia, no inicio,
         no ha iniciado, no comienza, no comenzo, no ha comenzado, no arranca, no arranco, no funciona, no sirve, no avanza, no sube, no suben,
         no se mueve, no se completo, no completo, no esta completo, no responden, no responde, nadie responde, nadie contesta, no contestan, aun no empieza, muy lento, muy lenta, va lento, demasiado lento,
         mucho tiempo, tercera vez, segunda vez, cuarta vez, muchas veces, varias veces, por error, link equivocado, enlace equivocado, link
         incorrecto, enlace incorrecto, me equivoque, puse mal, link mal, sin respuesta, sin querer, desde ayer, hace dias, hace horas, son unos
         ladrones, llevo esperando, ya espere, no puedo esperar, se cayeron, se cayo, cayo mucho, bajo mucho, bajaron mucho,
         bajaron los dos, perdi mi dinero, de dos veces, siguen bajando, sigue pendiente, sigue igual",
    ),
    (Doubt, "por que, se puede, es posible, iba a"),
    (
        Missed,
        "no llega, no llego, no llegan, no llegaron, no ha llegado, no han llegado, no recibi nada, no recibi,
         no ha llegado nada, aun no llega, aun no, todavia no, todavia nada",
    ),
    (REFUND_NAMED, "me reembolso, me reembolsa, te reembolso, nos reembolso, se reembolso, ya reembolso"),
];
