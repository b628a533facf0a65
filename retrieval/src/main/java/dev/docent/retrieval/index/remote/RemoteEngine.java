package dev.docent.retrieval.index.remote;

import dev.docent.retrieval.words.QueryWord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search engine outside this process, reduced to what an index needs of it. Its searches may lag behind its writes:
 * everything else about revisions and visibility is above this port, in {@link RemotePassageIndex}.
 *
 * <p>Safe for concurrent use. An engine that cannot be reached throws {@link
 * dev.docent.retrieval.index.UnavailableIndexException}, at the latest from the translation of failures that the index
 * was given.
 */
public interface RemoteEngine {

    /** The largest limit of a query. */
    int MAX_LIMIT = 10_000;

    /**
     * Writes passages. They are durable when this returns.
     *
     * @param vectorsOnly whether only the vectors are written, and only to those of the passages that exist
     */
    void upsert(List<RemotePassage> passages, boolean vectorsOnly);

    /** Deletes all selected passages, which is durable when this returns. Selections without passages are ignored. */
    void delete(List<PassageSelection> selections);

    /** {@return the passages nearest to a vector, nearest first, with the cosine as their score, without their content} */
    List<Match> nearest(NearestQuery query);

    /**
     * {@return the selected passages that have any of the words, best first, with their BM25 score, without their content}
     * Without words it is no search but a read: it returns all selected passages in the order of their ordinals, and sees
     * every write that was acknowledged before.
     */
    List<Match> matching(MatchQuery query);

    /**
     * {@return whether {@link #nearest} and {@link #matching} see all writes of this and of earlier revisions} It asks for no
     * longer than some seconds. Of an engine with several search nodes, it asks one of them.
     */
    boolean visible(long revision);

    /** {@return the number of selected passages} Override it if the engine counts without returning them. */
    default long count(PassageSelection selection) {
        return matching(MatchQuery.read(selection, Content.NONE)).size();
    }

    /**
     * A search by vector.
     *
     * @param vector of unit length
     * @param exact whether every vector of the selection is compared, rather than some by an approximate search
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NearestQuery(PassageSelection selection, float[] vector, int limit, boolean exact) {}

    /**
     * A search by words, or a read.
     *
     * @param words of the question; empty for a read
     * @param content what a read returns of each passage
     */
    record MatchQuery(PassageSelection selection, List<QueryWord> words, int offset, int limit, Content content) {

        static MatchQuery read(PassageSelection selection, Content content) {
            return new MatchQuery(selection, List.of(), 0, Integer.MAX_VALUE, content);
        }
    }

    /** What a read returns of a passage besides its key. */
    enum Content {
        NONE,
        PASSAGE,
        PASSAGE_AND_VECTOR
    }

    /**
     * A passage that an engine returned.
     *
     * @param score cosine or BM25; 0 in a read
     * @param content the passage and its vector, as far as they were asked for; the passage's source has only its ids
     */
    record Match(PassageKey key, double score, @Nullable RemotePassage content) {}
}
