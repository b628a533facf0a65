package dev.docent.retrieval.answering.notation;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notations of numbers: digits of any script, thousands and decimal separators of any country, English number words up
 * to ninety-nine, and words for powers of ten.
 */
public final class NumberForms {

    private static final List<String> ONES = List.of("""
            zero one two three four five six seven eight nine ten eleven
            twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split("\\s+"));
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Pattern WORDS = Pattern.compile("(?iU)\\b(?:(?<tens>%s)(?:[- ](?<unit>%s))?|(?<one>%s))\\b"
            .formatted(
                    String.join("|", TENS), String.join("|", ONES.subList(1, 10)), String.join("|", ONES.reversed())));

    private static final Map<String, Integer> ZEROS = Stream.of(
                    "2 hundred hundreds",
                    "3 thousand thousands tausend mille mil",
                    "6 million millions millionen millones millón mio mn",
                    "9 billion billions milliarde milliarden milliard milliards mrd bn",
                    "12 trillion trillions")
            .map(line -> List.of(line.split(" ")))
            .flatMap(line -> line.stream().skip(1).map(word -> Map.entry(word, Integer.valueOf(line.getFirst()))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** A number with its multiplier. */
    public static final Pattern NUMBER = Pattern.compile(
            "(?U)(?<number>(?<!\\d)\\d{1,3}(?: \\d{3}){1,12}(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,'’]\\d+){0,40})(?:[ -]?(?<scale>(?i:%s))\\b)?"
                    .formatted(String.join(
                            "|", ZEROS.keySet().stream().sorted().toList().reversed())));

    private NumberForms() {}

    /** {@return the text with ASCII digits, single spaces, and number words replaced by digits} */
    public static String inDigits(String text, boolean evenOne) {
        var plain = Normalizer.normalize(text, Form.NFKC).replaceAll("\\s+", " ");
        var digits = plain.codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return WORDS.matcher(digits).replaceAll(found -> {
            var word = found.group("one");
            if (word != null) {
                // "One" is rarely a count; it is left as a word where it would have to be verified.
                return !evenOne && "one".equalsIgnoreCase(word) ? word : Integer.toString(place(ONES, word));
            }
            var unit = found.group("unit");
            return Integer.toString(
                    20 + 10 * place(TENS, found.group("tens")) + (unit == null ? 0 : place(ONES, unit)));
        });
    }

    private static int place(List<String> words, String word) {
        return words.indexOf(word.toLowerCase(Locale.ROOT));
    }

    /**
     * {@return the possible readings of the number, each a list of values: "1,889" is 1889 or 1.889, and "3,4,5" are
     * three numbers}
     */
    public static List<List<String>> meanings(String number, @Nullable String scale) {
        var zeros = scale == null ? 0 : ZEROS.getOrDefault(scale.toLowerCase(Locale.ROOT), 0);
        if (number.contains(" ")) {
            var apart = List.of(number.split(" "));
            return Stream.concat(
                            meanings(number.replace(" ", ""), scale).stream(),
                            Stream.of(IntStream.range(0, apart.size())
                                    .mapToObj(i -> value(
                                            apart.get(i).replaceAll("\\D.*", ""), i == apart.size() - 1 ? zeros : 0))
                                    .toList()))
                    .toList();
        }
        var one = Stream.of(grouped(number), decimal(number))
                .flatMap(List::stream)
                .map(each -> List.of(value(each, zeros)))
                .distinct()
                .toList();
        return one.isEmpty()
                ? List.of(Stream.of(number.split("\\D"))
                        .map(each -> value(each, 0))
                        .toList())
                : one;
    }

    private static List<String> grouped(String number) {
        return number.matches("\\d{1,3}([.,'’])\\d{3}(\\1\\d{3})*|\\d{1,2}(,\\d{2})+,\\d{3}")
                ? List.of(number.replaceAll("\\D", ""))
                : List.of();
    }

    private static List<String> decimal(String number) {
        return number.matches(
                        "\\d+([.,]\\d+)?|\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}([.'’]\\d{3})+,\\d+|\\d{1,3}(['’]\\d{3})+\\.\\d+")
                ? List.of(decimalPoint(number))
                : List.of();
    }

    private static String decimalPoint(String number) {
        int point = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        return point < 0
                ? number
                : number.substring(0, point).replaceAll("\\D", "") + "." + number.substring(point + 1);
    }

    private static String value(String digits, int zeros) {
        return new BigDecimal(digits)
                .scaleByPowerOfTen(zeros)
                .stripTrailingZeros()
                .toPlainString();
    }
}
