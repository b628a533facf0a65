package dev.docent.retrieval.answering;

import dev.docent.retrieval.answering.notation.PartialDate;
import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.WordAnalyzer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds values of two sentences that exclude each other. The caller ensures that both sentences speak of the same
 * thing. All other numbers and dates must agree, since a value of another year, or one end of a range, is no
 * contradiction. The time is linear in the length of the sentences. Safe for concurrent use.
 */
public record ValueConflicts(WordAnalyzer analyzer) {

    /** A sentence with more different dates is a list. Further ones count as numbers. */
    private static final int MOST_DATES = 64;

    /** In characters. Longer names are a list, not the answer to a question for one. */
    private static final int LONGEST_NAMES = 400;

    /**
     * Two values that exclude each other.
     *
     * @param one value of the first sentence, numbers in digits
     * @param other value of the second sentence
     */
    public record Conflict(String one, String other) {}

    /** {@return the conflicting dates, if each sentence has exactly one date and the question has none} */
    public Optional<Conflict> dates(String question, String one, String other) {
        var dates = PartialDate.in(one);
        var others = PartialDate.in(other);
        if (!PartialDate.in(question).isEmpty() || dates.size() != 1 || others.size() != 1) {
            return Optional.empty();
        }
        var numbers = numbers(amounts(one));
        var otherNumbers = numbers(amounts(other));
        return (numbers.containsAll(otherNumbers) || otherNumbers.containsAll(numbers))
                        && dates.getFirst().contradicts(others.getFirst())
                ? Optional.of(new Conflict(
                        dates.getFirst().written(), others.getFirst().written()))
                : Optional.empty();
    }

    /**
     * {@return the conflicting amounts: those of the unit that the question asks for, or the only amounts if it names
     * no unit}
     *
     * @param question its own numbers are ignored
     */
    public Optional<Conflict> amounts(String question, String one, String other) {
        if (!dates(one).equals(dates(other))) {
            return Optional.empty();
        }
        var known = numbers(amounts(question));
        var amounts = unknown(amounts(one), known);
        var others = unknown(amounts(other), known);
        var asked = Set.copyOf(analyzer.terms(question, 64));
        var units = amounts.stream().map(Amount::unit).filter(asked::contains).collect(Collectors.toSet());
        var counted = amounts.stream()
                .filter(amount -> units.isEmpty() || units.contains(amount.unit()))
                .toList();
        var otherCounted = others.stream()
                .filter(amount -> units.isEmpty() || units.contains(amount.unit()))
                .toList();
        if (counted.size() != 1
                || otherCounted.size() != 1
                || !numbers(without(amounts, counted)).equals(numbers(without(others, otherCounted)))) {
            return Optional.empty();
        }
        return Optional.of(counted.getFirst())
                .filter(amount -> amount.contradicts(otherCounted.getFirst()))
                .map(amount ->
                        new Conflict(amount.written(), otherCounted.getFirst().written()));
    }

    /**
     * {@return the conflicting names, if each sentence has names that neither the question nor the other sentence has}
     */
    public Optional<Conflict> names(String question, String one, String other) {
        var known = words(question);
        var names = ProperNames.in(one).stream()
                .filter(name -> !known.containsAll(words(name)))
                .toList();
        var others = ProperNames.in(other).stream()
                .filter(name -> !known.containsAll(words(name)))
                .toList();
        var written = String.join(" ", names);
        var otherWritten = String.join(" ", others);
        var areApart = words(written).stream().noneMatch(words(otherWritten)::contains);
        return !names.isEmpty()
                        && !others.isEmpty()
                        && Math.max(written.length(), otherWritten.length()) <= LONGEST_NAMES
                        && areApart
                        && one.contains(written)
                        && other.contains(otherWritten)
                        && dates(one).equals(dates(other))
                        && numbers(amounts(one)).equals(numbers(amounts(other)))
                ? Optional.of(new Conflict(written, otherWritten))
                : Optional.empty();
    }

    private List<Amount> amounts(String sentence) {
        var rest = sentence;
        var dates = PartialDate.in(sentence).stream()
                .map(PartialDate::written)
                .distinct()
                .limit(MOST_DATES)
                .toList();
        for (var date : dates) {
            rest = rest.replace(date, " ".repeat(date.length()));
        }
        return Amount.in(rest, analyzer);
    }

    private static List<Amount> unknown(List<Amount> amounts, Set<Set<BigDecimal>> known) {
        return amounts.stream()
                .filter(amount -> !known.contains(amount.values()))
                .toList();
    }

    private static List<Amount> without(List<Amount> amounts, List<Amount> left) {
        return amounts.stream().filter(amount -> !left.contains(amount)).toList();
    }

    private static Set<Set<BigDecimal>> numbers(List<Amount> amounts) {
        return amounts.stream().map(Amount::values).collect(Collectors.toSet());
    }

    private static Set<List<Integer>> dates(String sentence) {
        return PartialDate.in(sentence).stream().map(PartialDate::parts).collect(Collectors.toSet());
    }

    private Set<String> words(String text) {
        return new HashSet<>(analyzer.terms(text, 64));
    }
}
