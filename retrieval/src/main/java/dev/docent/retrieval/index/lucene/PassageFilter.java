package dev.docent.retrieval.index.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;

import dev.docent.retrieval.index.MetadataFilter;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which passages a call may touch, as queries that the index applies itself.
 *
 * @param scope whose passages
 * @param metadata which of them, or null for all
 */
record PassageFilter(ScopeQuery scope, @Nullable Query metadata) {

    /** {@return all passages of the scope whose documents the filter lets through} */
    static PassageFilter of(Scope scope, @Nullable MetadataFilter filter) {
        var bases = scope.knowledgeBases().stream()
                .map(base -> scope(scope.owner(), base))
                .toList();
        return new PassageFilter(new ScopeQuery(bases), filter == null ? null : MetadataQuery.of(filter));
    }

    /** {@return both in one query} */
    Query query() {
        return metadata == null
                ? scope
                : new BooleanQuery.Builder()
                        .add(scope, FILTER)
                        .add(metadata, FILTER)
                        .build();
    }

    /** {@return these passages of the document, by their positions in it} */
    static Query passages(DocumentRef document, List<Integer> ordinals) {
        var positions = ordinals.stream().mapToLong(Integer::longValue).toArray();
        return new BooleanQuery.Builder()
                .add(new TermQuery(document(document)), FILTER)
                .add(NumericDocValuesField.newSlowSetQuery(PassageFields.ORDINAL, positions), FILTER)
                .build();
    }

    /** {@return those passages of the document that have a vector} */
    static Query embedded(DocumentRef document) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(document(document)), FILTER)
                .add(new FieldExistsQuery(PassageFields.vector(document.owner())), FILTER)
                .build();
    }

    /** {@return the term that the passages of a knowledge base share; it holds the owner too, so no other's are ever touched} */
    static Term scope(String owner, String knowledgeBase) {
        return new Term(PassageFields.SCOPE, joined(owner, knowledgeBase));
    }

    /** {@return the term that the passages of a document share; it holds the owner too, so no other's are ever touched} */
    static Term document(DocumentRef document) {
        return new Term(PassageFields.DOCUMENT, joined(document.owner(), document.id()));
    }

    private static String joined(String owner, String owned) {
        return owner.length() + ":" + owner + owned;
    }

    /** {@return the document whose passages share the term} */
    static DocumentRef document(String term) {
        var colon = term.indexOf(':');
        var end = colon + 1 + Integer.parseInt(term.substring(0, colon));
        return new DocumentRef(term.substring(colon + 1, end), term.substring(end));
    }
}
