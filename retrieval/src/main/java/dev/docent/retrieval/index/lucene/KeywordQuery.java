package dev.docent.retrieval.index.lucene;

import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import dev.docent.retrieval.words.WordAnalyzer;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * The words of a question, any of which a passage or its context may have (BM25F). Words that follow each
 * other in the question count a little more where they stand close in the passage (the sequential dependence model). No
 * query language is involved: whatever the user writes is words.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza: The probabilistic relevance framework.
 *     2009</a>
 * @see <a href="https://doi.org/10.1145/1076034.1076115">Metzler and Croft: A Markov random field model for term
 *     dependencies. SIGIR 2005</a>
 */
final class KeywordQuery {

    private static final int MAX_TERMS = 256;
    private static final float PAIR_WEIGHT = 0.3f;
    private static final int PAIR_DISTANCE = 5;

    private KeywordQuery() {}

    static Query of(WordAnalyzer analyzer, String text) {
        var terms = analyzer.terms(text, MAX_TERMS);
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery("The question has no words");
        }
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(anywhere(term), SHOULD));
        for (int i = 1; i < terms.size(); i++) {
            query.add(near(terms.get(i - 1), terms.get(i)), SHOULD);
        }
        return query.build();
    }

    private static Query anywhere(String term) {
        return new CombinedFieldQuery.Builder(term)
                .addField(PassageFields.TEXT)
                .addField(PassageFields.CONTEXT)
                .build();
    }

    private static Query near(String first, String second) {
        return new BoostQuery(new PhraseQuery(PAIR_DISTANCE, PassageFields.TEXT, first, second), PAIR_WEIGHT);
    }
}
