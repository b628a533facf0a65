package dev.docent.bench.microbenchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** Formats results as Markdown: a row for each floor of a step. Errors are half of the 99.9 % interval of the mean. */
final class StepTable {

    private static final String DOCENT = "docent";
    private static final String HEADER = """
            | step | µs | floor | µs | ratio |
            |---|---|---|---|---|
            """;

    private StepTable() {}

    static String of(Collection<RunResult> results) {
        Map<String, List<RunResult>> steps = new TreeMap<>();
        results.forEach(result -> steps.computeIfAbsent(part(result, 2), step -> new ArrayList<>())
                .add(result));
        var table = new StringBuilder(HEADER);
        steps.forEach((step, measured) -> measured.stream()
                .filter(result -> part(result, 1).equals(DOCENT))
                .findFirst()
                .ifPresent(docent -> measured.stream()
                        .filter(floor -> floor != docent)
                        .forEach(floor -> table.append(line(step, docent, floor)))));
        return table.toString();
    }

    private static String line(String step, RunResult docent, RunResult floor) {
        var ratio =
                docent.getPrimaryResult().getScore() / floor.getPrimaryResult().getScore();
        return String.format(
                Locale.ROOT, "| %s | %s | %s | %s | %.2f |%n", step, time(docent), part(floor, 1), time(floor), ratio);
    }

    private static String time(RunResult result) {
        var measured = result.getPrimaryResult();
        return String.format(Locale.ROOT, "%.1f ± %.1f", measured.getScore(), measured.getScoreError());
    }

    private static String part(RunResult result, int fromTheEnd) {
        var names = result.getParams().getBenchmark().split("\\.");
        return names[names.length - fromTheEnd];
    }
}
