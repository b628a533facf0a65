package dev.docent.retrieval.index;

import org.jspecify.annotations.Nullable;

/**
 * A passage to explain that is not among the hits.
 *
 * @param passage the requested id
 * @param reason why it is missing
 * @param explanation its scores and ranks; null for {@link Reason#NO_SUCH_PASSAGE} and {@link Reason#FILTERED}, which are
 *     not compared with the question
 */
public record MissingPassage(
        String passage, Reason reason, @Nullable PassageExplanation explanation) {

    /** Why a passage is not among the hits. */
    public enum Reason {
        /** The scope has no passage with this id. */
        NO_SUCH_PASSAGE,
        /** The filter excludes its document. */
        FILTERED,
        /** It has no vector yet, and keyword search did not rank it high enough. */
        NOT_EMBEDDED,
        /** Only words were searched, and it has none of the question's words. */
        NO_COMMON_WORD,
        /** It is beyond the depth to which the lists were read. */
        BEYOND_DEPTH,
        /** Its exact semantic rank is high enough, but the approximate search missed it. */
        PASSED_BY,
        /** It was ranked below the limit. */
        BEYOND_LIMIT,
        /** The reranker ranked others before it. */
        RERANKED,
        /** Its score is below the minimum. */
        BELOW_MIN_SCORE
    }
}
