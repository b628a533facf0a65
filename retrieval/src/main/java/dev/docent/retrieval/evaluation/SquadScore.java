package dev.docent.retrieval.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The agreement of an answer with the expected ones, normalized as by SQuAD's script: no case, no ASCII punctuation, no
 * articles, single spaces. Of several expected answers, the best match counts.
 *
 * @param contains 1 if the words of an expected answer occur in the answer contiguously and in order, otherwise 0
 * @param exact 1 if the answer equals an expected one, otherwise 0
 * @param f1 harmonic mean of word precision and recall, 0 to 1
 * @see <a href="https://arxiv.org/abs/1606.05250">Rajpurkar et al.: SQuAD: 100,000+ questions for machine comprehension
 *     of text. EMNLP 2016</a>
 */
public record SquadScore(double contains, double exact, double f1) {

    /**
     * {@return the score of an answer}
     *
     * @param expected at least one
     */
    public static SquadScore of(String answer, List<String> expected) {
        var given = normalized(answer);
        double contains = 0;
        double exact = 0;
        double f1 = 0;
        for (var each : expected) {
            var wanted = normalized(each);
            contains = Math.max(contains, contains(given, wanted) ? 1 : 0);
            exact = Math.max(exact, given.equals(wanted) ? 1 : 0);
            f1 = Math.max(f1, f1(given, wanted));
        }
        return new SquadScore(contains, exact, f1);
    }

    /** {@return whether the words of an expected answer occur in the text contiguously and in order} */
    public static boolean isIn(String text, List<String> expected) {
        var given = normalized(text);
        return expected.stream().anyMatch(each -> contains(given, normalized(each)));
    }

    /** {@return the normalized text} */
    public static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Punct}", "")
                .replaceAll("(?U)\\b(a|an|the)\\b", " ")
                .replaceAll("(?U)\\s+", " ")
                .strip();
    }

    private static boolean contains(String given, String wanted) {
        return (" " + given + " ").contains(" " + wanted + " ");
    }

    private static double f1(String given, String wanted) {
        var left = counts(wanted);
        int common = 0;
        for (var word : words(given)) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        if (words(given).length == 0 || words(wanted).length == 0) {
            return given.equals(wanted) ? 1 : 0;
        }
        return 2.0 * common / (words(given).length + words(wanted).length);
    }

    private static Map<String, Integer> counts(String text) {
        var counts = new HashMap<String, Integer>();
        for (var word : words(text)) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    private static String[] words(String normalized) {
        return normalized.isEmpty() ? new String[0] : normalized.split(" ");
    }
}
