package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import java.util.function.Function;

/** An index that has one generation. */
record FixedGeneration(PassageIndex index, Embeddings embeddings) implements ServingGeneration {

    @Override
    public <T> T use(Function<Used, T> work) {
        return work.apply(new Used(index, embeddings, embeddings.space()));
    }

    @Override
    public String name() {
        return "1";
    }

    @Override
    public VectorSpace space() {
        return embeddings.space();
    }

    @Override
    public Embeddings forPassages() {
        return embeddings;
    }

    @Override
    public boolean hasModel() {
        return true;
    }
}
