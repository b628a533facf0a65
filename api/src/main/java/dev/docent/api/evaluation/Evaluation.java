package dev.docent.api.evaluation;

import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A run of golden questions. Its progress is the number of its stored results.
 *
 * @param id sorts by time of creation
 * @param owner id of the account
 * @param name chosen by the user; null for none
 * @param mode the search mode for expected documents
 * @param questions the number of questions
 * @param fingerprint of the questions; runs with the same one can be compared
 * @param settings null until it starts
 * @param summary null until it is done
 * @param error why it failed, as a sentence; null unless it did
 */
@Aggregate("evaluations")
record Evaluation(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String knowledgeBase,
        @Nullable String name,
        SearchMode mode,
        Status status,
        int questions,
        String fingerprint,
        @Nullable Settings settings,
        @Nullable Summary summary,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** The state of an evaluation. */
    enum Status {
        /** Being created or deleted, and therefore invisible to clients. */
        INCOMPLETE,
        /** Waits for its turn. */
        QUEUED,
        /** Its questions are being asked. */
        RUNNING,
        /** All questions have a result. */
        DONE,
        /** A question could not be asked. */
        FAILED
    }

    /**
     * The settings that its figures depend on, besides documents and questions.
     *
     * @param strictness of the knowledge base; null for the default of the service
     * @param answering name of the answer composer; null until it is done
     */
    record Settings(
            String embeddingModel,
            @Nullable Strictness strictness,
            @Nullable String answering,
            String version) implements NestedValue {

        Settings answeredBy(@Nullable String name) {
            return new Settings(embeddingModel, strictness, name, version);
        }
    }

    static Evaluation of(
            String owner,
            String knowledgeBase,
            @Nullable String name,
            SearchMode mode,
            QuestionSet.Items questions,
            Instant now) {
        return new Evaluation(
                RecordIds.next(),
                null,
                owner,
                knowledgeBase,
                name,
                mode,
                Status.INCOMPLETE,
                questions.items().size(),
                questions.fingerprint(),
                null,
                null,
                null,
                now,
                null,
                null);
    }

    Evaluation queued() {
        return with(Status.QUEUED, settings, null, null, startedAt, null);
    }

    /** {@return this evaluation, started or resumed} */
    Evaluation running(Settings present, Instant now) {
        return with(Status.RUNNING, present, null, null, startedAt == null ? now : startedAt, null);
    }

    Evaluation done(Summary found, @Nullable String answering, Instant now) {
        var complete = settings == null ? null : settings.answeredBy(answering);
        return with(Status.DONE, complete, found, null, startedAt, now);
    }

    Evaluation failed(String reason, Instant now) {
        return with(Status.FAILED, settings, null, reason, startedAt, now);
    }

    /** {@return this evaluation, invisible to clients because it is being deleted} */
    Evaluation deleting() {
        return with(Status.INCOMPLETE, settings, summary, error, startedAt, finishedAt);
    }

    private Evaluation with(
            Status next,
            @Nullable Settings present,
            @Nullable Summary found,
            @Nullable String reason,
            @Nullable Instant started,
            @Nullable Instant finished) {
        return new Evaluation(
                id,
                version,
                owner,
                knowledgeBase,
                name,
                mode,
                next,
                questions,
                fingerprint,
                present,
                found,
                reason,
                createdAt,
                started,
                finished);
    }
}
