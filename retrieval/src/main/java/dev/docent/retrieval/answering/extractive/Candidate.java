package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence that may be part of the answer.
 *
 * @param hit the passage that it stands in
 * @param ordinal which of the passage's sentences, from 0
 * @param span where it stands
 * @param text the sentence
 * @param terms its words
 */
record Candidate(PassageHit hit, int ordinal, Span span, String text, Set<String> terms) {

    private static final int MAX_TERMS = 500;

    /** {@return the sentences of every passage, in order; one that passages share belongs to the first of them} */
    static List<List<Candidate>> of(List<PassageHit> hits, WordAnalyzers analyzers) {
        var seen = new HashSet<String>();
        var passages = new ArrayList<List<Candidate>>();
        for (var hit : hits) {
            var sentences = new ArrayList<Candidate>();
            var analyzer = analyzers.of(hit.passage().source().language());
            int ordinal = 0;
            for (var span : SentenceSplitter.split(hit.passage().text())) {
                var text = hit.passage().text().substring(span.from(), span.to());
                if (seen.add(text.replaceAll("\\s+", " "))) {
                    sentences.add(new Candidate(hit, ordinal, span, text, Set.copyOf(analyzer.terms(text, MAX_TERMS))));
                }
                ordinal++;
            }
            passages.add(sentences);
        }
        return passages;
    }

    /** {@return whether it asks something, as questions of a catechism or of frequent questions do} */
    boolean asks() {
        return text.endsWith("?") || text.endsWith("？") || text.endsWith("؟");
    }

    /** {@return whether the other one follows it at once in the same passage} */
    boolean isJustBefore(Candidate other) {
        return hit == other.hit && ordinal + 1 == other.ordinal;
    }
}
