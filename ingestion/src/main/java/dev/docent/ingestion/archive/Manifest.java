package dev.docent.ingestion.archive;

import dev.docent.retrieval.answering.Strictness;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of an archive. Each line of the document list has the hashes of the document's parts, and the manifest
 * has the hash of the list, so that it authenticates the whole content.
 *
 * @param format always {@link ArchiveFormat#NAME}
 * @param version version of the format
 * @param docent version of the exporting service
 */
record Manifest(
        String format,
        int version,
        String docent,
        Instant exportedAt,
        Base knowledgeBase,
        Model embedding,
        Counts counts,
        Entry documents) {

    Manifest {
        Objects.requireNonNull(docent);
        Objects.requireNonNull(exportedAt);
        Objects.requireNonNull(knowledgeBase);
        Objects.requireNonNull(embedding);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(documents);
    }

    /** The knowledge base. */
    record Base(
            String name,
            @Nullable String description,
            @Nullable Strictness strictness) {
        Base {
            Objects.requireNonNull(name);
        }
    }

    /** The embedding model. Vectors are comparable only with the same model and number of dimensions. */
    record Model(String model, int dimensions) {
        Model {
            Objects.requireNonNull(model);
        }
    }

    /**
     * Totals.
     *
     * @param queued documents that are not ingested, or only in part
     * @param vectors one for each passage
     * @param bytes size of the originals
     */
    record Counts(int documents, int ready, int failed, int queued, long passages, long vectors, long bytes) {}
}
