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
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.BytesRef;

/**
 * A word of a query with the forms that occur in the scope. All its forms count as one term: its document frequency is that
 * of the most frequent form, its frequency in a passage their sum.
 *
 * @param forms none if no passage of the scope has one
 */
record QueryTerm(QueryWord word, List<Form> forms) {

    /**
     * A form of the word.
     *
     * @param states where each segment keeps its postings
     * @param docFreq number of passages in the scope that have it, at least 1
     */
    record Form(Term term, TermStates states, int docFreq) {}

    static QueryTerm of(ScopeSearcher searcher, QueryWord word) throws IOException {
        return of(searcher, PassageFields.WORDS, word);
    }

    static QueryTerm of(ScopeSearcher searcher, String field, QueryWord word) throws IOException {
        var forms = new ArrayList<Form>();
        for (var each : word.forms()) {
            var form = new Term(field, each);
            var states = TermStates.build(searcher, form, true);
            var docFreq = searcher.docFreq(form, states);
            if (docFreq > 0) {
                forms.add(new Form(form, states, docFreq));
            }
        }
        return new QueryTerm(word, forms);
    }

    boolean isAbsent() {
        return forms.isEmpty();
    }

    /** {@return the number of passages in the scope that have the most frequent form} */
    int docFreq() {
        return forms.stream().mapToInt(Form::docFreq).max().orElse(0);
    }

    /** {@return the query for any of the forms; there must be one} */
    Query query() {
        if (forms.size() == 1) {
            return new TermQuery(forms.getFirst().term(), forms.getFirst().states());
        }
        var synonyms = new SynonymQuery.Builder(PassageFields.WORDS);
        forms.forEach(form -> synonyms.addTerm(form.term()));
        return synonyms.build();
    }

    /** {@return the statistics for BM25, which does not read the total term frequency; there must be a form} */
    TermStatistics statistics() {
        var bytes = forms.size() == 1 ? forms.getFirst().term().bytes() : new BytesRef(word.written());
        return new TermStatistics(bytes, docFreq(), docFreq());
    }

    /** {@return the postings with positions of each form that the segment has} @param terms of the segment */
    List<PostingsEnum> postings(LeafReaderContext leaf, TermsEnum terms) throws IOException {
        var postings = new ArrayList<PostingsEnum>();
        for (var form : forms) {
            var supplier = form.states().get(leaf);
            var state = supplier == null ? null : supplier.get();
            if (state != null) {
                terms.seekExact(form.term().bytes(), state);
                postings.add(terms.postings(null, PostingsEnum.POSITIONS));
            }
        }
        return postings;
    }

    /** {@return the inverse document frequency, as BM25 defines it} */
    static double idf(int docFreq, int docCount) {
        return Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5));
    }
}
