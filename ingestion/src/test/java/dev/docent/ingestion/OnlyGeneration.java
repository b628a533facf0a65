package dev.docent.ingestion;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import java.util.function.Function;

/** An index of one generation, which always serves. */
public record OnlyGeneration(PassageIndex index, Embeddings forPassages) implements ServingGeneration {

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
