package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stores texts and passages of documents that another installation has read. Durable after {@link #flush}. Safe
 * for concurrent use.
 */
@Component
public final class PassageImport {

    /** The number of vectors in memory at a time. */
    private static final int BATCH = 512;

    private final DocumentTexts texts;
    private final StoredChunks chunks;
    private final PassageIndex index;

    PassageImport(DocumentTexts texts, StoredChunks chunks, PassageIndex index) {
        this.texts = texts;
        this.chunks = chunks;
        this.index = index;
    }

    /** Stores the text of a document. */
    public void putText(Document document, ExtractedText text, List<PageBoxes> boxes) {
        texts.put(document, text, boxes);
    }

    /**
     * Puts passages with their vectors into the index.
     *
     * @param space the space of the vectors
     * @param vectors supplies the vectors of the passages, in order; null for a passage without one
     * @throws dev.docent.retrieval.index.OutdatedVectorsException if the index has switched to another model
     */
    public void put(Document document, List<Chunk> chunked, VectorSpace space, IOSupplier<float @Nullable []> vectors)
            throws IOException {
        var passages = PassageFactory.of(document, chunked);
        for (var start = 0; start < passages.size(); start += BATCH) {
            var batch = new ArrayList<EmbeddedPassage>();
            for (var passage : passages.subList(start, Math.min(start + BATCH, passages.size()))) {
                var vector = vectors.get();
                if (vector != null) {
                    batch.add(new EmbeddedPassage(passage, vector, space));
                }
            }
            if (batch.size() == passages.size()) {
                index.put(document.ref(), batch);
                return;
            }
            if (start == 0) {
                index.putWithoutVectors(document.ref(), passages);
            }
            if (!batch.isEmpty()) {
                index.addVectors(document.ref(), batch);
            }
        }
    }

    /** Puts passages without vectors into the index. Keyword search finds them; a worker embeds them. */
    public void putWithoutVectors(Document document, List<Chunk> chunked) {
        chunks.put(document, chunked);
        index.putWithoutVectors(document.ref(), PassageFactory.of(document, chunked));
    }

    /** Makes the imported passages durable. */
    public void flush() {
        index.flush();
    }
}
