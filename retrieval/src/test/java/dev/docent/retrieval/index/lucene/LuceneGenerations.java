package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import java.nio.file.Path;

/** The real generations, for tests of other packages. */
public final class LuceneGenerations {

    private LuceneGenerations() {}

    public static PassageGeneration index(Path folder, VectorSpace space) {
        return LucenePassageIndex.open(folder, space, ComputePool.INLINE);
    }

    public static GenerationStore in(Path folder) {
        return new LuceneGenerationStore(folder, ComputePool.INLINE);
    }
}
