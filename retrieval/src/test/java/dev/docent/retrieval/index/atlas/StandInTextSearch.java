package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import dev.docent.retrieval.index.atlas.StandInFound.Hit;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code $search} with the operators that are needed here: {@code compound}, {@code text}, {@code equals}, {@code in} and
 * {@code range}. Words are those between blanks.
 */
final class StandInTextSearch {

    static final Set<String> SCORES = Set.of("searchScore", "score");

    private final Index index;
    private final List<Document> shown;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final Map<String, StandInBm25> ranking = new HashMap<>();

    StandInTextSearch(Index index, List<Document> shown) {
        this.index = index;
        this.shown = shown;
    }

    StandInFound run(Document asked) {
        return run("$search", asked, "returnStoredSource");
    }

    /** {@return how many documents {@code $searchMeta} counts} */
    long count(Document asked) {
        if (asked.containsKey("count")) {
            var count = StandInValues.document(asked.get("count"));
            StandInValues.onlyFields(count, "count", "type");
            // The other type may stop at a thousand.
            StandInValues.oneOf(count, "type", "total");
        }
        return run("$searchMeta", asked, "count").hits().size();
    }

    private StandInFound run(String stage, Document asked, String option) {
        StandInValues.onlyFields(asked, stage, "index", "compound", "text", "equals", "in", "range", option);
        var operators = new Document(asked);
        operators.remove("index");
        operators.remove(option);
        StandInError.unless(operators.size() == 1, "exactly one operator must be present");
        // Checks the operators even if there is nothing to compare.
        score(operators, new Document());
        var hits = new ArrayList<Hit>();
        for (var document : shown) {
            var score = score(operators, document);
            if (score != null) {
                hits.add(new Hit(document, score));
            }
        }
        return StandInFound.sorted(hits, SCORES);
    }

    /** {@return how well the operator fits; null when it does not} */
    private @Nullable Double score(Document operator, Document document) {
        var name = StandInValues.only(operator);
        var options = StandInValues.document(operator.get(name));
        return switch (name) {
            case "compound" -> compound(options, document);
            case "text" -> text(options, document);
            case "equals" -> {
                StandInValues.onlyFields(options, "equals", "path", "value");
                yield matches(options, document, Map.of("$eq", options.getOrDefault("value", "")));
            }
            case "in" -> {
                StandInValues.onlyFields(options, "in", "path", "value");
                StandInError.unless(!StandInValues.listed(options, "value").isEmpty(), "\"in.value\" cannot be empty");
                yield matches(options, document, Map.of("$in", StandInValues.listed(options, "value")));
            }
            case "range" -> range(options, document);
            default -> {
                StandInError.unless(false, "\"" + name + "\" unrecognized operator");
                yield null;
            }
        };
    }

    private @Nullable Double compound(Document clauses, Document document) {
        StandInValues.onlyFields(clauses, "compound", "must", "mustNot", "should", "filter", "minimumShouldMatch");
        StandInError.unless(
                Stream.of("must", "mustNot", "should", "filter").anyMatch(clauses::containsKey),
                "\"compound\" must have at least one clause");
        var minimum = 0;
        if (clauses.containsKey("minimumShouldMatch")) {
            minimum = StandInValues.integer(clauses, "minimumShouldMatch");
            StandInError.unless(
                    minimum >= 0
                            && minimum
                                    <= StandInValues.list(clauses.get("should")).size(),
                    "minimumShouldMatch cannot be greater than number of should clauses");
        }
        var must = scores(clauses, "must", document);
        var should = scores(clauses, "should", document).stream()
                .filter(each -> each != NONE)
                .toList();
        var holds = must.stream().noneMatch(each -> each == NONE)
                && scores(clauses, "filter", document).stream().noneMatch(each -> each == NONE)
                && scores(clauses, "mustNot", document).stream().allMatch(each -> each == NONE)
                && should.size() >= minimum;
        return holds
                ? (Double) Stream.concat(must.stream(), should.stream())
                        .mapToDouble(each -> each)
                        .sum()
                : null;
    }

    private static final Double NONE = Double.NaN;

    private List<Double> scores(Document clauses, String clause, Document document) {
        var scores = new ArrayList<Double>();
        for (var each : StandInValues.documents(clauses.get(clause))) {
            var score = score(each, document);
            scores.add(score == null ? NONE : score);
        }
        return scores;
    }

    private @Nullable Double range(Document options, Document document) {
        StandInValues.onlyFields(options, "range", "path", "gt", "gte", "lt", "lte");
        var relation = new Document();
        options.forEach((key, value) -> {
            if (!key.equals("path")) {
                relation.append("$" + key, value);
            }
        });
        StandInError.unless(!relation.isEmpty(), "\"range\" needs a bound");
        return matches(options, document, relation);
    }

    private @Nullable Double matches(Document options, Document document, Map<String, Object> relation) {
        var path = StandInValues.text(options, "path");
        var type = type(path);
        StandInError.unless(
                Set.of("token", "number").contains(type), "Path '" + path + "' needs to be indexed as token");
        relation.values().stream()
                .flatMap(value -> StandInValues.list(value).stream())
                .forEach(value -> StandInError.unless(
                        type.equals("token") ? value instanceof String : value instanceof Number,
                        "Path '" + path + "' is indexed as " + type));
        return matcher.matches(document, new Document(path, new Document(relation))) ? (Double) 1.0 : null;
    }

    private @Nullable Double text(Document options, Document document) {
        StandInValues.onlyFields(options, "text", "query", "path");
        var path = StandInValues.text(options, "path");
        StandInValues.list(options.get("query"))
                .forEach(each -> StandInError.unless(each instanceof String, "\"text.query\" must be strings"));
        // A path that is not indexed finds nothing, and says nothing.
        if (!type(path).equals("string")) {
            return null;
        }
        var asked = StandInValues.strings(options.get("query"))
                .flatMap(StandInTextSearch::words)
                .toList();
        StandInError.unless(!asked.isEmpty(), "\"text.query\" cannot be empty");
        var score = ranking.computeIfAbsent(
                        path,
                        it -> new StandInBm25(
                                shown.stream().map(each -> words(each, it)).toList()))
                .score(asked, words(document, path));
        return score > 0 ? (Double) score : null;
    }

    private String type(String path) {
        var fields = StandInValues.document(index.definition().get("mappings"));
        for (var step : path.split("\\.")) {
            var named = StandInValues.document(fields.getOrDefault("fields", new Document()));
            if (!named.containsKey(step)) {
                return "";
            }
            fields = StandInValues.document(named.get(step));
        }
        return String.valueOf(fields.get("type"));
    }

    private static List<String> words(Document document, String path) {
        return StandInValues.at(document, path).stream()
                .flatMap(each -> words(String.valueOf(each)))
                .toList();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
