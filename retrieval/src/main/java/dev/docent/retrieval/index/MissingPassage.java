package dev.docent.retrieval.index;

import org.jspecify.annotations.Nullable;

/**
 * A passage that was asked for by its id and is not among the hits.
 *
 * @param passage the id, as it was asked for
 * @param reason why
 * @param explanation how near it came; null for {@link Reason#NO_SUCH_PASSAGE} and {@link Reason#FILTERED}, which were
 *     never compared with the question
 */
public record MissingPassage(
        String passage, Reason reason, @Nullable PassageExplanation explanation) {

    /** Why a passage is not among the hits. */
    public enum Reason {
        /** The scope has none with this id; what is outside the scope answers alike. */
        NO_SUCH_PASSAGE,
        /** The filter leaves its document out. */
        FILTERED,
        /** It has no vector yet, and words did not bring it among the hits. */
        NOT_EMBEDDED,
        /** Words alone were searched, and it has none of the question's. */
        NO_COMMON_WORD,
        /** Neither list was read so far down. */
        BEYOND_DEPTH,
        /** Its exact rank by meaning is good enough; the approximate search did not come by it. */
        PASSED_BY,
        /** It was ranked, behind as many as were asked for. */
        BEYOND_LIMIT,
        /** It was among the best until others were reranked before it. */
        RERANKED,
        /** It was ranked, with a lower score than was asked for. */
        BELOW_MIN_SCORE
    }
}
