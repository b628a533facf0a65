package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The words of a question, and where each segment keeps its list of them. That is looked up once: a search asks for each
 * word several times, and to look it up is most of what a search costs a tenant with few passages.
 *
 * @param words distinct, in the order of the question
 */
record AskedTerms(List<String> words, List<TermStates> states) {

    static final int MAX_TERMS = 256;

    static AskedTerms of(IndexSearcher searcher, WordAnalyzer analyzer, String question) throws IOException {
        var words = analyzer.terms(question, MAX_TERMS);
        var states = new ArrayList<TermStates>();
        for (var word : words) {
            states.add(TermStates.build(searcher, term(word), true));
        }
        return new AskedTerms(words, states);
    }

    int count() {
        return words.size();
    }

    /** {@return how many passages of the index have the word, removed ones counted until they are merged away} */
    int passagesWith(int word) {
        return states.get(word).docFreq();
    }

    /** {@return what finds passages with any of the words} */
    Query any() {
        var any = new BooleanQuery.Builder();
        for (var word = 0; word < count(); word++) {
            any.add(new TermQuery(term(words.get(word)), states.get(word)), Occur.SHOULD);
        }
        return any.build();
    }

    /** {@return how common the word is; null when no passage has it} */
    @Nullable
    TermStatistics statistics(IndexSearcher searcher, int word) throws IOException {
        var found = states.get(word);
        return found.docFreq() == 0
                ? null
                : searcher.termStatistics(term(words.get(word)), found.docFreq(), found.totalTermFreq());
    }

    /**
     * {@return the places of the word in a segment; null when it has none}
     *
     * @param terms of the segment
     */
    @Nullable
    PostingsEnum places(LeafReaderContext leaf, TermsEnum terms, int word) throws IOException {
        var found = states.get(word).get(leaf);
        var state = found == null ? null : found.get();
        if (state == null) {
            return null;
        }
        terms.seekExact(term(words.get(word)).bytes(), state);
        return terms.postings(null, PostingsEnum.POSITIONS);
    }

    private static Term term(String word) {
        return new Term(PassageFields.WORDS, word);
    }
}
