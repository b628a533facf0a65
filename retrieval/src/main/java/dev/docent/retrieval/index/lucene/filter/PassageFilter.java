package dev.docent.retrieval.index.lucene.filter;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;

import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * The passages that a call may read or delete, as a query that runs inside the index.
 *
 * @param scope the knowledge bases, each with its owner
 * @param metadata restricts the scope further; null for no restriction
 */
public record PassageFilter(ScopeQuery scope, @Nullable Query metadata) {

    public static PassageFilter of(Scope scope, @Nullable MetadataFilter filter) {
        var terms = scope.knowledgeBases().stream().map(PassageFields::scope).toList();
        return new PassageFilter(new ScopeQuery(terms), filter == null ? null : MetadataQuery.of(filter));
    }

    /** {@return the conjunction of scope and metadata} */
    public Query query() {
        return metadata == null ? scope : and(scope, metadata);
    }

    /** {@return this filter, and the condition} */
    public PassageFilter and(Query condition) {
        return new PassageFilter(scope, metadata == null ? condition : and(metadata, condition));
    }

    /** {@return a query for passages of a document by their positions in it} */
    public static Query passages(DocumentRef document, List<Integer> ordinals) {
        var positions = ordinals.stream().mapToLong(Integer::longValue).toArray();
        return and(
                new TermQuery(PassageFields.document(document)),
                NumericDocValuesField.newSlowSetQuery(PassageFields.ORDINAL, positions));
    }

    /** {@return a query for the passages of a document that have a vector} */
    public static Query embedded(DocumentRef document) {
        return and(
                new TermQuery(PassageFields.document(document)),
                new FieldExistsQuery(PassageFields.vector(document.owner())));
    }

    private static Query and(Query one, Query other) {
        return new BooleanQuery.Builder().add(one, FILTER).add(other, FILTER).build();
    }
}
