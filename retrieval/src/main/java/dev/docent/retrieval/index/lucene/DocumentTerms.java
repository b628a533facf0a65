package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.passage.DocumentRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The documents that the index has passages of, out of the terms that their passages share. */
final class DocumentTerms {

    private DocumentTerms() {}

    static List<DocumentRef> after(IndexReader reader, @Nullable DocumentRef after, int limit) throws IOException {
        var found = new ArrayList<DocumentRef>();
        var all = MultiTerms.getTerms(reader, PassageFields.DOCUMENT);
        if (all == null) {
            return found;
        }
        var searcher = new IndexSearcher(reader);
        var terms = all.iterator();
        for (var term = first(terms, after); term != null && found.size() < limit; term = terms.next()) {
            // A term stays a while after the last of its passages was removed.
            if (searcher.count(new TermQuery(new Term(PassageFields.DOCUMENT, BytesRef.deepCopyOf(term)))) > 0) {
                found.add(PassageFilter.document(term.utf8ToString()));
            }
        }
        return found;
    }

    private static @Nullable BytesRef first(TermsEnum terms, @Nullable DocumentRef after) throws IOException {
        if (after == null) {
            return terms.next();
        }
        var last = PassageFilter.document(after).bytes();
        return switch (terms.seekCeil(last)) {
            case FOUND -> terms.next();
            case NOT_FOUND -> terms.term();
            case END -> null;
        };
    }
}
