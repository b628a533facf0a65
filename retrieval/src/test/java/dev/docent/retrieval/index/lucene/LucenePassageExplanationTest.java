package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageExplanationContract;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.Passages;
import java.nio.file.Path;

class LucenePassageExplanationTest extends PassageExplanationContract {

    @Override
    protected PassageIndex open(Path folder) {
        return LucenePassageIndex.open(folder, new VectorSpace("by-hand", Passages.DIMENSIONS), ComputePool.INLINE);
    }
}
