package dev.docent.ingestion.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Builds a changed copy of a document. All values that are not set stay as they are. For one change. */
public final class DocumentChange {

    private final Document before;
    private @Nullable String mediaType;
    private String sha256;
    private DocumentStatus status;
    private DocumentStage stage;
    private double progress;
    private @Nullable Integer pages;
    private @Nullable Integer passages;
    private @Nullable String language;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String path;
    private Omissions omissions;
    private Job job;

    public DocumentChange(Document before) {
        this.before = before;
        this.mediaType = before.mediaType();
        this.sha256 = before.sha256();
        this.status = before.status();
        this.stage = before.stage();
        this.progress = before.progress();
        this.pages = before.pages();
        this.passages = before.passages();
        this.language = before.language();
        this.errorCode = before.errorCode();
        this.errorMessage = before.errorMessage();
        this.path = before.path();
        this.omissions = before.omissions();
        this.job = before.job();
    }

    DocumentChange sha256(String content) {
        sha256 = content;
        return this;
    }

    DocumentChange progress(DocumentStatus newStatus, DocumentStage reached, double part) {
        status = newStatus;
        stage = reached;
        progress = part;
        return this;
    }

    DocumentChange facts(
            @Nullable String type, @Nullable Integer pageCount, @Nullable Integer passageCount, @Nullable String main) {
        mediaType = type;
        pages = pageCount;
        passages = passageCount;
        language = main;
        return this;
    }

    DocumentChange error(@Nullable String code, @Nullable String message) {
        errorCode = code;
        errorMessage = message;
        return this;
    }

    DocumentChange path(@Nullable String where) {
        path = where;
        return this;
    }

    DocumentChange omissions(Omissions missing) {
        omissions = missing;
        return this;
    }

    public DocumentChange job(Job work) {
        job = work;
        return this;
    }

    public Document done() {
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
                before.createdAt(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
