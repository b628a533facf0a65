package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.ProperNames;
import dev.docent.retrieval.words.TextLanguage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how likely the chosen sentences answer the question, given that they are about its topic: a logistic model
 * with few features. The strongest is the similarity of the question word that is farthest from all words of the best
 * sentence; it weighs less the more words are paraphrased. The others are lexical: a negated question, more so if the
 * best sentence is not negated; an antonym ("largest", "smallest"); a number that the sentences lack; a name that even
 * their passages lack; and no value of the requested kind.
 *
 * <p>Fitted on the development set of SQuAD 2.0, whose unanswerable questions were written about the given paragraph;
 * coefficients are rounded.
 *
 * @see <a href="https://arxiv.org/abs/1806.03822">Rajpurkar, Jia and Liang: Know What You Don't Know. ACL 2018</a>
 *
 * @param nearness null if the embedding model provides no token vectors
 */
record Answerability(WordAnalyzers analyzers, @Nullable WordSimilarity nearness) {

    private static final double BIAS = -7.6;
    private static final double FARTHEST_FROM_BEST = 5.5;
    private static final double FARTHEST_FROM_ALL = 3;
    private static final double FARTHEST_OF_NUMBERS = 2;
    private static final double MISSING = 0.3;
    private static final int MOST_MISSING = 8;
    private static final double DENIES = -0.75;
    private static final double DENIED = -2;
    private static final double REVERSED = -2.25;
    private static final double NUMBER = -1;
    private static final double NAME = -0.75;
    private static final double KIND = -0.5;

    /**
     * The contribution of similarity and missing words for an average question, used if the embedding model provides no
     * token vectors.
     */
    private static final double USUAL = 7.7;

    /**
     * {@return the probability, 0 to 1}
     *
     * @param best the best sentence; negation, antonyms and distance are measured on it only
     * @param answer all sentences of the answer, which may contain what the best one omits
     * @param around the words of the passages of these sentences, and of their headings
     */
    double of(String question, QuestionTerms terms, Candidate best, List<Candidate> answer, Set<String> around) {
        var text = answer.stream().map(Candidate::text).collect(Collectors.joining(" "));
        var said = answer.stream().flatMap(each -> each.terms().stream()).collect(Collectors.toSet());
        var sum = BIAS
                + (nearness == null || !isEnglish(best)
                        ? USUAL
                        : near(nearness, question, terms, text, said, best.text()))
                + denial(question, best.text())
                + (Opposites.divide(question, best.text()) ? REVERSED : 0)
                + (lacksNumber(terms, said) ? NUMBER : 0)
                + (lacksName(question, best, around) ? NAME : 0)
                + (lacksKind(question, text) ? KIND : 0);
        return 1 / (1 + Math.exp(-sum));
    }

    /** The similarity features were measured on English and do not transfer to other languages. */
    private static boolean isEnglish(Candidate sentence) {
        return TextLanguage.of(sentence.hit().passage().source().language()) == TextLanguage.ENGLISH;
    }

    private static double denial(String question, String best) {
        return Negation.isIn(question) ? DENIES + (Negation.isIn(best) ? 0 : DENIED) : 0;
    }

    private static double near(
            WordSimilarity nearness, String question, QuestionTerms terms, String text, Set<String> said, String best) {
        var missing = terms.weights().keySet().stream()
                .filter(word -> !word.isIn(said))
                .limit(MOST_MISSING)
                .count();
        var farthest = nearness.farthest(question, terms, text, best);
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
