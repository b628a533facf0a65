package dev.docent.retrieval.answering.asked;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A quantity that a question implies with words that the column of a table does not have: "expensive" asks for prices, "longest"
 * for lengths or durations; in English, German, French and Spanish.
 */
public enum Quantity {
    SALARY(
            "earn\\w*|salar\\w+|verdien\\w*|gehalt|gagnen?t?|salaire|gana[n]?|sueldo",
            Set.of("$", "€", "£"),
            "salary|wage|pay\\b|income",
            "gehalt|lohn|einkommen|salaire|sueldo|salario"),
    PRICE(
            "cheap\\w*|expensive|price\\w*|priciest|costs?|costl\\w+|dearest|teuer\\w*|günstig\\w*|billig\\w*|preiswert\\w*|kosten|kostet|ch(?:er|ère)s?|co[uû]te\\w*"
                    + "|bon marché|car[oa]s?|barat[oa]s?|económic[oa]s?|cuestan?",
            Set.of("$", "€", "£", "¥", "chf"),
            "price|preis|prix|precio",
            "unit cost|cost|kosten|coût|coste|costo",
            "fee|gebühr|tarif|tarifa|fare|rate|beitrag",
            "amount|betrag|montant|importe"),
    VALUE(
            "valuable|wertvoll\\w*|précieu(?:x|ses?)|valios[oa]s?",
            Set.of("$", "€", "£"),
            "total value|gesamtwert",
            "value|worth|wert|valeur|valor"),
    DURATION(
            "long(?:est|er)?|short(?:est|er)?|längste\\w*|länger\\w*|kürze\\w*|am längsten|longue?s?|courte?s?|larg[oa]s?|cort[oa]s?|dauert|dure|dura|runs?",
            Set.of("min", "h", "day", "m", "km", "mm", "cm"),
            "duration|runtime|running time|dauer|laufzeit|durée|duración",
            "length|länge|longueur|longitud|distance|distanz|entfernung|distancia",
            "minutes|hours|days|minuten|stunden|tage|heures|jours|minutos|horas|días"),
    WEIGHT(
            "heav(?:y|iest|ier)|light(?:est|er)|weigh\\w*|schwer\\w*|leicht\\w*|wiegt|lourde?s?|légère?s?|pèse|pesad[oa]s?|liger[oa]s?|pesa",
            Set.of("kg", "g", "t", "lb", "lbs"),
            "weight|mass|gewicht|poids|peso"),
    HEIGHT(
            "tall(?:est|er)|high mountain|hoch|höchste berg|alt[oa]s?",
            Set.of("m", "ft", "cm"),
            "height|elevation|altitude|höhe|hauteur|altura"),
    POPULATION(
            "population|populous|inhabitants?|people live|residents?|einwohner\\w*|bevölkerung\\w*|habitants?|peuplée?s?|habitantes|poblaci[oó]n|poblad[oa]s?",
            Set.of(),
            "population|inhabitants|einwohner|bevölkerung|habitants|población|habitantes",
            "residents|people"),
    SIZE(
            "larg(?:e|est|er)|big(?:gest|ger)?|small(?:est|er)?|größ\\w+|gross\\w*|klein\\w*|grande?s?|petite?s?|pequeñ[oa]s?",
            Set.of("m2", "km2", "ha", "mb", "gb"),
            "area|surface|floor space|fläche|wohnfläche|superficie",
            "size|größe|taille|tamaño|m²|km²",
            "population|einwohner|habitants|habitantes"),
    SHARE(
            "shares?|stakes?|owns?|holds?|anteil\\w*|parts?|participaci[oó]n",
            Set.of("%"),
            "percent\\w*|share|stake|%|anteil|prozent|pourcentage|part\\b|porcentaje|participación"),
    AGE(
            "old(?:est|er)?|young(?:est|er)?|ält\\w+|jüng\\w+|âgée?s?|jeunes?|edad|jóven(?:es)?|joven",
            Set.of(),
            "\\bage\\b|\\balter\\b|\\bâge\\b|\\bedad\\b"),
    SPEED(
            "fast(?:est|er)?|slow(?:est|er)?|schnell\\w*|langsam\\w*|rapides?|rápid[oa]s?",
            Set.of("km/h", "mph", "m/s"),
            "speed|geschwindigkeit|vitesse|velocidad"),
    TIME(
            "first|last|latest|earliest|newest|oldest|older|younger|youngest|recent\\w*|earlier|later|newer|sign\\w* up|join\\w*|register\\w*|hired|founded|opened|built|born|bought"
                    + "|ordered|started|released|published|created|zuerst|zuletzt|erste[rnms]?|letzte[rnms]?|früh\\w+|spät\\w+|neu\\w*ste[rnms]?|ält\\w+|jüng\\w+|gegründet|gebaut|eröffnet|geboren"
                    + "|angemeldet|eingestellt|premi(?:er|ère)s?|derni(?:er|ère)s?|récente?s?|ancien\\w*|fondée?s?|construite?s?|ouverte?s?|primer[oa]?s?|últim[oa]s?|recientes?|antigu[oa]s?"
                    + "|fundad[oa]s?|construid[oa]s?|abiert[oa]s?",
            Set.of(),
            "date|datum|fecha",
            "year|jahr|année|año|since|seit|depuis|desde",
            "founded|opened|built|born|created|hired|start|beginn|gegründet|baujahr|début|inicio",
            "time|uhrzeit|zeit|heure|hora|day|tag|jour|día");

    private final Pattern words;
    private final Set<String> units;
    private final List<Pattern> columns;

    Quantity(String words, Set<String> units, String... columns) {
        this.words = Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.units = units;
        this.columns = Arrays.stream(columns)
                .map(each -> Pattern.compile(
                        "(?<!\\p{L})(?:" + each + ")|(?:" + each + ")(?!\\p{L})",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /** {@return the quantities that the words may mean, the likeliest first} */
    static List<Quantity> in(String words) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.words.matcher(words).find())
                .toList();
    }

    /** {@return the words of the text that imply this quantity} */
    List<String> wordsIn(String text) {
        return words.matcher(text).results().map(found -> found.group()).toList();
    }

    /** {@return how unusual the name is for a column of this quantity, 0 for its own name; empty if it does not name it} */
    public OptionalInt column(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).matcher(name).find())
                .findFirst();
    }

    /** {@return whether values with the unit are of this quantity} */
    public boolean hasUnit(String unit) {
        return units.contains(unit);
    }
}
