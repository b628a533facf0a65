package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.words.QueryWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A word of a query with the forms that occur in the index, and where each segment keeps their postings. All its forms
 * count as one term: its document frequency is that of the most frequent form, its frequency in a passage their sum.
 *
 * @param forms at least one; a form that no passage has only if there is no other
 * @param states of each form
 */
record QueryTerm(QueryWord word, List<Term> forms, List<TermStates> states) {

    static QueryTerm of(IndexSearcher searcher, QueryWord word) throws IOException {
        var forms = new ArrayList<Term>();
        var states = new ArrayList<TermStates>();
        for (var each : word.forms()) {
            var form = new Term(PassageFields.WORDS, each);
            var state = TermStates.build(searcher, form, true);
            if (!states.isEmpty() && states.getLast().docFreq() == 0) {
                forms.removeLast();
                states.removeLast();
            }
            if (state.docFreq() > 0 || states.isEmpty()) {
                forms.add(form);
                states.add(state);
            }
        }
        return new QueryTerm(word, forms, states);
    }

    /** {@return the number of passages that have the term, including deleted ones that are not merged away yet} */
    int docFreq() {
        return states.stream().mapToInt(TermStates::docFreq).max().orElse(0);
    }

    Query query() {
        if (forms.size() == 1) {
            return new TermQuery(forms.getFirst(), states.getFirst());
        }
        var synonyms = new SynonymQuery.Builder(PassageFields.WORDS);
        forms.forEach(synonyms::addTerm);
        return synonyms.build();
    }

    /** {@return the statistics for BM25; null if no passage has the term} */
    @Nullable
    TermStatistics statistics(IndexSearcher searcher) throws IOException {
        if (docFreq() == 0) {
            return null;
        }
        var totalTermFreq = states.stream().mapToLong(TermStates::totalTermFreq).sum();
        return forms.size() == 1
                ? searcher.termStatistics(forms.getFirst(), docFreq(), totalTermFreq)
                : new TermStatistics(new BytesRef(word.written()), docFreq(), totalTermFreq);
    }

    /** {@return the postings with positions of each form that the segment has} @param terms of the segment */
    List<PostingsEnum> postings(LeafReaderContext leaf, TermsEnum terms) throws IOException {
        var postings = new ArrayList<PostingsEnum>();
        for (int form = 0; form < forms.size(); form++) {
            var supplier = states.get(form).get(leaf);
            var state = supplier == null ? null : supplier.get();
            if (state != null) {
                terms.seekExact(forms.get(form).bytes(), state);
                postings.add(terms.postings(null, PostingsEnum.POSITIONS));
            }
        }
        return postings;
    }

    /** {@return the inverse document frequency, as BM25 defines it} */
    static double idf(int docFreq, int docCount) {
        var frequency = Math.min(docCount, docFreq);
        return Math.log(1 + (docCount - frequency + 0.5) / (frequency + 0.5));
    }
}
