package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageFilterContract;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.Passages;
import java.nio.file.Path;

class LucenePassageFilterTest extends PassageFilterContract {

    @Override
    protected PassageIndex open(Path folder) {
        return LucenePassageIndex.open(folder, new VectorSpace("by-hand", Passages.DIMENSIONS), ComputePool.INLINE);
    }
}
