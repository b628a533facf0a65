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
 * A run of golden questions. How far it is, its results tell: each is stored once it is there.
 *
 * @param id sortable by creation
 * @param owner id of the account
 * @param name as the user called it; null when not called anything
 * @param mode how documents are searched
 * @param questions how many there are
 * @param fingerprint of the questions: runs of the same can be compared
 * @param settings null until it runs
 * @param summary null until it is done
 * @param error a sentence that says why it failed; null unless it did
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

    /** How far it is. */
    enum Status {
        /** Its questions are being stored, or it is being removed: for everyone else it is not there. */
        INCOMPLETE,
        /** It waits for its turn. */
        QUEUED,
        /** Its questions are asked. */
        RUNNING,
        /** All were. */
        DONE,
        /** It was given up. */
        FAILED
    }

    /**
     * What its summary depend on beside documents and questions.
     *
     * @param strictness how readily questions are refused; null where that is as usual in the service
     * @param answering what made the answers; null until it is done
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

    /** {@return it, whose questions are asked from now on, or asked further} */
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

    /** {@return it, on its way out} */
    Evaluation leaving() {
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
