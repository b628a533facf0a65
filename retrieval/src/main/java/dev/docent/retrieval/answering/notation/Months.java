package dev.docent.retrieval.answering.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Month names in English, German, French and Spanish, and dates written with them. */
public final class Months {

    private static final Map<String, Integer> NUMBERS = numbers(List.of(
            "january jan januar jänner janvier enero",
            "february feb februar février fevrier febrero",
            "march mar märz maerz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre"));

    private static final String NAMES = "(?:%s)"
            .formatted(
                    String.join("|", NUMBERS.keySet().stream().sorted().toList().reversed()));

    /** Any word that can be a month name. */
    public static final Pattern NAME = Pattern.compile("(?iU)\\b" + NAMES + "\\b");

    /** A month name next to a number. "may" and "mars" on their own are mostly other words. */
    public static final Pattern DATED = Pattern.compile(
            "(?iU)(?<=\\d(?:\\.|st|nd|rd|th|er|º)?(?: of| de)? )%1$s\\b|\\b%1$s(?=\\.?,?(?: of| de)? \\d)"
                    .formatted(NAMES));

    /** A numeric date. */
    public static final Pattern FIGURES =
            Pattern.compile("(?<![\\d.,])\\d{1,4}(?<by>[-./])\\d{1,2}\\k<by>\\d{1,4}(?!\\d)");

    private Months() {}

    /** {@return 1 to 12} */
    public static int number(String name) {
        return NUMBERS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> numbers(List<String> months) {
        var numbers = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < months.size(); i++) {
            for (var name : months.get(i).split(" ")) {
                numbers.put(name, i + 1);
            }
        }
        return numbers;
    }
}
