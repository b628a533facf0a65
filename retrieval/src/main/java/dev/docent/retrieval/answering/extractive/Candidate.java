package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence that may become part of the answer.
 *
 * @param hit its passage
 * @param ordinal its position among the sentences of the passage, from 0
 * @param span its range in the passage
 * @param text the sentence
 * @param terms its analyzed words
 * @param labels the analyzed words that say what it is about: the headings of its passage, the columns of its table, and the
 *     file name
 */
record Candidate(PassageHit hit, int ordinal, Span span, String text, Set<String> terms, Set<String> labels) {

    private static final int MAX_TERMS = 500;

    /**
     * {@return the sentences of each passage, in order; a sentence that several passages contain belongs to the first
     * of them}
     */
    static List<List<Candidate>> of(List<PassageHit> hits, WordAnalyzers analyzers) {
        var seen = new HashSet<String>();
        var passages = new ArrayList<List<Candidate>>();
        for (var hit : hits) {
            var sentences = new ArrayList<Candidate>();
            var analyzer = analyzers.of(hit.passage().source().language());
            var labels = Set.copyOf(analyzer.terms(labels(hit.passage()), MAX_TERMS));
            int ordinal = 0;
            for (var span : SentenceSplitter.split(hit.passage().text())) {
                var text = hit.passage().text().substring(span.from(), span.to());
                if (seen.add(text.replaceAll("\\s+", " "))) {
                    sentences.add(new Candidate(
                            hit, ordinal, span, text, Set.copyOf(analyzer.terms(text, MAX_TERMS)), labels));
                }
                ordinal++;
            }
            passages.add(sentences);
        }
        return passages;
    }

    private static String labels(Passage passage) {
        var name = passage.source().filename().replaceFirst("\\.\\w{1,5}$", "").replaceAll("[^\\p{L}\\p{N}]+", " ");
        return String.join("\n", passage.headings()) + "\n" + name;
    }

    /** {@return whether it is a question, as in a list of frequently asked questions} */
    boolean asks() {
        return text.endsWith("?") || text.endsWith("？") || text.endsWith("؟");
    }

    /** {@return whether the other sentence directly follows this one in the same passage} */
    boolean isJustBefore(Candidate other) {
        return hit == other.hit && ordinal + 1 == other.ordinal;
    }
}
