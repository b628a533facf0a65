package dev.docent.ingestion.document;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A document in a knowledge base and the progress of its ingestion. Its methods return a changed copy, which is not
 * stored.
 *
 * @param id sortable by creation
 * @param version for optimistic locking; null until first saved
 * @param owner id of the account
 * @param knowledgeBaseId the knowledge base, which contains the same bytes once
 * @param filename as the user named it, cleaned for display; never used as a path
 * @param mediaType detected from the content; null until then
 * @param size of the original, in bytes
 * @param sha256 of the original, in lower-case hex
 * @param progress 0 to 1
 * @param pages null until parsed, or if the format has none
 * @param passages null until chunked
 * @param language ISO 639-1 code of the main language; null until recognized
 * @param errorCode null unless failed: {@code no_text}, {@code encrypted}, {@code corrupt}, {@code unsupported} …
 * @param errorMessage a sentence for the user; null unless failed
 * @param metadata set by the user
 * @param path relative path in the folder, archive or mail that the document was uploaded with; null without one; never
 *     used to open a file
 * @param omissions what is missing: parts that could not be read, and vectors of passages that the embedding model refuses
 * @param job the state of its ingestion
 * @param pendingMessages messages about it that were not sent yet; null if there are none
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
        @Nullable PendingMessages pendingMessages,
        Instant createdAt,
        Instant updatedAt) {

    /** The error code of a document whose ingestion was cancelled. */
    private static final String CANCELLED = "cancelled";

    /** {@return a queued document whose original was just stored} */
    public static Document stored(
            String id, KnowledgeBaseRef base, Filename filename, Original original, Metadata metadata) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Document(
                id,
                null,
                base.owner(),
                base.id(),
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
                null,
                now,
                now);
    }

    /**
     * {@return a document that is being imported}
     *
     * @param passagesEmbedded number of leading passages that come with vectors of the model in use
     */
    public static Document importing(String id, KnowledgeBaseRef base, DocumentFacts facts, int passagesEmbedded) {
        return stored(id, base, facts.filename(), facts.original(), facts.metadata())
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

    /** {@return this document, whose imported content is not used: it will be queued for reading} */
    public Document withoutContent() {
        return with(next -> {
            next.mediaType = null;
            next.pages = null;
            next.passages = null;
            next.language = null;
            next.omissions = Omissions.NONE;
            next.job = Job.importing(Instant.now(), 0, false);
        });
    }

    /** {@return whether its text came with an archive and could not be compared with its original} */
    public boolean isUnverified() {
        return omissions.list().stream().anyMatch(Omission::lacksVerification);
    }

    /** {@return this document after its import: ready or failed as it was, or queued for the remaining steps} */
    public Document imported() {
        if (errorCode != null && errorMessage != null) {
            return failed(errorCode, errorMessage);
        }
        return passages != null && job.passagesEmbedded() == passages ? ready(passages) : released();
    }

    /** {@return the document's id with its owner} */
    public DocumentRef ref() {
        return new DocumentRef(owner, id);
    }

    /** {@return its knowledge base} */
    public KnowledgeBaseRef base() {
        return new KnowledgeBaseRef(owner, knowledgeBaseId);
    }

    /** {@return what its passages say about it; its media type must be known} */
    public PassageSource source() {
        return new PassageSource(
                owner,
                knowledgeBaseId,
                id,
                filename,
                Objects.requireNonNull(mediaType),
                createdAt,
                metadata.values(),
                language);
    }

    /** {@return this document with a path in a folder, archive or mail} */
    public Document withPath(@Nullable String where) {
        return with(next -> next.path = where);
    }

    /**
     * {@return this document queued for ingestion from the start} Facts about its content stay until it is read again.
     */
    public Document requeued() {
        return waiting(Job.NONE);
    }

    /** {@return this document released by its holder and queued, to be resumed} */
    public Document released() {
        return waiting(job.released());
    }

    /**
     * {@return this document released by its holder after an outage and queued, to be resumed}
     *
     * @param isOwn whether only this document had the outage
     */
    public Document interrupted(boolean isOwn) {
        return waiting(job.interrupted(isOwn));
    }

    /** {@return this document queued, to be resumed, after its holder died} */
    public Document abandoned() {
        return waiting(job.abandoned());
    }

    /** {@return this document claimed by a process} */
    public Document claimed(String holder) {
        return at(DocumentStage.PARSING, 0).with(next -> next.job = job.claimed(holder, Instant.now()));
    }

    /**
     * {@return this ready document claimed by a process that corrects its passages} If that process dies, it is read again
     * from the start.
     */
    public Document correcting(String holder) {
        return at(DocumentStage.INDEXING, 0).with(next -> next.job = Job.NONE.claimed(holder, Instant.now()));
    }

    /**
     * {@return this document ready again after its passages were corrected, about which no messages are sent}
     *
     * @param before the document when it was ready before
     */
    public Document corrected(Document before) {
        return with(next -> {
            next.state(DocumentStatus.READY, DocumentStage.DONE, 1);
            next.job = before.job;
        });
    }

    /** {@return this document with its lease renewed} */
    public Document renewed() {
        return with(next -> next.job = job.renewed(Instant.now()));
    }

    /** {@return this document in progress} */
    public Document at(DocumentStage reached, double part) {
        return with(next -> next.state(DocumentStatus.PROCESSING, reached, part));
    }

    /** {@return this document with the progress of reading} */
    public Document read(int pageCount, @Nullable Integer inAll) {
        return with(next -> next.job = job.read(pageCount, inAll));
    }

    /** {@return this document with the facts that parsing found} */
    public Document parsed(String type, @Nullable Integer pageCount, @Nullable String mainLanguage, Omissions missing) {
        return with(next -> {
            next.mediaType = type;
            next.pages = pageCount;
            next.language = mainLanguage;
            next.omissions = missing;
        });
    }

    /** {@return this document chunked into passages, none of them embedded} */
    public Document chunked(int passageCount) {
        return with(next -> {
            next.passages = passageCount;
            next.job = job.chunked();
        });
    }

    /** {@return this document with the number of its embedded passages} */
    public Document embedded(int passageCount) {
        return with(next -> next.job = job.embedded(passageCount));
    }

    /** {@return this document with more omissions} */
    public Document omitting(List<Omission> more) {
        return with(next -> next.omissions = omissions.with(more));
    }

    /** {@return this document with these omissions of vectors instead of the former ones} */
    public Document lackingVectors(List<Omission> vectors) {
        return with(next -> next.omissions = omissions.exceptVectors().with(vectors));
    }

    /** {@return the number of passages that are not embedded yet} */
    public long passagesToEmbed() {
        return passages == null ? 0 : Math.max(0, passages - job.passagesEmbedded());
    }

    /** {@return this document, ready} */
    public Document ready(int passageCount) {
        return with(next -> {
            next.state(DocumentStatus.READY, DocumentStage.DONE, 1);
            next.passages = passageCount;
            next.job = job.ended().embedded(passageCount);
            next.pendingMessages = PendingMessages.due(pendingMessages);
        });
    }

    /** {@return this document, failed at its current stage} */
    public Document failed(String code, String message) {
        return with(next -> {
            next.state(DocumentStatus.FAILED, stage, progress);
            next.error(code, message);
            next.passages = null;
            next.job = job.ended().embedded(0);
            next.pendingMessages = PendingMessages.due(pendingMessages);
        });
    }

    /** {@return this document, cancelled} */
    public Document cancelled() {
        return failed(CANCELLED, "The processing of this document was cancelled. Reindex it to start again.");
    }

    /** {@return whether its ingestion was cancelled} */
    public boolean wasCancelled() {
        return CANCELLED.equals(errorCode);
    }

    /** {@return this document marked as being deleted; the same bytes can be uploaded again at once} */
    public Document deleting() {
        return with(next -> {
            next.sha256 = "deleted " + id;
            next.state(DocumentStatus.DELETING, stage, progress);
        });
    }

    /** {@return this document with other messages to be sent, and nothing else changed} */
    Document pending(@Nullable PendingMessages messages) {
        return with(next -> {
            next.pendingMessages = messages;
            next.updatedAt = updatedAt;
        });
    }

    private Document waiting(Job left) {
        return with(next -> {
            next.state(DocumentStatus.QUEUED, DocumentStage.STORED, 0);
            next.job = left;
        });
    }

    Document with(Consumer<DocumentChange> changes) {
        var next = new DocumentChange(this);
        changes.accept(next);
        return next.done();
    }
}
