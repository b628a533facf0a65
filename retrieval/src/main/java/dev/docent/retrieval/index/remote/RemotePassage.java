package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as an engine stores it.
 *
 * @param revision number of the revision that writes it
 * @param words the analyzed words, separated by spaces: those of the text, then those of its headings and file name; the
 *     engine splits them at spaces and does nothing else to them
 * @param vector of unit length; null until it is computed
 */
@SuppressWarnings("ArrayRecordComponent")
public record RemotePassage(long revision, Passage passage, List<String> words, float @Nullable [] vector) {

    public PassageKey key() {
        return new PassageKey(passage.source().ref(), revision, passage.ordinal());
    }

    /** {@return this passage with the complete source, from its document's record} */
    RemotePassage with(PassageSource source) {
        return new RemotePassage(revision, passage.with(source), words, vector);
    }
}
