package dev.docent.retrieval.answering;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.docent.retrieval.answering.notation.Months;
import dev.docent.retrieval.answering.notation.NumberForms;
import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verifiable facts of a text, in normalized form: its numbers, dates and names. {@code n:5} is a number, {@code
 * m:3} a month, {@code w:keller} a word. Those of the sources that were read last are cached, up to 8 MB: each sentence of an
 * answer is checked against the same few sources. Safe for concurrent use.
 */
final class Facts {

    private static final long CACHED_BYTES = 8L << 20;

    /** What a fact takes in memory: its text, and its place in a set. */
    private static final int BYTES_OF_A_FACT = 64;

    /**
     * The analyzer keeps "Holyrood.tv", or two sentences joined by a full stop without a space, as one word, although
     * each part may be a name.
     */
    private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})[.:](?=\\p{L})");

    private static final Pattern LIST_NUMBER = Pattern.compile("(?m)^\\s*\\d{1,2}[.)](?=\\s)");

    private final WordAnalyzer analyzer;
    private final LoadingCache<String, Set<String>> sources;

    Facts(WordAnalyzer analyzer) {
        this.analyzer = analyzer;
        this.sources = Caffeine.newBuilder()
                .maximumWeight(CACHED_BYTES)
                .weigher((String source, Set<String> found) -> 2 * source.length() + BYTES_OF_A_FACT * found.size())
                .build(source -> Set.copyOf(read(source)));
    }

    /** {@return all facts of a source, in every possible reading} */
    Set<String> in(String source) {
        return sources.get(source);
    }

    private Set<String> read(String source) {
        var facts = new HashSet<String>();
        Stream.of(source, JOINED.matcher(source).replaceAll(" "))
                .distinct()
                .flatMap(words -> analyzer.terms(words, Integer.MAX_VALUE).stream())
                .forEach(term -> facts.add("w:" + term));
        var text = NumberForms.inDigits(source, true);
        dates(text).forEach(facts::addAll);
        Months.NAME.matcher(text).results().forEach(name -> facts.add("m:" + Months.number(name.group())));
        NumberForms.NUMBER.matcher(text).results().forEach(number -> {
            numbers(number.group("number"), null).forEach(facts::addAll);
            numbers(number.group("number"), number.group("scale")).forEach(facts::addAll);
        });
        return facts;
    }

    /** {@return the numbers, dates and names of a sentence} */
    Stated statedBy(String sentence) {
        return new Stated(Stream.of(numbers(sentence), names(sentence))
                .flatMap(List::stream)
                .toList());
    }

    private List<List<List<String>>> numbers(String sentence) {
        var text = NumberForms.inDigits(LIST_NUMBER.matcher(sentence).replaceAll(" "), false);
        var facts = new ArrayList<List<List<String>>>();
        dates(text)
                .forEach(alternatives ->
                        facts.add(alternatives.stream().map(List::of).toList()));
        Months.DATED
                .matcher(text)
                .results()
                .forEach(name -> facts.add(List.of(List.of("m:" + Months.number(name.group())))));
        NumberForms.NUMBER
                .matcher(Months.FIGURES.matcher(text).replaceAll(" "))
                .results()
                .forEach(number -> facts.add(numbers(number.group("number"), number.group("scale"))));
        return facts;
    }

    private List<List<List<String>>> names(String sentence) {
        return ProperNames.in(sentence).stream()
                .map(name -> Stream.of(
                                analyzer.terms(name, 16).stream()
                                        .map(term -> "w:" + term)
                                        .toList(),
                                List.of("m:" + Months.number(name)))
                        .toList())
                .toList();
    }

    /**
     * {@return the possible readings of each part of each numeric date: the order of day and month differs by country}
     */
    private static List<List<String>> dates(String text) {
        return Months.FIGURES
                .matcher(text)
                .results()
                .flatMap(date -> Stream.of(date.group().split("\\D")))
                .map(Integer::parseInt)
                .map(part -> part >= 1 && part <= 12 ? List.of("n:" + part, "m:" + part) : List.of("n:" + part))
                .toList();
    }

    private static List<List<String>> numbers(String number, @Nullable String scale) {
        return NumberForms.meanings(number, scale).stream()
                .map(meaning -> meaning.stream().map(value -> "n:" + value).toList())
                .toList();
    }

    /**
     * What a sentence states.
     *
     * @param facts each in its possible readings, of which each consists of facts that belong together
     */
    record Stated(List<List<List<String>>> facts) {

        boolean isEmpty() {
            return facts.isEmpty();
        }

        /** {@return whether a source has all of it} @param source all facts of the source */
        boolean isIn(Set<String> source) {
            return facts.stream().allMatch(readings -> readings.stream().anyMatch(source::containsAll));
        }
    }
}
