package dev.docent.bench.evaluation;

import dev.docent.bench.evaluation.TestCollection.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question turned into a follow-up of another, by removing the words they share.
 *
 * @param first the question before it
 * @param original the complete question
 * @param text the follow-up
 */
record FollowUpQuestion(Query first, Query original, String text) {

    /** Words that cannot be the subject of a question. */
    private static final Set<String> SMALL = Set.copyOf(List.of("""
            a an the of in on at to for from by with and or is are was were be been do does did has have had can could will
            would what which who whom whose when where why how many much that this it its their his her as not many most
            name type kind year years term word used called people first part""".strip().split("\\s+")));

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");
    private static final Set<String> PREPOSITIONS = Set.of("in", "of", "at", "on", "for", "from", "to", "by", "with");
    private static final Set<String> HELPING =
            Set.of("do", "did", "does", "are", "were", "have", "had", "can", "could", "would", "will");

    /** {@return the second question with a pronoun in place of the shared words; empty if those are not a noun phrase} */
    static Optional<FollowUpQuestion> withPronoun(Query first, Query second) {
        var words = words(second);
        return shared(first, second).map(shared -> {
            var before = words.subList(0, shared.from());
            var owner = words.get(shared.to() - 1).matches(".*['’]s\\W*");
            var pronoun = owner ? "its" : pronoun(before, words.get(shared.to() - 1));
            return joined(first, second, before, pronoun, words.subList(shared.to(), words.size()));
        });
    }

    /** {@return "And" and the second question without its final prepositional phrase; empty if it has none} */
    static Optional<FollowUpQuestion> withoutEnd(Query first, Query second) {
        var words = words(second);
        return shared(first, second)
                .filter(shared -> shared.to() == words.size()
                        && shared.from() > 3
                        && PREPOSITIONS.contains(plain(words.get(shared.from() - 1))))
                .map(shared -> {
                    var left = words.subList(0, shared.from() - 1);
                    var start = left.getFirst().toLowerCase(Locale.ROOT);
                    return joined(first, second, List.of("And"), start, left.subList(1, left.size()));
                });
    }

    private static String pronoun(List<String> before, String last) {
        var isPlural = last.matches("\\p{L}+[^s\\W]s\\W*");
        return !isPlural ? "it" : HELPING.contains(plain(before.getLast())) ? "they" : "them";
    }

    private static FollowUpQuestion joined(
            Query first, Query second, List<String> before, String middle, List<String> after) {
        var text = String.join(
                        " ",
                        Stream.of(before.stream(), Stream.of(middle), after.stream())
                                .flatMap(part -> part)
                                .toList())
                .replaceAll("\\W+$", "");
        return new FollowUpQuestion(first, second, text + "?");
    }

    private record Span(int from, int to) {}

    /** The longest run of shared words, except the first word, that is a name or begins with an article. */
    private static Optional<Span> shared(Query first, Query second) {
        var words = words(second);
        var other = " "
                + String.join(
                        " ", words(first).stream().map(FollowUpQuestion::plain).toList()) + " ";
        Span best = null;
        for (int from = 1; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                var run = words.subList(from, to);
                var longer = best == null || to - from > best.to() - best.from();
                if (longer && isSubject(run) && other.contains(" " + plain(run) + " ")) {
                    best = new Span(from, to);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isSubject(List<String> run) {
        var says = run.stream().anyMatch(word -> !SMALL.contains(plain(word)));
        var isWhole = !SMALL.contains(plain(run.getLast()))
                && (ARTICLES.contains(plain(run.getFirst()))
                        || Character.isUpperCase(run.getFirst().charAt(0)));
        return says && isWhole;
    }

    private static String plain(List<String> words) {
        return String.join(" ", words.stream().map(FollowUpQuestion::plain).toList());
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("['’]s\\W*$", "").replaceAll("^\\W+|\\W+$", "");
    }

    private static List<String> words(Query query) {
        return Arrays.asList(query.text().strip().split("\\s+"));
    }
}
