package dev.docent.retrieval.index.atlas.filter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Operand;
import org.springframework.ai.vectorstore.mongodb.atlas.MongoDBAtlasFilterExpressionConverter;

/**
 * Converts filters to queries of {@code $vectorSearch} like Spring AI's converter, but accepts only known keys, since that one
 * writes any key into the query unescaped (CVE-2026-40967). It also keeps strings that look like times as they are, and
 * writes the operands of nested ANDs or ORs side by side.
 */
public final class AllowedFilterConverter extends MongoDBAtlasFilterExpressionConverter {

    /** The filter fields of the index, without the prefix {@code metadata.}. */
    public static final List<String> KEYS = List.of("owner", "knowledgeBase", "document", "terms", "createdAt", "put");

    /** {@return the filter as a query} @throws IllegalArgumentException if it has an unknown key */
    public Document query(Expression filter) {
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
        query.append(operands(filter).stream()
                .map(this::convertOperand)
                .collect(Collectors.joining(",", "{\"" + by + "\":[", "]}")));
    }

    /**
     * {@return all operands of nested ANDs or ORs, in order} Spring AI's expressions have two operands each, so that a
     * hundred conditions nest a hundred levels deep; the server closes the connection beyond 200 levels.
     *
     * @throws IllegalArgumentException if an operand is no filter
     */
    static List<Expression> operands(Expression junction) {
        return Stream.of(junction.left(), junction.right())
                .flatMap(operand -> within(junction.type(), operand))
                .toList();
    }

    private static Stream<Expression> within(ExpressionType junction, @Nullable Operand operand) {
        var expression = expression(operand);
        return expression.type() == junction ? operands(expression).stream() : Stream.of(expression);
    }

    /** @throws IllegalArgumentException if the operand is no filter */
    static Expression expression(@Nullable Operand operand) {
        if (operand instanceof Expression expression) {
            return expression;
        }
        throw new IllegalArgumentException("Unsupported filter: " + operand);
    }

    @Override
    protected void doKey(Filter.Key key, StringBuilder query) {
        emitJsonValue("metadata." + allowed(key), query);
    }

    /** {@return the key} @throws IllegalArgumentException if it is unknown */
    static String allowed(Filter.Key key) {
        if (!KEYS.contains(key.key())) {
            throw new IllegalArgumentException("Unknown filter key; the known ones are " + KEYS);
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
