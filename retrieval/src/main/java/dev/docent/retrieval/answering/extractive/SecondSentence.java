package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.TextLanguage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Finds what a question needs besides the best sentence: the sentence that says what this one leaves open, one about the other
 * thing of a comparison, or, where the best sentence leads from the thing that the question names to another one, a sentence of
 * the document about that.
 */
record SecondSentence(AnalyzedQuestion question, Readings readings) {

    private static final int LOOKED_AT = 20;

    /** The share of the question that a second sentence must add. */
    private static final double ADDS = 0.25;

    /** The same for a sentence of a document about something that the best sentence names. */
    private static final double ADDS_ABOUT_NAMED = 0.1;

    /**
     * The minimum score of a sentence that adds it, relative to the best one: by words unless that one is enough, and always for
     * rows and fields, which the reader does not raise.
     */
    private static final double FURTHER = 0.6;

    /** The same by words for a sentence of a document about something that the question or the best sentence names. */
    private static final double LINKED = 0.4;

    /** Shorter headings are in other texts by chance. */
    private static final int LEAST_NAME = 4;

    /** {@return what the best sentence leaves open; empty if it is enough} @param ranked all sentences, best first */
    Optional<ScoredSentence> beside(ScoredSentence best, List<ScoredSentence> ranked) {
        return adding(best, ranked).or(() -> aboutNamed(best, ranked));
    }

    /** {@return the best sentence that says what the chosen one leaves open} */
    private Optional<ScoredSentence> adding(ScoredSentence best, List<ScoredSentence> ranked) {
        var isField = best.sentence().isField() || best.sentence().row() != null;
        if (isField && question.expected() != ExpectedAnswer.ANYTHING && question.isAnswered(best.sentence())) {
            return Optional.empty();
        }
        var isEnough = isEnough(best);
        var byWords = isAsGoodAs(FURTHER, ranked, ScoredSentence::byWords);
        var inAll = isAsGoodAs(FURTHER, ranked, ScoredSentence::score);
        return ranked.stream()
                .limit(LOOKED_AT)
                .filter(other -> (isEnough && isProse(other.sentence()) ? inAll : byWords).test(other))
                .filter(other ->
                        other.sentence().document().equals(best.sentence().document())
                                || (!isField && isProse(other.sentence()) && languageOf(other) == languageOf(best)))
                .filter(other -> added(best, other) >= ADDS)
                .findFirst();
    }

    /** {@return whether the reader finds the answer in the sentence rather than not, so that little else is needed} */
    private boolean isEnough(ScoredSentence best) {
        return readings.hasAsProse(best.sentence()) && readings.probability(best.sentence()) >= 0.5;
    }

    /** {@return the best sentence about a thing that the question compares and the chosen sentence does not name} */
    Optional<ScoredSentence> aboutOther(ScoredSentence best, List<ScoredSentence> ranked) {
        var missing = names(best.sentence());
        missing.removeAll(best.sentence().allTerms());
        return missing.isEmpty() || !question.comparesTwo()
                ? Optional.empty()
                : ranked.stream()
                        .filter(isAsGoodAs(LINKED, ranked, ScoredSentence::byWords))
                        .filter(other -> isAbout(missing, other.sentence(), best.sentence()))
                        .findFirst();
    }

    /** {@return whether the sentence has one of the names, or is of another document, which has it as its heading or name} */
    private static boolean isAbout(Set<String> names, Candidate sentence, Candidate best) {
        return names.stream()
                .anyMatch(name -> sentence.terms().contains(name)
                        || (!sentence.document().equals(best.document())
                                && sentence.labels().contains(name)));
    }

    /** {@return a sentence of the document about something that the chosen sentence names, if it says more of what is asked} */
    private Optional<ScoredSentence> aboutNamed(ScoredSentence best, List<ScoredSentence> ranked) {
        if (!isProse(best.sentence())) {
            return Optional.empty();
        }
        var lacksKind = question.expected() != ExpectedAnswer.ANYTHING && !question.isAnswered(best.sentence());
        return ranked.stream()
                .filter(isAsGoodAs(LINKED, ranked, ScoredSentence::byWords))
                .filter(other -> isProse(other.sentence()) && isNamedIn(best.sentence(), other.sentence()))
                .filter(other ->
                        added(best, other) >= ADDS_ABOUT_NAMED || (lacksKind && question.isAnswered(other.sentence())))
                .findFirst();
    }

    /** {@return whether the heading of the other sentence, which is of another document, is a name that the sentence has} */
    private static boolean isNamedIn(Candidate sentence, Candidate other) {
        var headings = other.hit().passage().headings();
        if (headings.isEmpty() || other.document().equals(sentence.document())) {
            return false;
        }
        var name = headings.getLast().replaceFirst("\\s*\\(.*\\)$", "");
        return name.length() >= LEAST_NAME
                && Character.isUpperCase(name.codePointAt(0))
                && has(sentence.text(), name)
                && !sentence.hit().passage().headings().contains(headings.getLast());
    }

    /** {@return whether the text has the name as whole words} */
    private static boolean has(String text, String name) {
        int at = text.indexOf(name);
        int end = at + name.length();
        return at >= 0
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** {@return the words of the names in the question, analyzed as those of the sentence} */
    private Set<String> names(Candidate sentence) {
        return ProperNames.in(question.text()).stream()
                .flatMap(name -> question.analyzers().of(sentence.language()).terms(name, 16).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** {@return the share of the question that the other sentence says and the best one does not} */
    private double added(ScoredSentence best, ScoredSentence other) {
        var own = question.termsOf(best.sentence());
        var both = new HashSet<>(question.termsOf(other.sentence()));
        both.addAll(own);
        return question.terms().coveredBy(both) - question.terms().coveredBy(own);
    }

    private static Predicate<ScoredSentence> isAsGoodAs(
            double share, List<ScoredSentence> ranked, ToDoubleFunction<ScoredSentence> score) {
        var least = score.applyAsDouble(ranked.getFirst()) * share;
        return other -> score.applyAsDouble(other) >= least;
    }

    private static boolean isProse(Candidate sentence) {
        return sentence.row() == null && !sentence.isField();
    }

    private static TextLanguage languageOf(ScoredSentence scored) {
        return TextLanguage.of(scored.sentence().language());
    }
}
