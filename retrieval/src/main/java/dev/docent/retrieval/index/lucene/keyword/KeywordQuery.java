package dev.docent.retrieval.index.lucene.keyword;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import dev.docent.retrieval.index.lucene.keyword.QueryTerm.Form;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * The Lucene query whose scores a keyword search reports: BM25 over the text and the context of passages, plus a smaller
 * weight for each two successive query terms that are near each other (sequential dependence model). It never parses the
 * query text, so no character of it is an operator.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The probabilistic relevance framework.
 *     2009</a>
 * @see <a href="https://doi.org/10.1145/1076034.1076115">Metzler and Croft: A Markov random field model for term
 *     dependencies. SIGIR 2005</a>
 */
public final class KeywordQuery {

    static final float PAIR_WEIGHT = 0.3f;

    /** The slop of a pair of terms. */
    static final int PAIR_SLOP = 5;

    private KeywordQuery() {}

    /**
     * {@return the query} It reads the positions of every match, which {@link KeywordSearch} does for the best only.
     *
     * @param filter restricts the matches
     */
    public static Query of(ScopeSearcher searcher, QueryTerms terms, Query filter) throws IOException {
        if (terms.size() == 0) {
            return new MatchNoDocsQuery("The query has no terms");
        }
        var pairs = new BooleanQuery.Builder();
        for (int second = 1; second < terms.size(); second++) {
            var first = terms.get(second - 1);
            if (!first.isAbsent() && !terms.get(second).isAbsent()) {
                pairs.add(pair(searcher, first, terms.get(second)), SHOULD);
            }
        }
        var words = new BooleanQuery.Builder()
                .add(terms.anyOf(), MUST)
                .add(filter, FILTER)
                .build();
        return new BooleanQuery.Builder()
                .add(words, MUST)
                .add(pairs.build(), SHOULD)
                .build();
    }

    private static Query pair(ScopeSearcher searcher, QueryTerm first, QueryTerm second) throws IOException {
        if (first.forms().size() == 1 && second.forms().size() == 1) {
            var phrase = new PhraseQuery.Builder()
                    .setSlop(PAIR_SLOP)
                    .add(first.forms().getFirst().term())
                    .add(second.forms().getFirst().term());
            return new BoostQuery(phrase.build(), PAIR_WEIGHT);
        }
        var phrase = new MultiPhraseQuery.Builder()
                .setSlop(PAIR_SLOP)
                .add(terms(first))
                .add(terms(second));
        return new BoostQuery(phrase.build(), PAIR_WEIGHT * idfRatio(searcher, first, second));
    }

    private static Term[] terms(QueryTerm term) {
        return term.forms().stream().map(Form::term).toArray(Term[]::new);
    }

    /** MultiPhraseQuery sums the idf of all forms; this corrects the sum to that of the two terms. */
    private static float idfRatio(ScopeSearcher searcher, QueryTerm first, QueryTerm second) throws IOException {
        var docCount = searcher.docCount();
        var terms = QueryTerm.idf(first.docFreq(), docCount) + QueryTerm.idf(second.docFreq(), docCount);
        var forms = Stream.of(first, second)
                .flatMap(term -> term.forms().stream())
                .mapToDouble(form -> QueryTerm.idf(form.docFreq(), docCount))
                .sum();
        return (float) (terms / forms);
    }
}
