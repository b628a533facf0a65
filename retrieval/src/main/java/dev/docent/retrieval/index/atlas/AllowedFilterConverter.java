package dev.docent.retrieval.index.atlas;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.mongodb.atlas.MongoDBAtlasFilterExpressionConverter;

/**
 * Spring AI's way from a filter to what {@code $vectorSearch} takes, but for keys that are known alone: as it is, it writes
 * whatever a key holds into the query (CVE-2026-40967). It also leaves texts that look like times as they are, and nests
 * what one AND or OR joins no deeper than that one.
 */
final class AllowedFilterConverter extends MongoDBAtlasFilterExpressionConverter {

    /** Those that the index has as fields of filters, without {@code metadata.} before them. */
    private static final List<String> KEYS = List.of("owner", "knowledgeBase", "document", "terms", "createdAt", "put");

    /** {@return the filter as a query} @throws IllegalArgumentException if it has a key that is not known */
    Document query(Expression filter) {
        return Document.parse(convertExpression(filter));
    }

    @Override
    protected void doExpression(Expression filter, StringBuilder query) {
        switch (filter.type()) {
            case AND -> joined("$and", filter, query);
            case OR -> joined("$or", filter, query);
            case EQ, NE, GT, GTE, LT, LTE, IN, NIN, NOT, ISNULL, ISNOTNULL -> super.doExpression(filter, query);
        }
    }

    private void joined(String by, Expression filter, StringBuilder query) {
        query.append(Operands.of(filter).stream()
                .map(this::convertOperand)
                .collect(Collectors.joining(",", "{\"" + by + "\":[", "]}")));
    }

    @Override
    protected void doKey(Filter.Key key, StringBuilder query) {
        emitJsonValue("metadata." + allowed(key), query);
    }

    /** {@return the key} @throws IllegalArgumentException if it is not known */
    static String allowed(Filter.Key key) {
        if (!KEYS.contains(key.key())) {
            throw new IllegalArgumentException("Not a key that passages are filtered by: one of " + KEYS + " is");
        }
        return key.key();
    }

    @Override
    protected void doValue(Filter.Value value, StringBuilder query) {
        if (value.value() instanceof Collection<?> values) {
            emitJsonValue(List.copyOf(values), query);
        } else {
            emitJsonValue(value.value(), query);
        }
    }
}
