package dev.docent.ingestion.document;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A document in a knowledge base, and how far its ingestion has come. Its methods answer the document as it is after a
 * step; nothing is stored by them.
 *
 * @param id sortable by creation
 * @param version for optimistic locking; null until first saved
 * @param owner id of the account
 * @param knowledgeBaseId the knowledge base; the same bytes are in it once
 * @param filename as the user named it, cleaned for display; never used as a path
 * @param mediaType recognised by content; null until then
 * @param size of the original, in bytes
 * @param sha256 of the original, in lower-case hex
 * @param progress 0..1
 * @param pages null until parsed, and where the format has none
 * @param passages null until cut
 * @param language ISO 639-1 code of the main language; null until recognised
 * @param errorCode null unless failed: {@code no_text}, {@code encrypted}, {@code corrupt}, {@code unsupported} …
 * @param errorMessage a sentence that a person understands; null unless failed
 */
@Aggregate("documents")
public record Document(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String knowledgeBaseId,
        String filename,
        @Nullable String mediaType,
        long size,
        String sha256,
        DocumentStatus status,
        DocumentStage stage,
        double progress,
        @Nullable Integer pages,
        @Nullable Integer passages,
        @Nullable String language,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt) {

    /** {@return a document whose original was just stored, waiting for its turn} */
    public static Document stored(
            String id, String owner, String knowledgeBaseId, Filename filename, Original original, Metadata metadata) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Document(
                id,
                null,
                owner,
                knowledgeBaseId,
                filename.value(),
                null,
                original.size(),
                original.sha256(),
                DocumentStatus.QUEUED,
                DocumentStage.STORED,
                0,
                null,
                null,
                null,
                null,
                null,
                metadata,
                now,
                now);
    }

    /** {@return it, waiting for its turn again; what is known of its content stays until it is read anew} */
    public Document requeued() {
        return with(sha256, new Progress(DocumentStatus.QUEUED, DocumentStage.STORED, 0), facts(), null, null);
    }

    /** {@return it, in work} */
    public Document at(DocumentStage reached, double part) {
        return with(sha256, new Progress(DocumentStatus.PROCESSING, reached, part), facts(), null, null);
    }

    /** {@return it, with what parsing found} */
    public Document parsed(String type, @Nullable Integer pageCount, @Nullable String mainLanguage) {
        return with(sha256, progressed(), new Facts(type, pageCount, passages, mainLanguage), null, null);
    }

    /** {@return it, searchable} */
    public Document ready(int passageCount) {
        var known = new Facts(mediaType, pages, passageCount, language);
        return with(sha256, new Progress(DocumentStatus.READY, DocumentStage.DONE, 1), known, null, null);
    }

    /** {@return it, given up, at the stage it had reached} */
    public Document failed(String code, String message) {
        var known = new Facts(mediaType, pages, null, language);
        return with(sha256, new Progress(DocumentStatus.FAILED, stage, progress), known, code, message);
    }

    /** {@return it, on its way out; its content no longer counts as present, so that it can be uploaded anew at once} */
    public Document deleting() {
        return with("deleted " + id, new Progress(DocumentStatus.DELETING, stage, progress), facts(), null, null);
    }

    private Progress progressed() {
        return new Progress(status, stage, progress);
    }

    private Facts facts() {
        return new Facts(mediaType, pages, passages, language);
    }

    private Document with(String content, Progress made, Facts known, @Nullable String code, @Nullable String message) {
        return new Document(
                id,
                version,
                owner,
                knowledgeBaseId,
                filename,
                known.mediaType,
                size,
                content,
                made.status,
                made.stage,
                made.part,
                known.pages,
                known.passages,
                known.language,
                code,
                message,
                metadata,
                createdAt,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private record Progress(DocumentStatus status, DocumentStage stage, double part) {}

    private record Facts(
            @Nullable String mediaType,
            @Nullable Integer pages,
            @Nullable Integer passages,
            @Nullable String language) {}
}
