package dev.docent.ingestion.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A change of a document. Values that are not set stay as they are. Used once. */
final class DocumentChange {

    private final Document before;
    private DocumentStatus status;
    private DocumentStage stage;
    private double progress;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    String sha256;

    @Nullable
    String mediaType;

    @Nullable
    Integer pages;

    @Nullable
    Integer passages;

    @Nullable
    String language;

    @Nullable
    String path;

    Omissions omissions;
    Job job;

    @Nullable
    PendingMessages pendingMessages;

    Instant createdAt;
    Instant updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    DocumentChange(Document before) {
        this.before = before;
        this.status = before.status();
        this.stage = before.stage();
        this.progress = before.progress();
        this.errorCode = before.errorCode();
        this.errorMessage = before.errorMessage();
        this.sha256 = before.sha256();
        this.mediaType = before.mediaType();
        this.pages = before.pages();
        this.passages = before.passages();
        this.language = before.language();
        this.path = before.path();
        this.omissions = before.omissions();
        this.job = before.job();
        this.pendingMessages = before.pendingMessages();
        this.createdAt = before.createdAt();
    }

    /** Sets a state without an error. */
    void state(DocumentStatus newStatus, DocumentStage newStage, double newProgress) {
        status = newStatus;
        stage = newStage;
        progress = newProgress;
        error(null, null);
    }

    void error(@Nullable String code, @Nullable String message) {
        errorCode = code;
        errorMessage = message;
    }

    Document done() {
        return new Document(
                before.id(),
                before.version(),
                before.owner(),
                before.knowledgeBaseId(),
                before.filename(),
                mediaType,
                before.size(),
                sha256,
                status,
                stage,
                progress,
                pages,
                passages,
                language,
                errorCode,
                errorMessage,
                before.metadata(),
                path,
                omissions,
                job,
                pendingMessages,
                createdAt,
                updatedAt);
    }
}
