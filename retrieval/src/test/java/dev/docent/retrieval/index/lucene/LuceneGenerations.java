package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.index.GenerationStore;
import java.nio.file.Path;

/** The real store of generations, for tests of others. */
public final class LuceneGenerations {

    private LuceneGenerations() {}

    public static GenerationStore in(Path folder) {
        return new LuceneGenerationStore(folder);
    }
}
