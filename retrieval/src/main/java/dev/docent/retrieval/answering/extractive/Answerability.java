package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.asked.ExpectedAnswer;
import dev.docent.retrieval.answering.polar.Opposites;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.Negation;
import dev.docent.retrieval.words.ProperNames;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how likely the chosen sentences answer the question: one logistic model for prose, cells of tables, list items and
 * all languages. Its features are the similarity of the question words that are farthest from the answer, or where it was not
 * measured, the share of the question that the answer covers; the share that its passages cover; the similarity of its passage
 * and the lead over other documents; of rows and items whether the question names their labels; a negated question, more so if
 * the best sentence is not negated; an antonym ("largest",
 * "smallest"); a number that the answer lacks; a name that even its passages lack; no value of the requested kind; and of questions for a
 * number a word that no passage has.
 *
 * <p>Of prose, the log-odds of the reader count beside these.
 *
 * <p>Headings, the columns of tables and file names count as words of each of their sentences, rows and list items.
 *
 * <p>Fitted on questions of SQuAD 2.0, whose unanswerable ones were written about the given paragraph, and on everyday
 * questions of tables, lists and letters, each also asked of what is left without the lines that answer it; coefficients are
 * rounded.
 *
 * @see <a href="https://arxiv.org/abs/1806.03822">Rajpurkar, Jia and Liang: Know What You Don't Know. ACL 2018</a>
 *
 * @param nearness null if the embedding model provides no token vectors
 */
record Answerability(@Nullable WordSimilarity nearness) {

    private static final double BIAS = -7.85;
    private static final double FARTHEST_FROM_BEST = 5.9;
    private static final double FARTHEST_FROM_ALL = 3.8;

    /** Without similarities, for other languages than English or because the model provides none. */
    private static final double UNMEASURED = 1.3;

    private static final double UNMEASURED_COVERED = 7.3;
    private static final double FOREIGN = 1.3;

    /** Similarity weighs less the more words are paraphrased. */
    private static final double MISSING = 0.4;

    private static final int MOST_MISSING = 8;
    private static final double AROUND = 0.6;
    private static final double LEAD = 0.5;
    private static final double SEMANTIC = 1.4;

    /** The similarity of an average passage, used if it is unknown. */
    private static final double USUAL = 0.6;

    /** Rows and list items are short, so that they must cover more of the question. */
    private static final double STRUCTURED = -1.55;

    private static final double STRUCTURED_COVERED = 3.2;

    /** The question names the label of an attribute, or row and column of a cell. */
    private static final double LABELED = 0.8;

    /** Of rows and items without such a label: no passage at all has one of the words. */
    private static final double UNKNOWN_WORD = -0.4;

    /** Of rows and items: no value of a kind that has a notation, such as amounts and dates, though cells are chosen by kind. */
    private static final double STRUCTURED_KIND = -2;

    /** A question for a number names what is counted, and no passage at all has one of its words. */
    private static final double UNCOUNTED = -0.5;

    private static final double DENIES = -1.2;
    private static final double DENIED = -2.3;
    private static final double REVERSED = -4.5;
    private static final double NUMBER = -2.2;
    private static final double NAME = -0.9;
    private static final double KIND = -1;

    private static final double READ_BIAS = -0.4;

    /** The weight of the other features beside the reader. */
    private static final double UNREAD = 0.73;

    private static final double READ = 0.044;
    private static final double SUREST = 15;

    /**
     * {@return the probability, 0 to 1}
     *
     * @param best the best sentence; negation, antonyms and distance are measured on it only
     * @param answer all sentences of the answer, which may contain what the best one omits
     */
    double of(
            AnalyzedQuestion question,
            Readings readings,
            Candidate best,
            List<Candidate> answer,
            List<List<Candidate>> passages) {
        var said = words(question, answer);
        var covered = question.terms().coveredBy(said);
        var around = around(question, answer, passages);
        var beside = beside(best, answer);
        var sum = BIAS
                + near(question, best, answer, said)
                + AROUND * question.terms().coveredBy(around)
                + LEAD * lead(best, passages)
                + SEMANTIC * Objects.requireNonNullElse(best.hit().semantic(), USUAL)
                + (isStructured(best, answer)
                        ? STRUCTURED + STRUCTURED_COVERED * covered + labels(question, answer, passages)
                        : 0)
                + denial(question.text(), best.text())
                + (Opposites.divide(question.text(), best.text()) ? REVERSED : 0)
                + (lacksNumber(question.terms(), words(question, beside)) ? NUMBER : 0)
                + (lacksName(question, best, around(question, beside, passages)) ? NAME : 0)
                + (lacksKind(question, answer) ? KIND : 0)
                + (question.expected() == ExpectedAnswer.QUANTITY && !hasEveryWord(question, passages) ? UNCOUNTED : 0);
        return 1 / (1 + Math.exp(-read(sum, readings, best, answer)));
    }

    /**
     * Of prose that the reader has read, its log-odds count as well, unless the answer is in two documents, of which it reads one
     * at a time. By themselves they tell less than the other features.
     */
    private static double read(double sum, Readings readings, Candidate best, List<Candidate> answer) {
        var isOfOneDocument =
                answer.stream().allMatch(sentence -> sentence.document().equals(best.document()));
        if (!readings.hasAsProse(best) || !isOfOneDocument) {
            return sum;
        }
        var odds = answer.stream().mapToDouble(readings::odds).max().orElse(0);
        return READ_BIAS + UNREAD * sum + READ * Math.clamp(odds, -SUREST, SUREST);
    }

    private double near(AnalyzedQuestion question, Candidate best, List<Candidate> answer, Set<String> said) {
        var terms = question.terms();
        var missing = MISSING
                * terms.weights().keySet().stream()
                        .filter(word -> !word.isIn(said))
                        .limit(MOST_MISSING)
                        .count();
        if (nearness == null || !AnalyzedQuestion.isEnglish(best)) {
            var foreign = AnalyzedQuestion.isEnglish(best) ? 0 : FOREIGN;
            return missing + foreign + UNMEASURED + UNMEASURED_COVERED * terms.coveredBy(said);
        }
        var text = answer.stream().map(question::said).collect(Collectors.joining(" "));
        var farthest = nearness.farthest(question.text(), terms, headings(best), text, question.said(best));
        return missing + FARTHEST_FROM_BEST * farthest.fromBest() + FARTHEST_FROM_ALL * farthest.fromAll();
    }

    /** How far the search prefers the passage to the best one of another document, relative to the best of all. */
    private static double lead(Candidate best, List<List<Candidate>> passages) {
        double top = 0;
        double others = 0;
        for (var sentences : passages) {
            if (!sentences.isEmpty()) {
                var score = sentences.getFirst().hit().score();
                top = Math.max(top, score);
                others = sentences.getFirst().document().equals(best.document()) ? others : Math.max(others, score);
            }
        }
        return top == 0 ? 0 : (best.hit().score() - others) / top;
    }

    /** What rows and items say by their labels: that they are meant, or that they are about something else. */
    private static double labels(AnalyzedQuestion question, List<Candidate> answer, List<List<Candidate>> passages) {
        var lacksValue = question.expected().isWritten() && lacksKind(question, answer) ? STRUCTURED_KIND : 0;
        if (answer.stream().anyMatch(question::isLabeled)) {
            return lacksValue + LABELED;
        }
        return lacksValue + (hasEveryWord(question, passages) ? 0 : UNKNOWN_WORD);
    }

    /** {@return whether each word of the question is in one of the passages} */
    private static boolean hasEveryWord(AnalyzedQuestion question, List<List<Candidate>> passages) {
        var all = words(question, passages.stream().flatMap(List::stream).toList());
        return question.terms().weights().keySet().stream().allMatch(word -> word.isIn(all));
    }

    private static boolean isStructured(Candidate best, List<Candidate> answer) {
        return best.row() != null || answer.stream().anyMatch(Candidate::isItem);
    }

    private static Set<String> words(AnalyzedQuestion question, List<Candidate> sentences) {
        var words = new HashSet<String>();
        sentences.forEach(sentence -> words.addAll(question.termsOf(sentence)));
        return words;
    }

    /**
     * {@return the sentences of the answer in which its numbers and names have to be: those of the passage of the best one and of
     * other documents} A long document has most names and numbers somewhere else.
     */
    private static List<Candidate> beside(Candidate best, List<Candidate> answer) {
        return answer.stream()
                .filter(sentence ->
                        sentence.hit() == best.hit() || !sentence.document().equals(best.document()))
                .toList();
    }

    private static Set<String> around(
            AnalyzedQuestion question, List<Candidate> answer, List<List<Candidate>> passages) {
        Set<PassageHit> hits = answer.stream().map(Candidate::hit).collect(Collectors.toSet());
        return words(
                question,
                passages.stream()
                        .flatMap(List::stream)
                        .filter(sentence -> hits.contains(sentence.hit()))
                        .toList());
    }

    private static String headings(Candidate sentence) {
        return String.join(", ", sentence.hit().passage().headings()) + ": ";
    }

    private static double denial(String question, String best) {
        return Negation.isIn(question) ? DENIES + (Negation.isIn(best) ? 0 : DENIED) : 0;
    }

    private static boolean lacksNumber(QuestionTerms terms, Set<String> said) {
        return terms.weights().keySet().stream()
                .anyMatch(word -> word.written().chars().anyMatch(Character::isDigit) && !word.isIn(said));
    }

    private static boolean lacksName(AnalyzedQuestion question, Candidate best, Set<String> around) {
        var analyzer = question.analyzers().of(best.language());
        return ProperNames.in(question.text()).stream()
                .map(name -> analyzer.terms(name, 16))
                .flatMap(List::stream)
                .anyMatch(term -> !around.contains(term));
    }

    private static boolean lacksKind(AnalyzedQuestion question, List<Candidate> answer) {
        return question.expected() != ExpectedAnswer.ANYTHING && answer.stream().noneMatch(question::isAnswered);
    }
}
