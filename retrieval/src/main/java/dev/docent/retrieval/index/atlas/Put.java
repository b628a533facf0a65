package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.util.List;

/**
 * A write that brings all passages of a document.
 *
 * @param number of the write, in the name of each of its passages
 * @param source what they share
 * @param passages how many
 * @param tokens how many they have together
 */
record Put(long number, PassageSource source, long passages, long tokens) {

    static Put of(long number, List<Passage> passages) {
        return new Put(
                number,
                passages.getFirst().source(),
                passages.size(),
                passages.stream().mapToLong(Passage::tokens).sum());
    }
}
