package dev.docent.retrieval.answering.asked;

import dev.docent.retrieval.words.WordBoundary;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kind of value that a question asks for, in English, German, French and Spanish, and whether a text has such a value
 * that the question does not already name. Both are found in a time linear in the length of the text.
 */
public enum ExpectedAnswer {
    PERSON(
            "(?:who|whom|whose|who['’]?s)\\b|(?:what|which) (?:person|man|woman|author|king|queen|president|scientist|leader|people|name)\\b"
                    + "|we(?:r|n|m|ssen)\\b|(?:^|[àa] |avec |de |par |pour |chez )qui\\b|qui[eé]n(?:es)?\\b",
            "\\p{Lu}[\\p{L}'’.-]+"),
    PLACE(
            "(?:where|wo|wohin|woher|d[oó]nde|ad[oó]nde)\\b|où(?!\\p{L})|(?:what|which|welche[rsnm]?|quelle?|qu[eé]) (?:country|city|town|state|region|continent|place|location"
                    + "|river|county|island|stadt|land|ort|ville|pays|ciudad|pa[ií]s|lugar)\\b",
            "(?<=[\\p{L},] )\\p{Lu}[\\p{L}'’.-]+"),
    HOUR(
            "what time(?! (?:period|frame|span|of))|at what hour|which hour|um wie ?viel uhr|wie sp[aä]t|quelle heure|qu[eé] hora",
            Words.LEFT
                    + "(?:\\d{1,2}[:.h]\\d{2}\\b|\\d{1,2} ?(?:[ap]\\.?m\\b|[Uu]hr\\b|h\\b|o['’]clock\\b)|noon\\b|midnight\\b)"),
    TIME(
            "(?:when|wann|quand|cu[aá]ndo)\\b|(?:what|which|in what|in which|welche[rsnm]?|quelle?|qu[eé]) (?:year|date|day|month|century|decade|time|period|era|jahr|tag|datum"
                    + "|monat|uhrzeit|ann[eé]e|jour|mois|heure|a[ñn]o|d[ií]a|mes|fecha|hora)\\b|how (?:long ago|soon|early|late)\\b"
                    + "|(?:release|due|start|end|expiry|birth|invoice|delivery|departure|arrival) (?:date|time)\\b|deadline\\b|date of\\b",
            Words.LEFT
                    + "(?:\\d{3,4}s?\\b|\\d{1,2}[:./-]\\d{1,2}\\b|\\d{1,2} ?(?:[ap]\\.?m\\b|uhr\\b|h\\b)|"
                    + Words.MONTHS + "\\b"
                    + "|\\w+ century\\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\\b|Mittwoch\\b"
                    + "|(?:lun|mar|mercre|jeu|vendre|same)di\\b|dimanche\\b|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\\b)"),
    DURATION(
            "how long\\b|wie lange\\b|combien de temps\\b|cu[aá]nto (?:tiempo|dura)\\b|(?:duration|term|notice period) of\\b",
            Words.NUMBER
                    + "[ -](?:\\p{L}{1,15} )?(?i:second|minute|min|hour|hr|day|week|month|year|sekunde|stunde|tag|woche|monat|jahr|heure|jour|semaine|mois|an|hora|minuto|d[ií]a|semana|mes|a[ñn]o)"
                    + "(?:s|n|e|en|es|ée|ées)?\\b"),
    FREQUENCY(
            "how (?:often|frequently)\\b|how many times (?:a|per)\\b|wie oft\\b|wie h[aä]ufig\\b|combien de fois\\b|(?:à|a) quelle fr[eé]quence\\b|(?:con )?qu[eé] frecuencia\\b|cu[aá]ntas veces\\b",
            Words.LEFT
                    + "(?i:(?:every|each|per|jeden?|jede[rs]?|pro|chaque|par|cada|por|al?) (?:\\w+ ){0,2}(?:second|minute|hour|day|week|month|quarter|year|tag|woche|monat|quartal|jahr|jour|semaine|mois|an|année|d[ií]a|semana|mes|a[ñn]o)(?:s|e|en)?|(?:hour|dai|week|month|quarter|year)ly|annual(?:ly)?|once|twice|\\w+ times|einmal|zweimal|dreimal|täglich|wöchentlich|monatlich|jährlich|fois|veces|diario|mensual|anual)\\b"),
    MONEY(
            "how much (?:money|cash)\\b|wie ?viel geld\\b|combien d['’]argent\\b|cu[aá]nto dinero\\b|how much\\b.{0,60}\\b(?:cost|costs|pay|charge|earn|worth|spend)\\b|(?:price|prices|cost|costs|fee|fares?|salary|revenue|turnover|turn over|sales tax|deposit)\\b"
                    + "|(?:preis|kosten|kostet|miete|kaltmiete|kaution|gebühr|beitrag|zahlen|bezahlen|wie teuer)\\b|(?:prix|co[uû]t|co[uû]te|co[uû]tent|tarif|loyer|payer)\\b"
                    + "|(?:precio|cuesta|cuestan|coste|tarifa|alquiler|pagar|fianza|importe)\\b",
            "[€$£¥]\\s?\\d|\\d\\s?(?:[€$£¥]|(?i:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?|franken|pence|cents?)\\b)|"
                    + Words.LEFT + "(?:EUR|USD|GBP|CHF)\\s?\\d"),
    QUANTITY(
            "how (?:many|much|old|far|large|big|tall|high|deep|fast|wide|heavy|accurate)\\b|what (?:percent|percentage|number|amount|proportion|fraction|share|temperature|size"
                    + "|length|height|age)\\b|(?:percentage|number|amount|share|size|weight|height|length|width|area|population|value) of\\b|wie ?viele?\\b"
                    + "|wie (?:hoch|groß|gross|weit|schwer|alt|breit|tief)\\b|combien\\b|cu[aá]nt[oa]s?\\b|threshold\\b|limit\\b",
            "\\d|" + Words.NUMBER_WORD + "|" + Words.LEFT
                    + "(?:hundred|thousand|million|billion|half|third|quarter|dozen|once|twice|several|percent)\\b"),
    EMAIL("e-?mails?\\b|mail ad\\w{0,2}ress\\b|correo\\b|courriel\\b", "[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\w"),
    PHONE(
            "(?:tele)?phone\\b|(?:tele|mobil)?(?:fon|telefon)(?:nummer)?\\b|telefonnummer\\b|t[eé]l[eé]phone\\b|tel[eé]fono\\b|fax\\b",
            "(?<![\\d.,])(?!\\d{4}-\\d\\d-\\d\\d)[+(]?\\d[\\d ()/.–-]{5,20}\\d"),
    WEB(
            "(?:url|website|web ?site|web ?page|web address|webseite|site web|sitio web|p[aá]gina web)\\b",
            "https?://|www\\.\\w"),
    ANYTHING("", "");

    private final Pattern question;
    private final Pattern answer;

    ExpectedAnswer(String question, String answer) {
        this.question = Pattern.compile(
                WordBoundary.LEFT + "(?:" + question + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.answer = Pattern.compile(answer);
    }

    /** {@return the first kind whose words the question has} */
    public static ExpectedAnswer of(CharSequence text) {
        for (var kind : values()) {
            if (kind == ANYTHING || kind.question.matcher(text).find()) {
                return kind;
            }
        }
        return ANYTHING;
    }

    /** {@return whether the text has a value of this kind that the question does not name} */
    public boolean isIn(CharSequence sentence, Set<String> questionWords) {
        if (this == ANYTHING) {
            return false;
        }
        return answer.matcher(sentence)
                .results()
                .anyMatch(found -> !questionWords.contains(found.group().toLowerCase(Locale.ROOT)));
    }

    /** {@return the words of the question that ask for this kind, which an answer need not have: "what year", "a qué hora"} */
    public Set<String> wordsIn(CharSequence text) {
        return switch (this) {
            case PERSON, PLACE, HOUR, TIME, DURATION, FREQUENCY ->
                question.matcher(text)
                        .results()
                        .flatMap(found ->
                                Stream.of(found.group().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                        .collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    /** {@return the kind whose values are accepted too, if less readily: amounts without a unit, for example} */
    public ExpectedAnswer loosely() {
        return switch (this) {
            case MONEY, DURATION, FREQUENCY -> QUANTITY;
            case HOUR -> TIME;
            default -> this;
        };
    }

    /** {@return whether values of this kind have a notation of their own, so that a text without one has no such value} */
    public boolean isWritten() {
        return switch (this) {
            case EMAIL, PHONE, WEB, MONEY, HOUR, TIME, DURATION, FREQUENCY, QUANTITY -> true;
            case PERSON, PLACE, ANYTHING -> false;
        };
    }

    /** Parts of the expressions. */
    private static final class Words {

        static final String LEFT = WordBoundary.LEFT;
        static final String NUMBER_WORD = LEFT
                + "(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
                + "|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\\b";
        static final String NUMBER = "(?:\\d|" + NUMBER_WORD + ")";
        static final String MONTHS =
                "(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
                        + "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
                        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";

        private Words() {}
    }
}
