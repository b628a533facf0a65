package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.util.List;

/**
 * A write that replaces all passages of a document.
 *
 * @param number of the revision; later revisions, of any document and node, have higher numbers
 * @param source the document
 * @param passages number of passages
 * @param tokens number of tokens in all passages
 */
public record Revision(long number, PassageSource source, long passages, long tokens) {

    static Revision of(long number, List<Passage> passages) {
        return new Revision(
                number,
                passages.getFirst().source(),
                passages.size(),
                passages.stream().mapToLong(Passage::tokens).sum());
    }
}
