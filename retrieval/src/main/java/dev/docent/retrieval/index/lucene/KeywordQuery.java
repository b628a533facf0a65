package dev.docent.retrieval.index.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/**
 * The words of a question, any of which a passage or its context may have (BM25). Words that follow each other in the
 * question count a little more where they stand close in the passage (the sequential dependence model); that is looked at
 * for the best by words alone, since it cannot lift others far and is dear for all. No query language is involved:
 * whatever the user writes is words.
 *
 * @param words what matches
 * @param pairs what adds to the score
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The probabilistic relevance framework.
 *     2009</a>
 * @see <a href="https://doi.org/10.1145/1076034.1076115">Metzler and Croft: A Markov random field model for term
 *     dependencies. SIGIR 2005</a>
 */
record KeywordQuery(Query words, Query pairs) {

    static final int MAX_TERMS = 256;
    private static final float PAIR_WEIGHT = 0.3f;
    private static final int PAIR_DISTANCE = 5;

    /** @param filter which passages it may find */
    static KeywordQuery of(WordAnalyzer analyzer, String text, Query filter) {
        var terms = analyzer.terms(text, MAX_TERMS);
        if (terms.isEmpty()) {
            var none = new MatchNoDocsQuery("The question has no words");
            return new KeywordQuery(none, none);
        }
        var words = new BooleanQuery.Builder();
        terms.forEach(term -> words.add(new TermQuery(new Term(PassageFields.WORDS, term)), SHOULD));
        var pairs = new BooleanQuery.Builder();
        for (int i = 1; i < terms.size(); i++) {
            pairs.add(near(terms.get(i - 1), terms.get(i)), SHOULD);
        }
        return new KeywordQuery(
                new BooleanQuery.Builder()
                        .add(words.build(), MUST)
                        .add(filter, FILTER)
                        .build(),
                pairs.build());
    }

    /** {@return the best} */
    TopDocs search(IndexSearcher searcher, int limit) throws IOException {
        var found = searcher.search(words, limit);
        return new Sum(pairs).rescore(searcher, found, limit);
    }

    /** {@return the query whose score of a passage is the one that it has in a search} */
    Query whole() {
        return new BooleanQuery.Builder().add(words, MUST).add(pairs, SHOULD).build();
    }

    private static Query near(String first, String second) {
        return new BoostQuery(new PhraseQuery(PAIR_DISTANCE, PassageFields.WORDS, first, second), PAIR_WEIGHT);
    }

    /** Adds the scores of a second query to those that the first one found. */
    private static final class Sum extends QueryRescorer {

        Sum(Query second) {
            super(second);
        }

        @Override
        protected float combine(float first, boolean matches, float second) {
            return matches ? first + second : first;
        }
    }
}
