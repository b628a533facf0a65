package dev.docent.retrieval.index.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * The words of a question, any of which a passage or its context may have (BM25). Words that follow each other in the
 * question count a little more where they stand close in the passage (the sequential dependence model); that is looked at
 * for the best by words alone, since it cannot lift others far and is dear for all. A word that the languages of the passages
 * read in several forms counts as one. No query language is involved: whatever the user writes is words.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The probabilistic relevance framework.
 *     2009</a>
 * @see <a href="https://doi.org/10.1145/1076034.1076115">Metzler and Croft: A Markov random field model for term
 *     dependencies. SIGIR 2005</a>
 */
final class KeywordQuery {

    static final float PAIR_WEIGHT = 0.3f;
    static final int PAIR_DISTANCE = 5;

    private KeywordQuery() {}

    /**
     * {@return the query whose score of a passage is the one that it has in a search; it reads far more than {@link
     * KeywordSearch} does}
     *
     * @param filter which passages it may find
     */
    static Query whole(IndexSearcher searcher, AskedTerms asked, Query filter) throws IOException {
        if (asked.count() == 0) {
            return new MatchNoDocsQuery("The question has no words");
        }
        var pairs = new BooleanQuery.Builder();
        for (int second = 1; second < asked.count(); second++) {
            pairs.add(near(searcher, asked.get(second - 1), asked.get(second)), SHOULD);
        }
        var words = new BooleanQuery.Builder()
                .add(asked.any(), MUST)
                .add(filter, FILTER)
                .build();
        return new BooleanQuery.Builder()
                .add(words, MUST)
                .add(pairs.build(), SHOULD)
                .build();
    }

    private static Query near(IndexSearcher searcher, AskedForms first, AskedForms second) throws IOException {
        if (first.terms().size() == 1 && second.terms().size() == 1) {
            var phrase = new PhraseQuery.Builder()
                    .setSlop(PAIR_DISTANCE)
                    .add(first.terms().getFirst())
                    .add(second.terms().getFirst());
            return new BoostQuery(phrase.build(), PAIR_WEIGHT);
        }
        var phrase = new MultiPhraseQuery.Builder()
                .setSlop(PAIR_DISTANCE)
                .add(first.terms().toArray(Term[]::new))
                .add(second.terms().toArray(Term[]::new));
        return new BoostQuery(phrase.build(), PAIR_WEIGHT * asTwoWords(searcher, first, second));
    }

    /** Lucene takes each form for a word of its own, and adds up how rare they are. */
    private static float asTwoWords(IndexSearcher searcher, AskedForms first, AskedForms second) throws IOException {
        var all = searcher.collectionStatistics(PassageFields.WORDS);
        int passages = all == null ? 0 : (int) all.docCount();
        var words = TermWindows.rarity(first.passages(), passages) + TermWindows.rarity(second.passages(), passages);
        var forms = Stream.of(first, second)
                .flatMap(word -> word.states().stream())
                .filter(form -> form.docFreq() > 0)
                .mapToDouble(form -> TermWindows.rarity(form.docFreq(), passages))
                .sum();
        return forms > 0 ? (float) (words / forms) : 1;
    }
}
