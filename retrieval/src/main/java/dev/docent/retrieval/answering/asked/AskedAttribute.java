package dev.docent.retrieval.answering.asked;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Attributes that questions ask for in other words than labels have: "who sent it" is answered behind "From:", "how large" in a
 * column "Area"; in English, German, French and Spanish.
 */
public enum AskedAttribute {
    AREA(
            "how (?:large|big)|(?:square )?(?:kilo)?met(?:er|re)s|square feet|wie gro(?:ß|ss)|quelle (?:taille|superficie)|qu[eé] (?:tamaño|superficie)",
            "area|surface|floor space|size|(?:\\p{L}*)fläche|größe|superficie|taille|tamaño"),
    DURATION(
            "how long|wie lange|combien de temps|cu[aá]nto (?:tiempo|dura)",
            "duration|runtime|running time|length|(?:\\p{L}*)dauer|laufzeit|durée|duración"),
    WEIGHT(
            "how heavy|weigh|weighs|wie schwer|wiegt|wiegen|pèsen?t?|pesan?",
            "(?:\\p{L}+ )?weight|mass|(?:\\p{L}*)gewicht|poids|peso"),
    HEIGHT(
            "how (?:tall|high)|wie (?:hoch|groß)|de quelle hauteur|qu[eé] altura",
            "height|elevation|altitude|höhe|hauteur|altura"),
    TOTAL(
            "altogether|all in all|in total|in all|insgesamt|zusammen|au total|en tout|en total",
            "(?:grand )?total\\b.{0,20}|sum|(?:gesamt|end)?(?:summe|betrag)|gesamt|montant total|importe total"),
    PRICE(
            "how much (?:is|are|was|were|do|does|did|for)|how expensive|costs?|pay|was kostet|wie teuer|wie ?viel (?:kostet|kosten)|combien co[uû]ten?t?|cu[aá]nto cuestan?",
            "(?:\\p{L}+ )?(?:price|cost|fee|rate|fare)|amount|(?:\\p{L}*)(?:preis|gebühr|kosten)|betrag|prix|tarif|montant|precio|importe|coste|tarifa"),
    REVENUE(
            "turn(?:ed)? over|umgesetzt|umsatz|chiffre d['’]affaires|factur(?:ó|a)",
            "(?:net )?(?:revenue|turnover|sales)\\b.{0,30}|umsatz|chiffre d['’]affaires|ingresos|ventas"),
    SENDER(
            "who (?:sent|e?-?mailed|wrote)|sent by|sender|wer (?:hat|schickte|schrieb|sendete)|von wem|qui a (?:envoyé|écrit)|qui[eé]n (?:envió|escribió|mandó)|de qui",
            "from|sender|sent by|von|absender|expéditeur|remitente"),
    RECIPIENT(
            "to whom|who (?:got|received)|(?:sent|written|addressed) to|recipient|an wen|à qui|a qui[eé]n",
            "to|recipient|sent to|an|empfänger|à|destinataire|para|destinatario"),
    AUTHOR(
            "(?:wrote|written|prepared|compiled|made|drew up|put together|created|took|drafted)|authors?|wer (?:hat|schrieb|verfasste|erstellte)|qui a (?:écrit|rédigé|préparé|fait)|qui[eé]n (?:escribió|redactó|preparó|hizo)",
            "authors?|(?:prepared|written|created|compiled|drafted|made)(?: by)?|minutes(?: taken)?(?: by)?|secretary|(?:verfasst|erstellt|geschrieben)(?: von)?|verfasser|autor(?:in)?|protokoll(?:führung|führer)?|auteur|rédigé par|préparé par|preparado por|redactado por"),
    EMPLOYER(
            "works? (?:for|at)|employed (?:by|at)|which company|arbeitet|travaille|trabaja",
            "company|employer|organi[sz]ation|firma|arbeitgeber|unternehmen|entreprise|employeur|société|empresa"),
    RESPONSIBLE(
            "responsible|in charge|takes care of|looks after|zuständig|verantwortlich|kümmert|responsable|s['’]occupe|encargad[oa]",
            "responsible|owner|who|contact|zuständig|verantwortlich|ansprechpartner(?:in)?|wer|name|responsable|contact|contacto|encargad[oa]"),
    AMOUNT(
            "how (?:many|much)|wie ?viele?|combien|cu[aá]nt[oa]s?",
            "quantity|qty|amount|count|menge|anzahl|quantité|nombre|cantidad|número"),
    START(
            "(?:starts?|begins?|opens?|leaves?|departs?)|beginnt|anfängt|startet|öffnet|abfahrt|commence|début|part|ouvre|empieza|comienza|sale|salen|abre",
            "(?:show|start(?:ing)?|opening|departure) ?time|start|begin|beginn|abfahrt|öffnet|début|départ|inicio|salida|uhrzeit|heure|hora"),
    DEADLINE(
            "deadline|due|by when|until when|bis wann|fällig|jusqu['’](?:à|au) quand|quel jour au plus tard|hasta (?:cuándo|qué)",
            "due(?: date)?|deadline|pay(?:able)? by|by|fällig(?: am)?|frist|bis|échéance|date limite|vencimiento|fecha límite"),
    DATE("when|on (?:what|which) (?:day|date)|wann|quand|cu[aá]ndo", "(?:\\p{L}+ )?date|(?:\\p{L}*)datum|fecha");

    private final Pattern question;
    private final Pattern label;

    AskedAttribute(String question, String label) {
        this.question = words(question);
        this.label = words(label);
    }

    /** {@return the attributes that the question asks for} */
    public static List<AskedAttribute> of(String question) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.question.matcher(question).find())
                .toList();
    }

    /** {@return the words of the question that ask for this attribute, separated by spaces} */
    public String wordsIn(String text) {
        return String.join(
                " ",
                question.matcher(text).results().map(found -> found.group()).toList());
    }

    /** {@return whether the whole label of a column, a row or a line names this attribute; a unit in parentheses may follow} */
    public boolean isNamedBy(String written) {
        var name = written.strip().replaceFirst("\\s*(?:[(\\[][^)\\]]{0,30}[)\\]])?\\s*:?$", "");
        return label.matcher(name).matches();
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
