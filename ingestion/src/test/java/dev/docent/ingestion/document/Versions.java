package dev.docent.ingestion.document;

import dev.docent.ingestion.deletion.Deletion;
import dev.docent.ingestion.document.correction.PassageCorrection;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import org.jspecify.annotations.Nullable;

/** Records with the version that a store gives them when it saves them. */
public final class Versions {

    private Versions() {}

    public static Document next(Document saved) {
        return new Document(
                saved.id(),
                next(saved.version()),
                saved.owner(),
                saved.knowledgeBaseId(),
                saved.filename(),
                saved.mediaType(),
                saved.size(),
                saved.sha256(),
                saved.status(),
                saved.stage(),
                saved.progress(),
                saved.pages(),
                saved.passages(),
                saved.language(),
                saved.errorCode(),
                saved.errorMessage(),
                saved.metadata(),
                saved.path(),
                saved.omissions(),
                saved.job(),
                saved.pendingMessages(),
                saved.createdAt(),
                saved.updatedAt());
    }

    public static KnowledgeBase next(KnowledgeBase saved) {
        return new KnowledgeBase(
                saved.id(),
                next(saved.version()),
                saved.owner(),
                saved.name(),
                saved.description(),
                saved.strictness(),
                saved.deleting(),
                saved.arrivingUntil(),
                saved.verified(),
                saved.createdAt(),
                saved.updatedAt());
    }

    public static Deletion next(Deletion saved) {
        return new Deletion(
                saved.id(),
                next(saved.version()),
                saved.owner(),
                saved.documentId(),
                saved.knowledgeBaseId(),
                saved.documents(),
                saved.originals(),
                saved.texts(),
                saved.passages(),
                saved.vectors(),
                saved.thumbnails(),
                saved.bytes(),
                saved.requestedAt(),
                saved.completedAt());
    }

    public static PassageCorrection next(PassageCorrection saved) {
        return new PassageCorrection(
                saved.id(),
                next(saved.version()),
                saved.owner(),
                saved.documentId(),
                saved.original(),
                saved.enabled(),
                saved.edit(),
                saved.applied(),
                saved.changedAt());
    }

    private static long next(@Nullable Long version) {
        return version == null ? 0 : version + 1;
    }
}
