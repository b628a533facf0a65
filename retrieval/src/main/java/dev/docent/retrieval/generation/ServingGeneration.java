package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The generation that answers searches. Two calls may see different generations; {@link #use} sees one. Safe for concurrent
 * use.
 */
public interface ServingGeneration {

    /** {@return the result of the work on the index and the model of one generation} Neither is closed before it ends. */
    <T> T use(Function<Used, T> work);

    String name();

    VectorSpace space();

    /** {@return the model that embeds new passages: the generation's own, or if that is unavailable, the chosen one} */
    Embeddings forPassages();

    /** {@return whether the generation's own model is available; if not, only keyword search finds passages} */
    boolean hasModel();

    /**
     * A generation in use.
     *
     * @param embeddings the model of the index's vectors; null if it is no longer available
     */
    record Used(PassageIndex index, @Nullable Embeddings embeddings, VectorSpace space) {}
}
