package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageIndexContract;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.WidePassageIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class LucenePassageIndexTest extends PassageIndexContract {

    @Override
    protected PassageIndex open(Path folder) {
        return LucenePassageIndex.open(folder, new VectorSpace("by-hand", Passages.DIMENSIONS), ComputePool.INLINE);
    }

    /** The dimensions of text-embedding-3-small. */
    @Nested
    class With1536Dimensions extends PassageIndexContract {

        @Override
        protected PassageIndex open(Path folder) {
            return wide(folder, 1536);
        }
    }

    /** The dimensions of text-embedding-3-large and gemini-embedding-001. */
    @Nested
    class With3072Dimensions extends PassageIndexContract {

        @Override
        protected PassageIndex open(Path folder) {
            return wide(folder, 3072);
        }
    }

    private static PassageIndex wide(Path folder, int dimensions) {
        return new WidePassageIndex(
                LucenePassageIndex.open(folder, new VectorSpace("by-hand", dimensions), ComputePool.INLINE),
                dimensions / Passages.DIMENSIONS);
    }
}
