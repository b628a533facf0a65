package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.AskedWord;
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
 * A word of a question in the forms that the index has, and where each segment keeps its list of them. However many forms
 * it has, it is one word: as rare as the commonest of them, as often in a passage as all together.
 *
 * @param terms at least one; one that no passage has stands only alone
 */
record AskedForms(AskedWord word, List<Term> terms, List<TermStates> states) {

    static AskedForms of(IndexSearcher searcher, AskedWord word) throws IOException {
        var terms = new ArrayList<Term>();
        var states = new ArrayList<TermStates>();
        for (var form : word.forms()) {
            var term = new Term(PassageFields.WORDS, form);
            var state = TermStates.build(searcher, term, true);
            if (!states.isEmpty() && states.getLast().docFreq() == 0) {
                terms.removeLast();
                states.removeLast();
            }
            if (state.docFreq() > 0 || states.isEmpty()) {
                terms.add(term);
                states.add(state);
            }
        }
        return new AskedForms(word, terms, states);
    }

    /** {@return how many passages of the index have it, removed ones counted until they are merged away} */
    int passages() {
        return states.stream().mapToInt(TermStates::docFreq).max().orElse(0);
    }

    /** {@return what finds passages with it} */
    Query query() {
        if (terms.size() == 1) {
            return new TermQuery(terms.getFirst(), states.getFirst());
        }
        var forms = new SynonymQuery.Builder(PassageFields.WORDS);
        terms.forEach(forms::addTerm);
        return forms.build();
    }

    /** {@return how common it is; null when no passage has it} */
    @Nullable
    TermStatistics statistics(IndexSearcher searcher) throws IOException {
        if (passages() == 0) {
            return null;
        }
        var all = states.stream().mapToLong(TermStates::totalTermFreq).sum();
        return terms.size() == 1
                ? searcher.termStatistics(terms.getFirst(), passages(), all)
                : new TermStatistics(new BytesRef(word.written()), passages(), all);
    }

    /**
     * {@return the places of each of its forms that a segment has}
     *
     * @param found of the segment
     */
    List<PostingsEnum> places(LeafReaderContext leaf, TermsEnum found) throws IOException {
        var places = new ArrayList<PostingsEnum>();
        for (int form = 0; form < terms.size(); form++) {
            var supplier = states.get(form).get(leaf);
            var state = supplier == null ? null : supplier.get();
            if (state != null) {
                found.seekExact(terms.get(form).bytes(), state);
                places.add(found.postings(null, PostingsEnum.POSITIONS));
            }
        }
        return places;
    }
}
