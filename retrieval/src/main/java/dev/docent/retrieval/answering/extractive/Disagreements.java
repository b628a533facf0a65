package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Disagreement;
import dev.docent.retrieval.answering.ValueConflicts;
import dev.docent.retrieval.answering.ValueConflicts.Conflict;
import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.words.Negation;
import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a sentence of another document that answers the question like the best sentence but with a different value.
 * Precision is preferred to recall: both sentences must have the same structure, cover the question equally, and refer
 * to the same thing. The time is linear in the length of the question and of the sentences.
 */
final class Disagreements {

    private static final int LOOKED_AT = 20;
    private static final double COVERED = 0.7;
    private static final double ALIKE = 0.6;

    /** Other questions about persons may have several answers: "who wrote about it?". */
    private static final Pattern ASKS_FOR_ONE_NAME = Pattern.compile("(?i)^\\W*who(?:['’]s| is) .*");

    private static final Pattern PRONOUN =
            Pattern.compile("(?:He|She|It|They|This|These|Those|His|Her|Its|Their|Such)\\b.*", Pattern.DOTALL);

    private final String question;
    private final QuestionTerms terms;
    private final WordAnalyzer analyzer;
    private final ExpectedAnswer expected;
    private final ValueConflicts conflicts;
    private final Set<String> named;

    Disagreements(AnalyzedQuestion question) {
        this.question = question.text();
        this.terms = question.terms();
        this.analyzer = question.analyzers().of(null);
        this.expected = question.expected();
        this.conflicts = new ValueConflicts(analyzer);
        this.named = names(question.text());
    }

    /**
     * Two sentences whose values exclude each other.
     *
     * @param best the best sentence
     * @param other a sentence of another document
     */
    record Found(ScoredSentence best, ScoredSentence other, Conflict values) {

        /** {@return the disagreement, or empty if one of the two sentences has no verified citation} */
        Optional<Disagreement> in(List<Citation> citations) {
            return citation(best, citations)
                    .flatMap(one -> citation(other, citations)
                            .map(two -> new Disagreement(List.of(
                                    new Disagreement.Value(one.index(), values.one()),
                                    new Disagreement.Value(two.index(), values.other())))));
        }

        private static Optional<Citation> citation(ScoredSentence scored, List<Citation> citations) {
            var sentence = scored.sentence();
            return citations.stream()
                    .filter(Citation::supported)
                    .filter(citation ->
                            citation.passage().equals(sentence.hit().passage().id())
                                    && citation.quote().contains(sentence.text()))
                    .findFirst();
        }
    }

    /** {@return the sentence of the answer that states the disagreement} */
    static String sentence(Disagreement disagreement) {
        return disagreement.values().stream()
                .map(value -> value.text() + " [" + value.citation() + "]")
                .collect(Collectors.joining(", ", "The sources disagree: ", "."));
    }

    /** {@return the first sentence that conflicts with the best one} */
    Optional<Found> among(List<ScoredSentence> ranked) {
        var best = ranked.getFirst();
        return ranked.stream()
                .limit(LOOKED_AT)
                .filter(other -> isOfAnother(best.sentence(), other.sentence()))
                .flatMap(other -> between(
                                best.sentence().text(), other.sentence().text())
                        .stream()
                        .filter(values -> areOfOneThing(best.sentence(), other.sentence(), values))
                        .map(values -> new Found(best, other, values)))
                .findFirst();
    }

    private static boolean isOfAnother(Candidate one, Candidate other) {
        return !one.document().equals(other.document());
    }

    private Optional<Conflict> between(String one, String other) {
        return switch (expected) {
            case TIME, HOUR -> conflicts.dates(question, one, other);
            case QUANTITY, MONEY, DURATION -> conflicts.amounts(question, one, other);
            case PERSON ->
                ASKS_FOR_ONE_NAME.matcher(question).matches()
                        ? conflicts.names(question, one, other)
                        : Optional.empty();
            case PLACE, FREQUENCY, EMAIL, PHONE, WEB, ANYTHING -> Optional.empty();
        };
    }

    private boolean areOfOneThing(Candidate one, Candidate other, Conflict values) {
        var names = without(names(one.text()), values.one());
        var otherNames = without(names(other.text()), values.other());
        return covers(one)
                && covers(other)
                && Negation.isIn(one.text()) == Negation.isIn(other.text())
                && alike(without(one.terms(), values.one()), without(other.terms(), values.other())) >= ALIKE
                && (named.isEmpty()
                        ? names.equals(otherNames) && heading(one).equals(heading(other))
                        : names.containsAll(otherNames) || otherNames.containsAll(names));
    }

    private boolean covers(Candidate sentence) {
        return !sentence.asks()
                && !PRONOUN.matcher(sentence.text()).matches()
                && sentence.terms().containsAll(named)
                && terms.coveredBy(sentence.terms()) >= COVERED;
    }

    private static double alike(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        var both = one.stream().filter(other::contains).count();
        return all.isEmpty() ? 0 : (double) both / all.size();
    }

    private static String heading(Candidate sentence) {
        var headings = sentence.hit().passage().headings();
        return headings.isEmpty() ? "" : headings.getLast();
    }

    private Set<String> names(String text) {
        return ProperNames.in(text).stream()
                .flatMap(name -> analyzer.terms(name, 16).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> without(Set<String> words, String value) {
        var rest = new HashSet<>(words);
        analyzer.terms(value, 16).forEach(rest::remove);
        return rest;
    }
}
