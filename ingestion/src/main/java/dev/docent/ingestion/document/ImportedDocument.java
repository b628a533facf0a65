package dev.docent.ingestion.document;

import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.time.Instant;

/** The states of a document that comes with an archive. Its methods return a changed copy, which is not stored. */
public final class ImportedDocument {

    private ImportedDocument() {}

    /**
     * {@return a document that is being imported}
     *
     * @param passagesEmbedded number of leading passages that come with vectors of the model in use
     */
    public static Document begin(String id, KnowledgeBaseRef base, DocumentFacts facts, int passagesEmbedded) {
        return Document.stored(id, base, facts.filename(), facts.original(), facts.metadata())
                .with(next -> {
                    next.state(DocumentStatus.PROCESSING, DocumentStage.STORED, 0);
                    next.error(facts.errorCode(), facts.errorMessage());
                    next.mediaType = facts.mediaType();
                    next.pages = facts.pages();
                    next.passages = facts.passages();
                    next.language = facts.language();
                    next.path = facts.path();
                    next.omissions = passagesEmbedded == 0 ? facts.omissions().exceptVectors() : facts.omissions();
                    next.job = Job.importing(Instant.now(), passagesEmbedded, facts.passages() != null);
                    next.createdAt = facts.createdAt();
                });
    }

    /** {@return the document, whose imported content is not used: it will be queued for reading} */
    public static Document withoutContent(Document importing) {
        return importing.with(next -> {
            next.mediaType = null;
            next.pages = null;
            next.passages = null;
            next.language = null;
            next.omissions = Omissions.NONE;
            next.job = Job.importing(Instant.now(), 0, false);
        });
    }

    /** {@return the document after its import: ready or failed as it was, or queued for the remaining steps} */
    public static Document end(Document importing) {
        var code = importing.errorCode();
        var message = importing.errorMessage();
        if (code != null && message != null) {
            return importing.failed(code, message);
        }
        var passages = importing.passages();
        return passages != null && importing.job().passagesEmbedded() == passages
                ? importing.ready(passages)
                : importing.released();
    }
}
