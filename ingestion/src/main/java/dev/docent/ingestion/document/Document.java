package dev.docent.ingestion.document;

import dev.docent.retrieval.passage.DocumentRef;
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
 * @param metadata what the user attached
 * @param path where it stands in the folder, archive or mail that it came with, parts divided by {@code /}; null when it
 *     came alone; never used as a path
 * @param omissions what of it could not be read, though the rest was
 * @param job the work at it
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
        @Nullable String path,
        Omissions omissions,
        Job job,
        Instant createdAt,
        Instant updatedAt) {

    /** The error code of a document whose ingestion was called off. */
    private static final String CANCELLED = "cancelled";

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
                null,
                Omissions.NONE,
                Job.NONE,
                now,
                now);
    }

    /**
     * {@return a document that is brought in from elsewhere, in the hand of who does it}
     *
     * @param passagesEmbedded how many of its passages come with vectors of the model in use
     */
    public static Document arriving(
            String id, String owner, String knowledgeBaseId, DocumentFacts facts, int passagesEmbedded) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Document(
                id,
                null,
                owner,
                knowledgeBaseId,
                facts.filename().value(),
                facts.mediaType(),
                facts.original().size(),
                facts.original().sha256(),
                DocumentStatus.PROCESSING,
                DocumentStage.STORED,
                0,
                facts.pages(),
                facts.passages(),
                facts.language(),
                facts.errorCode(),
                facts.errorMessage(),
                facts.metadata(),
                facts.path(),
                facts.omissions(),
                Job.arriving(now, passagesEmbedded, facts.passages() != null),
                facts.createdAt(),
                now);
    }

    /** {@return it, let go by who brought it in: ready or failed as it was, or waiting for what is left to do} */
    public Document arrived() {
        if (errorCode != null && errorMessage != null) {
            return failed(errorCode, errorMessage);
        }
        return passages != null && job.passagesEmbedded() == passages ? ready(passages) : released();
    }

    /** {@return the document's id with its owner} */
    public DocumentRef ref() {
        return new DocumentRef(owner, id);
    }

    /** {@return it, as part of a folder, archive or mail} */
    public Document withPath(@Nullable String where) {
        return change().path(where).done();
    }

    /** {@return it, waiting for its turn again from the start; what is known of its content stays until it is read anew} */
    public Document requeued() {
        return waiting(Job.NONE);
    }

    /** {@return it, put down by its holder, waiting for the next to go on with it} */
    public Document released() {
        return waiting(job.released());
    }

    /** {@return it, left by a holder that ended, waiting for the next to go on with it} */
    public Document abandoned() {
        return waiting(job.abandoned());
    }

    /** {@return it, in the hand of a process} */
    public Document claimed(String holder) {
        return at(DocumentStage.PARSING, 0)
                .change()
                .job(job.claimed(holder, Instant.now()))
                .done();
    }

    /** {@return it, with its holder's lease renewed} */
    public Document renewed() {
        return change().job(job.renewed(Instant.now())).done();
    }

    /** {@return it, in work} */
    public Document at(DocumentStage reached, double part) {
        return change().progress(DocumentStatus.PROCESSING, reached, part)
                .error(null, null)
                .done();
    }

    /** {@return it, with so many pages read} */
    public Document read(int pageCount, @Nullable Integer inAll) {
        return change().job(job.read(pageCount, inAll)).done();
    }

    /** {@return it, with what parsing found} */
    public Document parsed(String type, @Nullable Integer pageCount, @Nullable String mainLanguage, Omissions missing) {
        return change().facts(type, pageCount, passages, mainLanguage)
                .omissions(missing)
                .done();
    }

    /** {@return it, cut into passages, none of them embedded} */
    public Document cut(int passageCount) {
        return change().facts(mediaType, pages, passageCount, language)
                .job(job.cut())
                .done();
    }

    /** {@return it, with so many of its passages embedded} */
    public Document embedded(int passageCount) {
        return change().job(job.embedded(passageCount)).done();
    }

    /** {@return how many of its passages are not embedded yet} */
    public long passagesToEmbed() {
        return passages == null ? 0 : Math.max(0, passages - job.passagesEmbedded());
    }

    /** {@return it, searchable} */
    public Document ready(int passageCount) {
        return change().progress(DocumentStatus.READY, DocumentStage.DONE, 1)
                .facts(mediaType, pages, passageCount, language)
                .job(job.ended().embedded(passageCount))
                .error(null, null)
                .done();
    }

    /** {@return it, given up, at the stage it had reached} */
    public Document failed(String code, String message) {
        return change().progress(DocumentStatus.FAILED, stage, progress)
                .facts(mediaType, pages, null, language)
                .job(job.ended().embedded(0))
                .error(code, message)
                .done();
    }

    /** {@return it, called off} */
    public Document cancelled() {
        return failed(CANCELLED, "The processing of this document was cancelled. It can be taken up again.");
    }

    /** {@return whether its ingestion was called off} */
    public boolean wasCancelled() {
        return CANCELLED.equals(errorCode);
    }

    /** {@return it, on its way out; its content no longer counts as present, so that it can be uploaded anew at once} */
    public Document deleting() {
        return change().sha256("deleted " + id)
                .progress(DocumentStatus.DELETING, stage, progress)
                .error(null, null)
                .done();
    }

    private Document waiting(Job left) {
        return change().progress(DocumentStatus.QUEUED, DocumentStage.STORED, 0)
                .job(left)
                .error(null, null)
                .done();
    }

    private DocumentChange change() {
        return new DocumentChange(this);
    }
}
