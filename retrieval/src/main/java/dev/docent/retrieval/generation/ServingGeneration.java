package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The generation that searches are answered from. It may be another one at the next call. Safe for concurrent use. */
public interface ServingGeneration {

    /**
     * {@return what the work gives that is done with the index and the model of one and the same generation} Neither is
     * closed before it ends.
     */
    <T> T use(Function<Used, T> work);

    /** {@return its name} */
    String name();

    /** {@return what its vectors mean} */
    VectorSpace space();

    /** {@return what embeds new passages: its own model, and where that can't be asked, the one that the settings choose} */
    Embeddings forPassages();

    /** {@return whether its own model can be asked; where not, only words find passages} */
    boolean hasModel();

    /**
     * A generation in use.
     *
     * @param embeddings the model of the index's vectors; null when it can't be asked any more
     */
    record Used(PassageIndex index, @Nullable Embeddings embeddings, VectorSpace space) {}

    /** {@return one that never changes} */
    static ServingGeneration fixed(PassageIndex index, Embeddings embeddings) {
        return new FixedGeneration(index, embeddings);
    }
}
