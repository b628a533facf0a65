package dev.docent.retrieval.answering.asked;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a question asks to be computed from the rows of a table, in English, German, French and Spanish.
 *
 * @param operation what is computed
 * @param quantities of what, as far as words other than the names of columns say it; the likeliest first
 * @param counted the words for what is counted; empty unless rows are counted
 * @param words the words of the question that ask for this and need not be in the table, in lower case
 */
public record AskedAggregate(Operation operation, List<Quantity> quantities, String counted, Set<String> words) {

    /** What is computed. */
    public enum Operation {
        COUNT,
        SUM,
        MEAN,
        DIFFERENCE,
        LARGEST,
        SMALLEST
    }

    private static final Pattern NEGATION = words(
            "not|no|never|without|except|nicht|keine?[nrms]?|ohne|außer|sauf|sans|sin|excepto|ninguna?|n['’]\\p{L}+ pas|ne");

    private static final Pattern COUNT = words(
            "how many|(?:what is the )?number of|wie ?viele?|anzahl (?:der|von)|combien d(?:e|(?=['’]))|nombre d(?:e|(?=['’]))|cu[aá]nt[oa]s|número de");
    private static final Pattern COUNTED = Pattern.compile(
            "\\G(?:of (?:the|my|our|these) |der |des |les |los |las )?((?:[\\p{L}\\p{N}-]+ ){0,3}?[\\p{L}\\p{N}-]+)(?= (?:is|are|was|were|do|does|did|have|has|had|can|could|will|in|on|at|of|with|for|over|under|above|below"
                    + "|more|less|fewer|cost|costs|there|from|after|before|since|work|live|start|begin|take|last|got|get|gibt|sind|ist|hat|haben|kosten|im|in|am|an|auf|mit|von|vom|über|unter|aus|stehen|arbeiten|wohnen|beginnen|finden"
                    + "|sont|est|ont|a|y|coûtent|dans|avec|au|aux|en|sur|du|travaillent|commencent|hay|son|están|tiene|tienen|cuestan|del|de|con|trabajan|empiezan)(?!\\p{L})|\\W*$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MEASURE = words(
            "seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|percent|euros?|dollars?|pounds?|met(?:er|re)s?|km|kg|sekunden|minuten|stunden|tagen?|wochen|monaten?|jahren?|mal|prozent"
                    + "|heures|jours|semaines|mois|ans|années|fois|pour ?cent|segundos|minutos|horas|días|semanas|meses|años|veces");
    private static final Pattern MEAN = words(
            "average|mean|durchschnitt\\w*|im schnitt|mittelwert|en moyenne|moyenne|promedio|en promedio|de media");
    private static final Pattern SUM = words(
            "(?:in )?total|altogether|sum(?: of)?|combined|all together|insgesamt|zusammen|summe|au total|en tout|somme|total(?:e|es)?|en total|suma");
    private static final Pattern DIFFERENCE = words(
            "difference(?= .{0,40}between)|differ|(?:how|by how) (?:much|many) (?:more|less|fewer|longer|shorter|larger|bigger|smaller|cheaper|older|younger|higher|lower|heavier|lighter)|unterschied(?= .{0,40}zwischen)|differenz(?= .{0,40}zwischen)"
                    + "|(?:wie ?viel|um wie ?viel) (?:mehr|weniger|teurer|günstiger|billiger|länger|kürzer|größer|kleiner|höher|niedriger|älter|jünger)|différence(?= .{0,40}entre)|combien de plus|combien de moins|diferencia(?= .{0,40}entre)"
                    + "|cu[aá]nt[oa]s? (?:más|menos)");
    private static final Pattern SMALLEST = words(
            "cheap(?:est|er)|least(?: \\p{L}{3,12}(?:ive|ous|ble|ular|ant|ent|y))?|fewest|lowest|smallest|shortest|lightest|earliest|oldest|older|earlier|smaller|shorter|lighter|cheaper|fewer|less"
                    + "|minimum|slowest|(?:günstig|billig|preiswert|kleinst|kürzest|leichtest|niedrigst|geringst|wenigst|frühest|ältest|langsamst)\\w*|kleiner|kürzer|älter|früher|weniger"
                    + "|(?:le|la|les) moins(?: \\p{L}+)?|moins|(?:le |la |les )?plus (?:petite?s?|courte?s?|légère?s?|basse?s?|ancien\\w*|vieux|vieille)|minimum"
                    + "|(?:el |la |los |las )?(?:más|mas) (?:barat|pequeñ|cort|liger|baj|antigu|económic|viej)\\w*|menor(?:es)?|menos|mínim[oa]s?");
    private static final Pattern LARGEST = words(
            "most(?: (?!of\\b)\\p{L}{3,12}(?:ive|ous|ble|ular|ant|ent|en))?|highest|greatest|largest|biggest|longest|heaviest|tallest|latest|newest|youngest|most recent(?:ly)?|priciest|dearest|costliest|maximum|fastest"
                    + "|more|larger|bigger|longer|heavier|taller|later|newer|younger|higher|more expensive|(?:die |am )?(?:meisten?|höchst\\w*|größt\\w*|längst\\w*|schwerst\\w*|teuerst\\w*|spätest\\w*|neu\\w*ste\\w*|jüngst\\w*|schnellst\\w*|wertvollst\\w*)"
                    + "|mehr|größer|länger|teurer|höher|schwerer|später|neuer|jünger|(?:le|la|les) plus(?: \\p{L}+)?|plus (?:de |d['’]|\\p{L}+ (?:est|sont))?|maximum"
                    + "|(?:el |la |los |las )?(?:más|mas)(?: \\p{L}+)?|mayor(?:es)?|máxim[oa]s?");

    /** Ordinals ask for a date where no other superlative does: "on the first floor" selects rows. */
    private static final Pattern FIRST =
            words("first|zuerst|als erste[rs]?|erste[rnms]?|premi(?:er|ère)s?|en premier|primer[oa]?s?");

    private static final Pattern LAST =
            words("last|zuletzt|als letzte[rs]?|letzte[rnms]?|derni(?:er|ère)s?|en dernier|últim[oa]s?");

    private static final Pattern NO_SUPERLATIVE = words(
            "at (?:least|most)|most of|(?:first|last|vor-?|nach)[ -]?name\\w*|(?:first|last) (?:week|month|year|days?|time|few|step|page)|no more|any ?more|mehr als|more than|less than|fewer than|letzte (?:woche|seite)|letztes jahr|letzten monat"
                    + "|plus de \\d+|moins de \\d+|más de \\d+|menos de \\d+|al menos|au moins|au plus|first aid|erste hilfe|mindestens|höchstens|the last \\d+|(?:the )?first \\d+");

    /** Words that mean nothing for a table: "How many people work in Sales?" */
    private static final Set<String> LIGHT = Set.of("""
            work works live lives listed list lists table tables exist belong shown row rows entry entries there column altogether value values called named per piece unit each apiece stück pièce unité unidad
            arbeiten wohnen gibt tabelle liste zeilen einträge aufgeführt steht stehen travaillent habitent tableau lignes existe existen
            people person persons employees staff members items things leute personen menschen mitarbeiter mitarbeiterinnen mitglieder posten personnes gens
            employés membres éléments personas gente empleados miembros elementos trabajan viven hay tabla lista filas often oft souvent""".strip().split("\\s+"));

    /** {@return what the question asks to be computed; empty if nothing, or if it excludes rows ("without")} */
    public static Optional<AskedAggregate> of(String question) {
        if (NEGATION.matcher(question).find()) {
            return Optional.empty();
        }
        return operation(question, DIFFERENCE, Operation.DIFFERENCE)
                .or(() -> operation(question, MEAN, Operation.MEAN))
                .or(() -> superlative(question))
                .or(() -> sumOrCount(question));
    }

    private static Optional<AskedAggregate> sumOrCount(String question) {
        var isSum = SUM.matcher(question).find();
        return isSum ? operation(question, SUM, Operation.SUM) : operation(question, COUNT, Operation.COUNT);
    }

    private static Optional<AskedAggregate> superlative(String question) {
        if (COUNT.matcher(question).find()) {
            return Optional.empty();
        }
        var text = NO_SUPERLATIVE.matcher(question).replaceAll(" ");
        var strong = LAST.matcher(FIRST.matcher(text).replaceAll(" ")).replaceAll(" ");
        return operation(strong, SMALLEST, Operation.SMALLEST)
                .or(() -> operation(strong, LARGEST, Operation.LARGEST))
                .or(() -> operation(text, FIRST, Operation.SMALLEST))
                .or(() -> operation(text, LAST, Operation.LARGEST));
    }

    private static Optional<AskedAggregate> operation(String question, Pattern pattern, Operation operation) {
        var found = pattern.matcher(question);
        if (!found.find()) {
            return Optional.empty();
        }
        var quantities = Quantity.in(question);
        var words = new HashSet<>(LIGHT);
        Stream.concat(
                        Stream.concat(
                                pattern.matcher(question).results().map(each -> each.group()),
                                SUM.matcher(question)
                                        .results()
                                        .filter(each -> operation == Operation.COUNT)
                                        .map(each -> each.group())),
                        quantities.stream().flatMap(quantity -> quantity.wordsIn(question).stream()))
                .flatMap(each -> Stream.of(each.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .forEach(words::add);
        return Optional.of(new AskedAggregate(
                operation, quantities, operation == Operation.COUNT ? counted(question, found.end()) : "", words));
    }

    /** {@return the words behind "how many"; empty for measures, which are values of a cell} */
    private static String counted(String question, int from) {
        int start = from;
        while (start < question.length() && " '’".indexOf(question.charAt(start)) >= 0) {
            start++;
        }
        var counted = COUNTED.matcher(question);
        var isCounted = counted.find(start) && counted.start() == start;
        return isCounted && !MEASURE.matcher(counted.group(1)).find() ? counted.group(1) : "";
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
