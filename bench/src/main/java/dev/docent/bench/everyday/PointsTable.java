package dev.docent.bench.everyday;

import dev.docent.retrieval.evaluation.AnswerRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The points of a set by kind of question. Used by one thread. */
final class PointsTable {

    private static final String ALL = "all";
    private static final String FOREIGN = "not English";

    private final Map<String, int[]> marks =
            new TreeMap<>(Comparator.comparing((String name) -> name.equals(ALL) || name.equals(FOREIGN))
                    .thenComparing(Comparator.naturalOrder()));
    private final List<Double> cited = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();

    /**
     * Adds a graded answer.
     *
     * @param points 0 to 2
     * @param citations the share that names the right place; empty if there is nothing to cite
     * @param duration in nanoseconds
     */
    void add(EverydayQuestion question, int points, OptionalDouble citations, long duration) {
        count(question.kind(), points);
        count(ALL, points);
        if (!question.language().equals("en")) {
            count(FOREIGN, points);
        }
        citations.ifPresent(cited::add);
        nanos.add(duration);
    }

    private void count(String group, int points) {
        marks.computeIfAbsent(group, name -> new int[AnswerRule.BEST + 1])[points]++;
    }

    /** {@return the share of all points} */
    double share() {
        return marks.containsKey(ALL) ? share(marks.get(ALL)) : 0;
    }

    private static double share(int[] counts) {
        return (double) points(counts) / possible(counts);
    }

    private static int points(int[] counts) {
        return 2 * counts[2] + counts[1];
    }

    private static int possible(int[] counts) {
        return AnswerRule.BEST * (counts[0] + counts[1] + counts[2]);
    }

    /** {@return the table as Markdown} */
    @Override
    public String toString() {
        var text = new StringBuilder("| kind | points | of | share | right and short | right somewhere | wrong |\n"
                + "|---|---|---|---|---|---|---|\n");
        marks.forEach((name, counts) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.3f | %d | %d | %d |%n",
                name,
                points(counts),
                possible(counts),
                share(counts),
                counts[2],
                counts[1],
                counts[0])));
        var times = new ArrayList<>(nanos);
        Collections.sort(times);
        return text.append(String.format(
                        Locale.ROOT,
                        "%ncitations of the right place %.3f (mean over %d answers); answer p50 %.0f ms, p95 %.0f ms",
                        cited.stream().mapToDouble(each -> each).average().orElse(0),
                        cited.size(),
                        milliseconds(times, 0.5),
                        milliseconds(times, 0.95)))
                .toString();
    }

    private static double milliseconds(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (quantile * (sorted.size() - 1))) / 1e6;
    }
}
