package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how likely the chosen sentences answer the question, given that they are about its topic: a logistic model
 * with few features. The strongest is the similarity of the question word that is farthest from all words of the best
 * sentence; it weighs less the more words are paraphrased. The others are lexical: a negated question, more so if the
 * best sentence is not negated; an antonym ("largest", "smallest"); a number that the sentences lack; a name that even
 * their passages lack; and no value of the requested kind.
 *
 * <p>Headings, the columns of tables and file names count as words of each of their sentences, rows and list items.
 *
 * <p>Fitted on questions of SQuAD 2.0, whose unanswerable ones were written about the given paragraph, and on everyday
 * questions of tables, lists and letters; coefficients are rounded.
 *
 * @see <a href="https://arxiv.org/abs/1806.03822">Rajpurkar, Jia and Liang: Know What You Don't Know. ACL 2018</a>
 *
 * @param nearness null if the embedding model provides no token vectors
 */
record Answerability(WordAnalyzers analyzers, @Nullable WordSimilarity nearness) {

    private static final double BIAS = -8.4;
    private static final double FARTHEST_FROM_BEST = 4.3;
    private static final double FARTHEST_FROM_ALL = 4.3;
    private static final double FARTHEST_OF_NUMBERS = 2.9;
    private static final double MISSING = 0.2;
    private static final int MOST_MISSING = 8;
    private static final double DENIES = -0.9;
    private static final double DENIED = -1.6;
    private static final double REVERSED = -3;
    private static final double NUMBER = -0.8;
    private static final double NAME = -0.3;
    private static final double KIND = -0.65;

    /**
     * The contribution of similarity and missing words for an average question, used if the embedding model provides no
     * token vectors.
     */
    private static final double USUAL = 8.8;

    /** In other languages the share of the question's weight that the answer covers replaces both: a third of it opens. */
    private static final double FOREIGN = 6;

    private static final double COVERED = 6;

    /**
     * {@return the probability, 0 to 1}
     *
     * @param best the best sentence; negation, antonyms and distance are measured on it only
     * @param answer all sentences of the answer, which may contain what the best one omits
     * @param around the words of the passages of these sentences, and of their headings
     */
    double of(String question, QuestionTerms terms, Candidate best, List<Candidate> answer, Set<String> around) {
        var text = answer.stream().map(Candidate::text).collect(Collectors.joining(" "));
        var said = answer.stream()
                .flatMap(each -> Stream.concat(each.terms().stream(), each.labels().stream()))
                .collect(Collectors.toSet());
        var sum = BIAS
                + near(question, terms, best, text, said)
                + denial(question, best.text())
                + (Opposites.divide(question, best.text()) ? REVERSED : 0)
                + (lacksNumber(terms, said) ? NUMBER : 0)
                + (lacksName(question, best, around) ? NAME : 0)
                + (lacksKind(question, text) ? KIND : 0);
        return 1 / (1 + Math.exp(-sum));
    }

    private static String labels(Candidate sentence) {
        return String.join(", ", sentence.hit().passage().headings()) + ": ";
    }

    /** The similarity features were measured on English and do not transfer to other languages. */
    private static boolean isEnglish(Candidate sentence) {
        return TextLanguage.of(sentence.hit().passage().source().language()) == TextLanguage.ENGLISH;
    }

    private static double denial(String question, String best) {
        return Negation.isIn(question) ? DENIES + (Negation.isIn(best) ? 0 : DENIED) : 0;
    }

    private double near(String question, QuestionTerms terms, Candidate best, String text, Set<String> said) {
        if (!isEnglish(best)) {
            return FOREIGN + COVERED * terms.coveredBy(said);
        }
        if (nearness == null) {
            return USUAL;
        }
        var missing = terms.weights().keySet().stream()
                .filter(word -> !word.isIn(said))
                .limit(MOST_MISSING)
                .count();
        var farthest = nearness.farthest(question, terms, labels(best), text, best.text());
        return FARTHEST_FROM_BEST * farthest.fromBest()
                + FARTHEST_FROM_ALL * farthest.fromAll()
                + FARTHEST_OF_NUMBERS * farthest.ofNumbers()
                + MISSING * missing;
    }

    private static boolean lacksNumber(QuestionTerms terms, Set<String> said) {
        return terms.weights().keySet().stream()
                .anyMatch(word -> word.written().chars().anyMatch(Character::isDigit) && !word.isIn(said));
    }

    private boolean lacksName(String question, Candidate best, Set<String> around) {
        var analyzer = analyzers.of(best.hit().passage().source().language());
        return ProperNames.in(question).stream()
                .map(name -> analyzer.terms(name, 16))
                .flatMap(List::stream)
                .anyMatch(term -> !around.contains(term));
    }

    private static boolean lacksKind(String question, String text) {
        var words = Arrays.stream(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .collect(Collectors.toSet());
        var expected = ExpectedAnswer.of(question);
        return expected != ExpectedAnswer.ANYTHING && !expected.isIn(text, words);
    }
}
