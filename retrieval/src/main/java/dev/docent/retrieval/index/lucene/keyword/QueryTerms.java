package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.words.QueryWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * The terms of a query. Each is looked up in the segments once, however often a search needs it: these lookups are most of
 * the time of a search in a small scope.
 *
 * @param terms in the order of the query, no two with a form in common
 */
public record QueryTerms(List<QueryTerm> terms) {

    /** The maximum number of forms of all terms together. */
    public static final int MAX_TERMS = 256;

    private static final double COMMON = 0.1;

    public static QueryTerms of(ScopeSearcher searcher, List<QueryWord> words) throws IOException {
        var terms = new ArrayList<QueryTerm>();
        for (var word : words) {
            terms.add(QueryTerm.of(searcher, word));
        }
        return new QueryTerms(terms);
    }

    int size() {
        return terms.size();
    }

    QueryTerm get(int term) {
        return terms.get(term);
    }

    /**
     * {@return the terms that less than a tenth of the passages have, or all terms if fewer than two are that rare} Common
     * terms have long postings and hardly ever lift a passage into the top by themselves.
     *
     * @param docCount number of passages in the scope
     */
    QueryTerms selective(int docCount) {
        var selective = terms.stream()
                .filter(term -> !term.isAbsent() && term.docFreq() < COMMON * docCount)
                .toList();
        return selective.size() < 2 ? this : new QueryTerms(selective);
    }

    /** {@return the disjunction of the terms that the scope has} */
    Query anyOf() {
        var any = new BooleanQuery.Builder();
        terms.stream().filter(term -> !term.isAbsent()).forEach(term -> any.add(term.query(), Occur.SHOULD));
        return any.build();
    }
}
