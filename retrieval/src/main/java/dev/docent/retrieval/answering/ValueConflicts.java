package dev.docent.retrieval.answering;

import dev.docent.retrieval.words.Names;
import dev.docent.retrieval.words.WordAnalyzer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds values that two sentences give for one thing and that cannot both be right. That they speak of one thing is for
 * the caller; here everything else that is a number or a date must be alike, since a value of another year, or one end of
 * a range, contradicts nothing. Safe for concurrent use.
 */
public final class ValueConflicts {

    private final WordAnalyzer analyzer;

    public ValueConflicts(WordAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * Two values.
     *
     * @param one of the first sentence, numbers in digits
     * @param other of the second
     */
    public record Conflict(String one, String other) {}

    /** {@return the dates that differ, where each sentence has one alone and the question none} */
    public Optional<Conflict> dates(String question, String one, String other) {
        var dates = Moment.in(one);
        var others = Moment.in(other);
        if (!Moment.in(question).isEmpty() || dates.size() != 1 || others.size() != 1) {
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
     * {@return the amounts that differ: those of what the question counts, or where it names no unit the only ones}
     *
     * @param question whose own numbers are no answer to it
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

    /** {@return the names that differ, where each sentence has names of its own alone beside those of the question} */
    public Optional<Conflict> names(String question, String one, String other) {
        var known = words(question);
        var names = Names.in(one).stream()
                .filter(name -> !known.containsAll(words(name)))
                .toList();
        var others = Names.in(other).stream()
                .filter(name -> !known.containsAll(words(name)))
                .toList();
        var written = String.join(" ", names);
        var otherWritten = String.join(" ", others);
        var areApart = words(written).stream().noneMatch(words(otherWritten)::contains);
        return !names.isEmpty()
                        && !others.isEmpty()
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
        for (var date : Moment.in(sentence)) {
            rest = rest.replace(date.written(), " ".repeat(date.written().length()));
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
        return Moment.in(sentence).stream().map(Moment::parts).collect(Collectors.toSet());
    }

    private Set<String> words(String text) {
        return new HashSet<>(analyzer.terms(text, 64));
    }
}
