//! Portuguese.

use super::Meaning::{self, *};
use super::{
    CANCEL, CANCEL_NAMED, PARTIAL, PARTIAL_NAMED, REFILL, REFILL_NAMED, REFUND, REFUND_NAMED, SPEED_UP, SPEED_UP_NAMED,
};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (REFILL, "reposicao repor reponham repoe reponha reposisao refiu"),
    (REFILL_NAMED, "repos recarga garantia completem completar"),
    (CANCEL, "cancelem cancelar cancela cancele cancelamento"),
    (CANCEL_NAMED, "cancelado cancelei cancelaram cancelou cancelada exclui excluir parem"),
    (SPEED_UP, "acelerem acelerar acelera acelere aceleracao"),
    (SPEED_UP_NAMED, "velocidade agiliza agilizem agilizar apressa apressem apressar iniciem comecem corre"),
    (Fast, "rapido rapidinho depressa ligeiro"),
    (REFUND, "reembolso reembolsar reembolsem reembolsa reembolse"),
    (REFUND_NAMED, "estorno estorna estornar estornem devolve devolvam devolver devolucao reembolsado"),
    (PARTIAL, "parcial"),
    (PARTIAL_NAMED, "parcialmente"),
    (Check, "verificar"),
    (Order, "pedido pedidos ordem"),
    (Services, "servicos"),
    (Help, "ajuda"),
    (Greeting, "ola oi bom boa oii opa eai"),
    (Thanks, "obrigado obrigada valeu obg vlw brigado grato grata"),
    (Please, "favor pfv pf pfvr pff gentileza"),
    (Polite, "dia dias tarde tardes noite noites amigo amiga mano cara moço moca chefe hoje agora logo imediatamente equipe tambem tb novamente pessoal galera parceiro"),
    (Determiner, "meu minha meus minhas nosso esse essa esses este isso o os as"),
    (Preposition, "pra pro por de do da dos das"),
    (Carrier, "um uma uns e no na nos nas ao pelo ambos todos aqui mim mais"),
    (Asking, "quero preciso gostaria queria solicito precisamos queremos desejo pode podem poderia poderiam consegue conseguem"),
    (Doing, "faz faca facam fazer manda mandem mandar coloca coloquem colocar bota botem realizar processar processem dar dá deem"),
    (
        Glue,
      "eu tenho tem ja ta tá esta está estao muito muita ainda ate desde ha há hora horas semana semanas mes ontem cliente clientes
         que em vocês voces vcs voce vc so ninguem ngm nada sao foi era",
    ),
    (Never, "nunca jamais esquece esqueçam deixa deixem segura"),
    (Negated, "nao tampouco nem sem nenhum nenhuma n"),
    (Condition, "se quando caso depois amanha enquanto"),
    (Doubt, "posso podemos como porque qual onde quem exemplo significa pq consigo"),
    (Counted, "seguidores seguidor curtidas visualizacoes inscritos membros"),
    (Happening, "começou comecou começa comeca começaram iniciou inicia iniciaram completou completo completa funciona funcionou anda andou sobe subiu saiu"),
    (Getting, "chegou chegaram chega chegando entrou entraram entra recebi recebo recebido responde respondem resposta respondeu"),
    (
        Complaint,
      "golpe golpistas golpista ladroes ladrao fraude roubo lixo pessimo pessima pessimos pessimas horriveis horrivel bravo irritado puto cansado urgente urgencia problema caiu cairam caindo caem sumiu sumiram perdi
         perdeu perderam merda porra vergonha esperando aguardando demora demorando demorado falso falsos reclamacao reclamar enganado errado errada errei erro",
    ),
    (State, "lento lenta devagar atrasado parado parada travado ruim pouco travou"),
    (Missed, "pendente pendentes"),
];

pub(super) const PHRASES: &[(Meaning, &str)] = &[
    (Order, "meu pedido, meus pedidos, minha ordem"),
    (Greeting, "bom dia, boa tarde, boa noite"),
    (Please, "por favor, por gentileza, pelo amor de deus, faz favor"),
    (SPEED_UP, "mais rapido, mais velocidade"),
    (REFUND_NAMED, "meu dinheiro, meu dinheiro de volta, devolvam meu dinheiro, dinheiro de volta"),
    (Asking, "quero que, eu quero, eu preciso, gostaria de, quero o, quero um, preciso que, preciso de, pode por favor, podem por favor"),
    (Polite, "de novo, outra vez, o mais rapido possivel, quanto antes, pra mim, para mim, no meu saldo, pro saldo, para o saldo, antes de comecar, antes que comece"),
    (
        Complaint,
        "nao comecou, nao começou, nao começa, nao comeca, nao iniciou, nao inicia, nao funciona, nao funcionou, nao completou, nao anda, nao sai, nao sobe, ninguem
         responde, ngm responde, nao respondem, nao responde, nem comecou, nem começou, muito lento, muito lenta, ta lento,
         ta muito lento, muito devagar, demora muito, demorando muito, muito tempo, terceira vez, segunda vez, quarta vez, varias vezes, muitas
         vezes, por engano, link errado, link incorreto, sem resposta, sem querer, desde ontem, caiu muito, caiu de novo, caiu tudo, caindo muito, nao
         aguento, nao posso esperar, nao da pra esperar, estou esperando, to esperando, perdi meu dinheiro, esta caindo, ta caindo, esta parado, ta parado",
    ),
    (Never, "nao quero, nao precisa, nem precisa, deixa pra la"),
    (Doubt, "por que, da pra, é possivel, e possivel, como funciona"),
    (
        Missed,
        "nao chegou, nao chegaram, nao chega, nao chegou nada, nao entrou, nao entra, nao recebi, nao recebi nada,
         ainda nao, nem chegou, nao caiu nada",
    ),
];
