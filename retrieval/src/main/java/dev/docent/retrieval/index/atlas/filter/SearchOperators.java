package dev.docent.retrieval.index.atlas.filter;

import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Value;

/** Converts filters to operators of {@code $search}. */
public final class SearchOperators {

    private SearchOperators() {}

    /** @throws IllegalArgumentException if the filter has an unknown key */
    public static Document of(Expression filter) {
        return switch (filter.type()) {
            case AND -> compound(new Document("filter", all(filter)));
            case OR -> compound(new Document("should", all(filter)).append("minimumShouldMatch", 1));
            case NOT ->
                compound(new Document("mustNot", List.of(of(AllowedFilterConverter.expression(filter.left())))));
            case EQ -> new Document("equals", compared(filter, "value"));
            case IN -> new Document("in", compared(filter, "value"));
            case GT, GTE, LT, LTE ->
                new Document("range", compared(filter, filter.type().name().toLowerCase(Locale.ROOT)));
            case NE, NIN, ISNULL, ISNOTNULL ->
                throw new IllegalArgumentException("Unsupported filter: " + filter.type());
        };
    }

    private static Document compound(Document clauses) {
        return new Document("compound", clauses);
    }

    private static List<Document> all(Expression filter) {
        return AllowedFilterConverter.operands(filter).stream()
                .map(SearchOperators::of)
                .toList();
    }

    private static Document compared(Expression filter, String relation) {
        if (filter.left() instanceof Key key && filter.right() instanceof Value value) {
            return new Document("path", "metadata." + AllowedFilterConverter.allowed(key))
                    .append(relation, value.value());
        }
        throw new IllegalArgumentException("Unsupported filter: " + filter);
    }
}
