package dev.docent.ingestion;

import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.source.SourceUnpacker;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import org.springframework.stereotype.Service;

/**
 * Accepts the files of one request, all or none. An archive or mail becomes one document for each file in it, with its
 * path; the container itself is not kept. Safe for concurrent use.
 */
@Service
public final class IngestFiles {

    private final IngestDocument documents;
    private final KnowledgeBases knowledgeBases;
    private final SourceUnpacker unpacker;
    private final ArchiveParts parts;

    IngestFiles(IngestDocument documents, KnowledgeBases knowledgeBases, SourceUnpacker unpacker, ArchiveParts parts) {
        this.documents = documents;
        this.knowledgeBases = knowledgeBases;
        this.unpacker = unpacker;
        this.parts = parts;
    }

    /**
     * {@return an empty batch, for one thread}
     *
     * @throws KnowledgeBaseNotFoundException if the owner has no such knowledge base
     */
    public UploadBatch begin(KnowledgeBaseRef base) {
        knowledgeBases.get(base);
        return new UploadBatch(documents, parts, unpacker);
    }
}
