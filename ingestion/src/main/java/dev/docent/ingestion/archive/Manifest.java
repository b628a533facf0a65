package dev.docent.ingestion.archive;

import dev.docent.retrieval.answering.Strictness;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an archive is, and what is in it. Each document's line names the hashes of the document's parts, and this the hash
 * of all lines, so that it vouches for everything.
 *
 * @param format always {@link ArchiveFormat#NAME}
 * @param version of the format
 * @param docent version of the service that made it
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

    /** What made the vectors. Only vectors of the same name and as many dimensions can be compared. */
    record Model(String model, int dimensions) {
        Model {
            Objects.requireNonNull(model);
        }
    }

    /**
     * How much there is.
     *
     * @param queued documents that were not read yet, or only in part
     * @param vectors one for each passage
     * @param bytes of the originals
     */
    record Counts(int documents, int ready, int failed, int queued, long passages, long vectors, long bytes) {}
}
