package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.notation.NumberForms;
import dev.docent.retrieval.words.WordAnalyzer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number in a sentence, with its unit or the thing it counts.
 *
 * @param numbers the possible values: "1.889" is either 1889 or 1.889
 * @param unit the normalized unit or counted word; empty if there is none next to the number
 * @param written the number in digits, with its unit
 * @param isVague whether it is one end of a range, or qualified by a word such as "about" or "over"
 */
record Amount(List<BigDecimal> numbers, String unit, String written, boolean isVague) {

    private static final Map<String, String> UNITS = Stream.of(
                    "eur € euro euros",
                    "usd $ dollar dollars",
                    "gbp £ pound pounds",
                    "percent % per cent",
                    "km kilometer kilometers kilometre kilometres",
                    "m meter meters metre metres")
            .map(line -> List.of(line.split(" ")))
            .flatMap(line -> line.stream().map(word -> Map.entry(word, line.getFirst())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern UNIT = Pattern.compile("(?U)[ -]?(per cent\\b|\\p{L}+|[%€$£])");
    private static final Pattern CURRENCY = Pattern.compile("(?:[€$£]|\\b(?:EUR|USD|GBP)) ?$");
    private static final String TO =
            "(?:(?: ?[%€$£]| \\p{L}+)? ?(?:[-–—/]|\\b(?:to|bis|until)\\b) ?| (?:and|or) )[€$£]?";
    private static final Pattern RANGE_FROM = Pattern.compile("(?U)" + TO + "\\d");
    private static final Pattern RANGE_TO = Pattern.compile("(?U)\\d" + TO + "$");
    private static final Pattern VAGUE = Pattern.compile(
            "(?iU)(?:\\b(?:about|around|approximately|approx\\.?|roughly|nearly|almost|some|over|above|under|below|than"
                    + "|least|most|up to|circa|ca\\.?|estimated|close to)(?: (?:a|an|of|the|total))*|[~≈<>±]) ?[€$£]?$");
    private static final Pattern OPEN = Pattern.compile("(?iU)(?:\\+|(?: \\S+){0,2} or (?:more|less|so|fewer)\\b)");
    private static final Pattern ORDINAL = Pattern.compile("(?U)(?:st|nd|rd|th|s)\\b");
    /** Longer than a qualifier before a number, such as "approximately half of the total of the ". */
    private static final int QUALIFIER = 100;

    private static final BigDecimal NEAR = new BigDecimal("0.05");

    /** {@return the amounts of the sentence in order, without ordinals and decades} */
    static List<Amount> in(String sentence, WordAnalyzer analyzer) {
        var text = NumberForms.inDigits(sentence, false);
        var amounts = new ArrayList<Amount>();
        NumberForms.NUMBER
                .matcher(text)
                .results()
                .filter(found -> !after(found, text, ORDINAL).lookingAt())
                .forEach(found -> amounts.add(of(found, text, analyzer)));
        return amounts;
    }

    private static Amount of(MatchResult found, String text, WordAnalyzer analyzer) {
        var currency = before(found, text, CURRENCY);
        var unit = after(found, text, UNIT);
        var sign = currency.find() ? currency.group() : "";
        var word = sign.isEmpty() && unit.lookingAt() ? unit.group() : "";
        var counted = normal(sign.isEmpty() ? word : sign, analyzer);
        var numbers = NumberForms.meanings(found.group("number"), found.group("scale")).stream()
                .filter(meaning -> meaning.size() == 1)
                .map(meaning -> new BigDecimal(meaning.getFirst()))
                .toList();
        var isVague = numbers.isEmpty()
                || after(found, text, RANGE_FROM).lookingAt()
                || before(found, text, RANGE_TO).find()
                || before(found, text, VAGUE).find()
                || after(found, text, OPEN).lookingAt();
        return new Amount(numbers, counted, sign + found.group() + (counted.isEmpty() ? "" : word), isVague);
    }

    private static Matcher after(MatchResult found, String text, Pattern pattern) {
        return pattern.matcher(text).region(found.end(), text.length());
    }

    /** {@return a matcher of what is next to the number: searching all of the text before each number takes quadratic time} */
    private static Matcher before(MatchResult found, String text, Pattern pattern) {
        return pattern.matcher(text)
                .region(Math.max(0, found.start() - QUALIFIER), found.start())
                .useTransparentBounds(true);
    }

    private static String normal(String unit, WordAnalyzer analyzer) {
        var word = unit.replaceAll("[ -]+", " ").strip().toLowerCase(Locale.ROOT);
        var known = UNITS.get(word);
        return known == null ? String.join(" ", analyzer.terms(word, 1)) : known;
    }

    /** {@return the possible values, normalized for comparison} */
    Set<BigDecimal> values() {
        return numbers.stream().map(BigDecimal::stripTrailingZeros).collect(Collectors.toSet());
    }

    /** {@return whether the two amounts exclude each other: same unit, and neither is the other rounded} */
    boolean contradicts(Amount other) {
        return !isVague
                && !other.isVague
                && unit.equals(other.unit)
                && numbers.stream().noneMatch(one -> other.numbers.stream().anyMatch(two -> isSame(one, two)));
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        var difference = one.subtract(other).abs();
        if (difference.signum() == 0) {
            return true;
        }
        var scale = Math.min(
                one.stripTrailingZeros().scale(), other.stripTrailingZeros().scale());
        return difference.compareTo(one.abs().max(other.abs()).multiply(NEAR)) < 0
                && one.setScale(scale, RoundingMode.HALF_UP).compareTo(other.setScale(scale, RoundingMode.HALF_UP))
                        == 0;
    }
}
