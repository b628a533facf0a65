package dev.docent.retrieval.question.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year that is given by its distance from the year of the earlier question: "one year later", "im Jahr davor", "l'année
 * suivante", "un año después".
 */
final class RelativeYear {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("ten", 10),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("zehn", 10),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("dix", 10),
            Map.entry("dos", 2),
            Map.entry("tres", 3),
            Map.entry("cuatro", 4),
            Map.entry("cinco", 5),
            Map.entry("diez", 10));

    private static final String COUNT = "(?:(?<count>\\p{L}+|\\d{1,2}) (?:years?|jahre?|ans?|années?|años?) )";

    private static final Pattern LATER = pattern(
            "(?:in )?(?:the )?(?:following|next) year|the year (?:after|later|thereafter)|(?:im )?jahr (?:danach|darauf)|im (?:folgenden|nächsten) jahr|l['’]année (?:suivante|d['’]après)"
                    + "|(?:el|al) año siguiente|" + COUNT
                    + "(?:later|after|später|danach|plus tard|après|después|más tarde)");
    private static final Pattern EARLIER = pattern(
            "(?:in )?(?:the )?(?:previous|preceding|prior) year|the year (?:before|earlier)|(?:im )?jahr (?:davor|zuvor)|im vorjahr|im (?:vorherigen|vorigen) jahr|l['’]année (?:précédente|d['’]avant)"
                    + "|el año anterior|" + COUNT + "(?:earlier|before|früher|davor|zuvor|plus tôt|avant|antes)");

    private RelativeYear() {}

    /** {@return the text with the year in figures; the text itself if it has none, or the earlier question has no year} */
    static Words resolved(Words asked, Words earlier) {
        var year = Slot.YEAR.in(earlier.text()).map(found -> found.group()).filter(each -> each.matches("\\d{4}"));
        if (year.isEmpty() || asked.isEmpty()) {
            return asked;
        }
        var text = asked.text().substring(asked.startAt(0));
        var from = Integer.parseInt(year.get());
        return replaced(text, LATER, from, 1)
                .or(() -> replaced(text, EARLIER, from, -1))
                .map(Words::of)
                .orElse(asked);
    }

    private static Optional<String> replaced(String text, Pattern pattern, int from, int direction) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        var count = found.group("count");
        return Optional.of(found.replaceFirst(
                Matcher.quoteReplacement(Integer.toString(from + direction * (count == null ? 1 : number(count))))));
    }

    private static int number(String count) {
        return Character.isDigit(count.charAt(0))
                ? Integer.parseInt(count)
                : NUMBERS.getOrDefault(count.toLowerCase(Locale.ROOT), 1);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
