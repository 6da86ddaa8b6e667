"""How mail programs, in several languages, say where an answer ends and what it answers begins. All in lower case."""

# Lines such as "On 3 May 2026, Ann wrote:", by how they begin and how they end.
ATTRIBUTIONS: tuple[tuple[str, str], ...] = (
    ("on ", "wrote:"),
    ("am ", "schrieb:"),
    ("am ", ":"),
    ("le ", "a écrit :"),
    ("le ", "a écrit:"),
    ("el ", "escribió:"),
    ("il ", "ha scritto:"),
    ("em ", "escreveu:"),
    ("op ", "schreef:"),
    ("den ", "skrev:"),
    ("den ", ":"),
    ("w dniu ", "napisał:"),
    ("w dniu ", "napisał(a):"),
    ("dnia ", "napisał(a):"),
)
# Of these, the one word that must stand inside, as their end alone says too little.
WITHIN = {("am ", ":"): " schrieb ", ("den ", ":"): " skrev "}

SENDERS = ("from:", "von:", "de :", "de:", "da:", "van:", "från:", "fra:", "od:", "mittente:")
OTHERS = (
    *("sent:", "date:", "to:", "subject:", "cc:"),
    *("gesendet:", "datum:", "an:", "betreff:"),
    *("envoyé :", "envoyé:", "date :", "à :", "à:", "objet :", "objet:"),
    *("enviado:", "enviado el:", "fecha:", "para:", "asunto:"),
    *("inviato:", "data:", "a:", "oggetto:"),
    *("enviada em:", "assunto:", "verzonden:", "aan:", "onderwerp:", "skickat:", "till:", "ämne:"),
)

# What phones and programs add below a text, as its last line or lines.
ADVERTISEMENTS = (
    *("sent from my ", "sent from outlook", "sent from yahoo", "sent from mail for ", "get outlook for "),
    *("sent with proton", "sent via ", "von meinem ", "gesendet von ", "gesendet mit ", "von outlook für "),
    *("diese nachricht wurde von meinem ", "holen sie sich outlook", "outlook für "),
    *("envoyé de mon ", "envoyé depuis ", "envoyé à partir de ", "télécharger outlook", "obtenez outlook"),
    *("enviado desde mi ", "enviado desde ", "obtener outlook", "obtén outlook", "inviato da ", "inviato dal mio "),
    *("enviado do meu ", "verzonden vanaf ", "skickat från ", "sendt fra ", "wysłane z "),
)
