package dev.docent.api.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus reads of the service.
 *
 * @param series the labels of each name, such as {@code docent_ingestion_step_seconds_count}
 */
record ScrapedMetrics(String text, Map<String, Set<String>> series) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)})? [^ ]+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SUFFIX = Pattern.compile("_(bucket|count|sum|max)$");

    static ScrapedMetrics of(String text) {
        var series = new TreeMap<String, Set<String>>();
        LINE.matcher(text)
                .results()
                .forEach(line -> series.computeIfAbsent(line.group(1), name -> new TreeSet<>())
                        .addAll(labels(line)));
        return new ScrapedMetrics(text, series);
    }

    private static Set<String> labels(MatchResult line) {
        return line.group(2) == null
                ? Set.of()
                : LABEL.matcher(line.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toSet());
    }

    /** {@return the labels of each metric of the service itself, by its name without what Prometheus appends for a timer} */
    Map<String, Set<String>> own() {
        var own = new TreeMap<String, Set<String>>();
        series.forEach((name, labels) -> {
            if (name.startsWith("docent_")) {
                var isTimer = name.contains("_seconds_");
                own.computeIfAbsent(isTimer ? SUFFIX.matcher(name).replaceFirst("") : name, each -> new TreeSet<>())
                        .addAll(labels);
            }
        });
        own.values().forEach(labels -> labels.remove("le"));
        return own;
    }
}
