package dev.docent.api.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names and labels that a query of Prometheus reads. Not a parser: what it does not know counts as a name. */
record PromQuery(Map<String, Set<String>> reads) {

    private static final Set<String> LANGUAGE = Set.of(
            "sum max min avg count rate increase delta histogram_quantile absent clamp_min time and or unless on bool vector"
                    .split(" "));
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring|group_left)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-z_][a-z_0-9]*)\\b(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

    static PromQuery of(String query) {
        var reads = new TreeMap<String, Set<String>>();
        var bare = GROUPING.matcher(query.replaceAll("\\[[^]]*]", "")).replaceAll("");
        NAME.matcher(bare)
                .results()
                .filter(name -> !LANGUAGE.contains(name.group(1)))
                .forEach(name -> reads.computeIfAbsent(name.group(1), each -> new TreeSet<>())
                        .addAll(
                                name.group(2) == null
                                        ? Set.of()
                                        : MATCHER.matcher(name.group(2))
                                                .results()
                                                .map(matcher -> matcher.group(1))
                                                .collect(Collectors.toSet())));
        return new PromQuery(reads);
    }
}
