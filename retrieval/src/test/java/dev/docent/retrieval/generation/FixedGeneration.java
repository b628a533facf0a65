package dev.docent.retrieval.generation;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import java.util.function.Function;

/** The generation of an index that has only one. */
public record FixedGeneration(PassageIndex index, Embeddings forPassages) implements ServingGeneration {

    @Override
    public <T> T use(Function<Used, T> work) {
        return work.apply(new Used(index, forPassages, space()));
    }

    @Override
    public String name() {
        return "1";
    }

    @Override
    public VectorSpace space() {
        return forPassages.space();
    }

    @Override
    public boolean hasModel() {
        return true;
    }
}
