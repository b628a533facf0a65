package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.words.Inflection;
import dev.docent.retrieval.words.Names;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How likely sentences answer the question, when they are about the very thing: a logistic model of few signs. The
 * strongest is the question's word that is farthest from all that the best sentence says; what it means to be far is weaker
 * the more words are put differently. The others are words alone: a question that denies, and all the more where the best
 * sentence does not, a reverse ("largest", "smallest"), a number that the sentences lack, a name that even their passages
 * lack, and nothing of the kind that is asked for.
 *
 * <p>Fitted on the questions of SQuAD 2.0's development set, whose unanswerable questions were written about the paragraph,
 * and rounded.
 *
 * @see <a href="https://arxiv.org/abs/1806.03822">Rajpurkar, Jia and Liang: Know What You Don't Know. ACL 2018</a>
 */
final class Answerability {

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

    /** What nearness and missing words add to the average question, for models that give no vectors of words. */
    private static final double USUAL = 7.7;

    private final WordAnalyzers analyzers;
    private final @Nullable WordNearness nearness;

    /** @param nearness null where the embedding model gives no vectors of words */
    Answerability(WordAnalyzers analyzers, @Nullable WordNearness nearness) {
        this.analyzers = analyzers;
        this.nearness = nearness;
    }

    /**
     * {@return how likely, 0..1}
     *
     * @param best the best sentence; only it tells what is denied or reversed, and what is far
     * @param answer all sentences of the answer, for what the best one leaves out may stand beside it
     * @param around the words of the passages that the sentences stand in, and of their headings
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

    /** The words of other languages are far from each other by the signs that were measured, and near by none. */
    private static boolean isEnglish(Candidate sentence) {
        return Inflection.of(sentence.hit().passage().source().language()) == Inflection.ENGLISH;
    }

    private static double denial(String question, String best) {
        return Negation.isIn(question) ? DENIES + (Negation.isIn(best) ? 0 : DENIED) : 0;
    }

    private static double near(
            WordNearness nearness, String question, QuestionTerms terms, String text, Set<String> said, String best) {
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
        return Names.in(question).stream()
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
