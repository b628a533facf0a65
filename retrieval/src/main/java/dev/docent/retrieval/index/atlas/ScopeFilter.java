package dev.docent.retrieval.index.atlas;

import static org.springframework.ai.vectorstore.filter.Filter.ExpressionType.AND;
import static org.springframework.ai.vectorstore.filter.Filter.ExpressionType.EQ;
import static org.springframework.ai.vectorstore.filter.Filter.ExpressionType.IN;
import static org.springframework.ai.vectorstore.filter.Filter.ExpressionType.NOT;
import static org.springframework.ai.vectorstore.filter.Filter.ExpressionType.OR;

import dev.docent.retrieval.index.atlas.filter.FilterTerms;
import dev.docent.retrieval.index.filter.FilterableFields;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Operand;
import org.springframework.ai.vectorstore.filter.Filter.Value;

/**
 * A scope and a metadata filter as an expression of Spring AI. Equality compares {@linkplain FilterTerms terms}. Ranges cannot,
 * since a user's key is no field of the index: the records are searched for matching documents, and the expression has
 * their ids.
 */
final class ScopeFilter {

    /** An id that no document has. */
    private static final String NONE = "";

    private final Scope scope;
    private final DocumentRecords records;

    private ScopeFilter(Scope scope, DocumentRecords records) {
        this.scope = scope;
        this.records = records;
    }

    /** {@return the expression that bounds a search} */
    static Expression of(Scope scope, @Nullable MetadataFilter filter, DocumentRecords records) {
        var bounds = scope.byOwner().stream()
                .map(ScopeFilter::ofOwner)
                .reduce((one, other) -> new Expression(OR, one, other))
                .orElseThrow();
        return filter == null
                ? bounds
                : new Expression(AND, bounds, new ScopeFilter(scope, records).expression(filter));
    }

    private static Expression ofOwner(Scope scope) {
        return new Expression(
                AND, new Expression(EQ, new Key("owner"), new Value(scope.caller())), in("knowledgeBase", scope.ids()));
    }

    private Expression expression(MetadataFilter filter) {
        return switch (filter) {
            case Comparison comparison -> expression(comparison);
            case And and -> joined(AND, and.filters(), not(in("document", List.of(NONE))));
            case Or or -> joined(OR, or.filters(), in("document", List.of(NONE)));
            case Not not -> not(expression(not.filter()));
        };
    }

    private Expression joined(ExpressionType by, List<MetadataFilter> filters, Expression ofNone) {
        return filters.stream()
                .map(this::expression)
                .reduce((one, other) -> new Expression(by, one, other))
                .orElse(ofNone);
    }

    private Expression expression(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQ, IN -> oneOf(comparison);
            case NE, NIN -> not(oneOf(comparison));
            case GT, GTE, LT, LTE ->
                isTime(comparison)
                        ? new Expression(
                                ExpressionType.valueOf(comparison.operator().name()),
                                new Key("createdAt"),
                                new Value(times(comparison).getFirst()))
                        : in("document", ordered(comparison));
        };
    }

    private static Expression oneOf(Comparison comparison) {
        return isTime(comparison)
                ? in("createdAt", times(comparison))
                : in(
                        "terms",
                        comparison.operands().stream()
                                .map(value -> FilterTerms.term(comparison.field(), value))
                                .toList());
    }

    private List<String> ordered(Comparison comparison) {
        var operand = SourceFields.comparable(comparison.operands().getFirst());
        var operator = "$" + comparison.operator().name().toLowerCase(Locale.ROOT);
        var range = new Document("v", new Document(operator, operand));
        var found = records.having(scope, comparison.field(), range);
        return found.isEmpty() ? List.of(NONE) : found;
    }

    private static boolean isTime(Comparison comparison) {
        return comparison.field().equals(FilterableFields.CREATED_AT);
    }

    private static List<Long> times(Comparison comparison) {
        return comparison.operands().stream()
                .map(Instant.class::cast)
                .map(FilterableFields::nanoseconds)
                .toList();
    }

    private static Expression in(String key, Collection<?> values) {
        return new Expression(IN, new Key(key), new Value(List.copyOf(values)));
    }

    /** Negates by De Morgan's laws, since Spring AI's converter is wrong about nested negations. */
    private static Expression not(@Nullable Operand operand) {
        var expression = (Expression) Objects.requireNonNull(operand);
        return switch (expression.type()) {
            case NOT -> (Expression) expression.left();
            case AND -> new Expression(OR, not(expression.left()), not(expression.right()));
            case OR -> new Expression(AND, not(expression.left()), not(expression.right()));
            case EQ, NE, GT, GTE, LT, LTE, IN, NIN, ISNULL, ISNOTNULL -> new Expression(NOT, expression);
        };
    }
}
