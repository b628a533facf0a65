package dev.docent.retrieval.reranking;

import dev.docent.retrieval.passage.Passage;
import java.util.List;

/**
 * Scores passages by reading each one together with the question. This is more accurate than comparing separate
 * vectors, and takes some milliseconds per passage. The process has at most one. Safe for concurrent use; concurrent
 * callers share the cores.
 */
public interface Reranker {

    /**
     * {@return how well each passage answers the question, from 0 to 1, in the order of the passages} A score does not
     * depend on the other passages.
     *
     * @param question the user's question, truncated to the model's limit
     * @param passages the passages, each read below its headings and truncated to the model's limit; may be empty
     */
    List<Double> scores(String question, List<Passage> passages);

    /** {@return the maximum number of passages of a search to rerank} */
    int depth();

    /** {@return the name of the model, for operators} */
    String name();
}
