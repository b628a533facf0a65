package dev.docent.retrieval.index.lucene.filter;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import dev.docent.retrieval.index.lucene.field.MetadataTermEncoding;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;

/** Translates a metadata filter to a Lucene query. */
final class MetadataQuery {

    private MetadataQuery() {}

    static Query of(MetadataFilter filter) {
        return switch (filter) {
            case Comparison comparison -> of(comparison);
            case And and -> and.filters().isEmpty() ? MatchAllDocsQuery.INSTANCE : joined(and.filters(), FILTER);
            case Or or -> joined(or.filters(), Occur.SHOULD);
            case Not not -> not(of(not.filter()));
        };
    }

    private static Query of(Comparison comparison) {
        return switch (comparison.operator()) {
            case EQ, IN -> anyOf(comparison);
            case NE, NIN -> not(anyOf(comparison));
            case GT, GTE, LT, LTE -> range(comparison);
        };
    }

    private static Query anyOf(Comparison comparison) {
        var terms = comparison.operands().stream()
                .map(value -> MetadataTermEncoding.term(comparison.field(), value))
                .toList();
        return new TermInSetQuery(PassageFields.METADATA, terms);
    }

    private static Query range(Comparison comparison) {
        var key = comparison.field();
        var value = comparison.operands().getFirst();
        var term = MetadataTermEncoding.term(key, value);
        var lower = MetadataTermEncoding.lowerBound(key, value);
        var upper = MetadataTermEncoding.upperBound(key, value);
        return switch (comparison.operator()) {
            case GT -> new TermRangeQuery(PassageFields.METADATA, term, upper, false, false);
            case GTE -> new TermRangeQuery(PassageFields.METADATA, term, upper, true, false);
            case LT -> new TermRangeQuery(PassageFields.METADATA, lower, term, true, false);
            case LTE -> new TermRangeQuery(PassageFields.METADATA, lower, term, true, true);
            case EQ, NE, IN, NIN -> throw new IllegalArgumentException(comparison.operator() + " is not a range");
        };
    }

    private static Query joined(Iterable<MetadataFilter> filters, Occur occur) {
        var query = new BooleanQuery.Builder();
        filters.forEach(filter -> query.add(of(filter), occur));
        return query.build();
    }

    /** A Boolean query without a positive clause matches nothing, so the negation subtracts from all documents. */
    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, FILTER)
                .add(query, MUST_NOT)
                .build();
    }
}
