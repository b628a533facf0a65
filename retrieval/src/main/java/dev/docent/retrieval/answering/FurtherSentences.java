package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import java.util.List;

/** Finds sentences that bear on a question beside those of its answer. Safe for concurrent use. */
@FunctionalInterface
public interface FurtherSentences {

    /**
     * {@return the sentences, best first; empty if no other sentence helps}
     *
     * @param hits the passages that were read, best first
     * @param answer a grounded answer to the question, which says none of the sentences
     */
    List<Further> of(Question question, List<PassageHit> hits, Answer answer);

    /**
     * A sentence beside an answer.
     *
     * @param text the sentence, or the cells of a row with the names of their columns
     * @param citation its verified quote; the number follows those of the answer
     */
    record Further(String text, Citation citation) {}
}
