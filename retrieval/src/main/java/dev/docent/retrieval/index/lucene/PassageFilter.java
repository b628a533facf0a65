package dev.docent.retrieval.index.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;

import dev.docent.retrieval.index.IndexedDocument;
import dev.docent.retrieval.index.MetadataFilter;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which passages a call may touch, as queries that the index applies itself. */
final class PassageFilter {

    private PassageFilter() {}

    /** {@return all passages of the scope whose documents the filter lets through} */
    static Query of(Scope scope, @Nullable MetadataFilter filter) {
        var bases = scope.knowledgeBases().stream().map(BytesRef::new).toList();
        var query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(PassageFields.OWNER, scope.owner())), FILTER)
                .add(new TermInSetQuery(PassageFields.KNOWLEDGE_BASE, bases), FILTER);
        if (filter != null) {
            query.add(MetadataQuery.of(filter), FILTER);
        }
        return query.build();
    }

    /** {@return these passages of the document, by their positions in it} */
    static Query passages(String owner, String document, List<Integer> ordinals) {
        var positions = ordinals.stream().mapToLong(Integer::longValue).toArray();
        return new BooleanQuery.Builder()
                .add(new TermQuery(document(owner, document)), FILTER)
                .add(NumericDocValuesField.newSlowSetQuery(PassageFields.ORDINAL, positions), FILTER)
                .build();
    }

    /** {@return the term that the passages of a document share; it holds the owner too, so no other's are ever touched} */
    static Term document(String owner, String document) {
        return new Term(PassageFields.DOCUMENT, owner.length() + ":" + owner + document);
    }

    /** {@return the document whose passages share the term} */
    static IndexedDocument document(String term) {
        var colon = term.indexOf(':');
        var end = colon + 1 + Integer.parseInt(term.substring(0, colon));
        return new IndexedDocument(term.substring(colon + 1, end), term.substring(end));
    }
}
