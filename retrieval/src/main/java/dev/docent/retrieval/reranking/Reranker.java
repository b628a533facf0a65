package dev.docent.retrieval.reranking;

import dev.docent.retrieval.passage.Passage;
import java.util.List;

/**
 * Judges passages by reading each of them together with the question: better than comparing what was computed of either
 * alone, and some milliseconds for each passage. There is one in the process, or none. Safe for concurrent use; callers
 * at the same time share the cores.
 */
public interface Reranker {

    /**
     * {@return how well each passage answers the question, 0..1, in the order of the passages} The same question and
     * passage give the same score, whatever is judged beside them.
     *
     * @param question in the user's words; what is too long for the model is cut
     * @param passages read below their headings, cut alike; none gives none
     */
    List<Double> scores(String question, List<Passage> passages);

    /** {@return how many passages of a search are judged at the most} */
    int depth();

    /** {@return what the model is called, for those who run the service} */
    String name();
}
