package dev.docent.retrieval.index.lucene.keyword;

import dev.docent.retrieval.index.fusion.DocScores;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.words.NameWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * The passages whose document is named after words of the question. A rare word of names, such as that of a firm, says much
 * about the document that is asked for; one that most names of the scope have says nothing.
 *
 * @param shares of the weight of the question's words in names that the name of a passage's document has, 0..1
 * @param strength how clearly the question names documents, 0..1
 * @param best matches the passages whose names have the most weight; null if no name has a word of the question
 */
public record DocumentNames(
        DocScores shares, double strength, @Nullable Query best) {

    /** The weight from which a question names a document beyond doubt: a firm and a year among seventy reports. */
    private static final double CLEAR = 5;

    /** The weight of a word that is neither a number nor capitalized. */
    private static final double COMMON_NOUN = 0.5;

    /** Longer postings are not read; a word that so many passages have in their names distinguishes few documents. */
    private static final int MAX_PASSAGES = 100_000;

    private static final DocumentNames NONE = new DocumentNames(DocScores.NONE, 0, null);

    /** A word of names in the scope. */
    private record Named(QueryTerm term, double weight, DocScores passages) {}

    /** @param words longest first */
    public static DocumentNames of(ScopeSearcher searcher, List<NameWord> words) throws IOException {
        var docCount = searcher.docCount();
        var covered = new BitSet();
        var named = new ArrayList<Named>();
        for (var word : words) {
            if (covered.get(word.first(), word.end()).isEmpty()) {
                var term = QueryTerm.of(searcher, PassageFields.NAME, word.word());
                if (!term.isAbsent()) {
                    covered.set(word.first(), word.end());
                    var weight = QueryTerm.idf(term.docFreq(), docCount) * (word.isSpecific() ? 1 : COMMON_NOUN);
                    if (term.docFreq() <= Math.min(docCount / 2, MAX_PASSAGES)) {
                        named.add(new Named(term, weight, passages(searcher, term, weight)));
                    }
                }
            }
        }
        return named.isEmpty() ? NONE : of(named);
    }

    private static DocumentNames of(List<Named> named) {
        var total = named.stream().mapToDouble(Named::weight).sum();
        var sums = named.stream().map(Named::passages).reduce(DocScores.NONE, (one, other) -> one.sum(1, other, 1));
        int leader = sums.best(1).getFirst();
        var best = new BooleanQuery.Builder();
        named.stream()
                .filter(each -> each.passages().has(leader))
                .forEach(each -> best.add(anyForm(each.term()), Occur.FILTER));
        return new DocumentNames(sums.map(sum -> sum / total), Math.min(1, total / CLEAR), best.build());
    }

    private static Query anyForm(QueryTerm term) {
        var forms = new BooleanQuery.Builder();
        term.forms().forEach(form -> forms.add(new TermQuery(form.term(), form.states()), Occur.SHOULD));
        return forms.build();
    }

    private static DocScores passages(ScopeSearcher searcher, QueryTerm term, double weight) throws IOException {
        var docs = new BitSet();
        for (var leaf : searcher.getLeafContexts()) {
            var live = leaf.reader().getLiveDocs();
            for (var postings : postings(searcher, term, leaf.ord)) {
                for (var range : searcher.ranges(leaf)) {
                    var doc = postings.docID() < range.first() ? postings.advance(range.first()) : postings.docID();
                    for (; doc < range.end(); doc = postings.nextDoc()) {
                        if (live == null || live.get(doc)) {
                            docs.set(leaf.docBase + doc);
                        }
                    }
                }
            }
        }
        var numbers = docs.stream().toArray();
        var weights = new double[numbers.length];
        Arrays.fill(weights, weight);
        return DocScores.of(numbers, weights);
    }

    private static List<PostingsEnum> postings(ScopeSearcher searcher, QueryTerm term, int segment) throws IOException {
        var leaf = searcher.getLeafContexts().get(segment);
        var terms = leaf.reader().terms(PassageFields.NAME);
        return terms == null || searcher.ranges(leaf).isEmpty() ? List.of() : term.postings(leaf, terms.iterator());
    }

    /** {@return the scores, 0..1, with those of passages of named documents raised} */
    public DocScores lift(DocScores scores, double weight) {
        var lift = weight * strength;
        return lift == 0
                ? scores
                : scores.sum(1, shares.only(scores.docs()), lift).map(score -> score / (1 + lift));
    }
}
