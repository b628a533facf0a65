package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import dev.docent.retrieval.index.atlas.StandInFound.Hit;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code $vectorSearch}, by comparing every vector. What its filter lets through is the server's own to say. */
record StandInVectorSearch(Index index, List<Document> shown) {

    static final Set<String> SCORES = Set.of("vectorSearchScore", "score");

    private static final int MOST = 10_000;
    private static final Set<String> OPERATORS =
            Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$not");
    private static final Set<String> JUNCTIONS = Set.of("$and", "$or", "$nor");

    /** What is refused before an index is looked for. */
    static void checkAsked(Document asked) {
        StandInValues.onlyFields(
                asked,
                "$vectorSearch",
                "index",
                "path",
                "queryVector",
                "filter",
                "limit",
                "numCandidates",
                "exact",
                "returnStoredSource");
        StandInValues.text(asked, "path");
        StandInValues.listed(asked, "queryVector")
                .forEach(each -> StandInError.unless(
                        each instanceof Number number && Double.isFinite(number.doubleValue()),
                        "\"queryVector\" must be finite numbers"));
        StandInValues.optional(asked, "exact", Boolean.class);
        var limit = StandInValues.integer(asked, "limit");
        StandInError.unless(limit > 0, "\"limit\" must be positive");
        if (Boolean.TRUE.equals(asked.get("exact"))) {
            StandInError.unless(
                    !asked.containsKey("numCandidates"), "\"numCandidates\" must be omitted when \"exact\" is true");
        } else {
            var candidates = StandInValues.integer(asked, "numCandidates");
            StandInError.unless(
                    candidates > 0 && candidates <= MOST, "\"numCandidates\" must be within bounds [1, 10000]");
            StandInError.unless(limit <= candidates, "\"limit\" cannot be greater than \"numCandidates\"");
        }
    }

    StandInFound run(Document asked) {
        var field = index.fields("vector").findFirst().orElseThrow();
        StandInError.unless(
                Objects.equals(field.get("path"), asked.get("path")), asked.get("path") + " is not indexed as vector");
        var dimensions = StandInValues.integer(field, "numDimensions");
        var question = numbers(asked.get("queryVector"));
        StandInError.unless(
                question.size() == dimensions,
                "vector field is indexed with %d dimensions but queried with %d"
                        .formatted(dimensions, question.size()));
        var filter = asked.containsKey("filter") ? StandInValues.document(asked.get("filter")) : new Document();
        checkFilter(
                filter,
                index.fields("filter")
                        .map(each -> String.valueOf(each.get("path")))
                        .collect(Collectors.toSet()));
        var matcher = new DefaultQueryMatcher();
        var hits = new ArrayList<Hit>();
        for (var document : shown) {
            var vector = numbers(document.get(String.valueOf(asked.get("path"))));
            if (vector.size() == dimensions && matcher.matches(document, filter)) {
                hits.add(new Hit(document, (1 + dot(question, vector)) / 2));
            }
        }
        return StandInFound.sorted(hits, SCORES).limitedTo(StandInValues.integer(asked, "limit"));
    }

    private static void checkFilter(Document filter, Set<String> paths) {
        filter.forEach((key, value) -> {
            if (JUNCTIONS.contains(key)) {
                StandInError.unless(!StandInValues.list(value).isEmpty(), "\"" + key + "\" cannot be empty");
                StandInValues.documents(value).forEach(each -> checkFilter(each, paths));
            } else {
                StandInError.unless(paths.contains(key), "Path '" + key + "' needs to be indexed as filter");
                checkOperators(value);
            }
        });
    }

    private static void checkOperators(@Nullable Object value) {
        var operators = StandInValues.document(value);
        operators.forEach((operator, operand) -> {
            StandInError.unless(OPERATORS.contains(operator), "unknown operator in a filter: " + operator);
            if (operator.equals("$not")) {
                checkOperators(operand);
            } else if (operator.equals("$in") || operator.equals("$nin")) {
                StandInError.unless(
                        !StandInValues.listed(operators, operator).isEmpty(), "\"" + operator + "\" cannot be empty");
                StandInValues.list(operand).forEach(StandInVectorSearch::checkValue);
            } else {
                checkValue(operand);
            }
        });
    }

    private static void checkValue(@Nullable Object value) {
        StandInError.unless(
                value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Instant
                        || value instanceof ObjectId,
                "a filter compares with boolean, number, date, objectId or string");
    }

    private static List<Double> numbers(@Nullable Object vector) {
        var numbers = new ArrayList<Double>();
        if (vector instanceof BinData packed) {
            var bytes = ByteBuffer.wrap(packed.getData()).order(ByteOrder.LITTLE_ENDIAN);
            StandInError.unless(bytes.getShort() == StandInWire.FLOAT32, "this stand-in takes vectors of float32");
            while (bytes.hasRemaining()) {
                numbers.add((double) bytes.getFloat());
            }
            return numbers;
        }
        StandInValues.list(vector).forEach(each -> numbers.add(((Number) each).doubleValue()));
        return numbers;
    }

    private static double dot(List<Double> one, List<Double> other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += one.get(i) * other.get(i);
        }
        return sum;
    }
}
