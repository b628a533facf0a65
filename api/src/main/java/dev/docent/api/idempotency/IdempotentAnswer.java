package dev.docent.api.idempotency;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The answer to a request that carried an {@code Idempotency-Key}, or that it is being made.
 *
 * @param id hash of caller and key, so that one caller never meets another's answer
 * @param fingerprint hash of the request, to tell a repetition from another request under the same key
 * @param status of the answer; null while it is being made
 * @param contentType of the answer; null while it is being made
 * @param body of the answer, sealed; null while it is being made
 * @param leaseUntil when a request that is still running counts as dead, so that a crash does not block its key
 */
@Aggregate("idempotent_answers")
record IdempotentAnswer(
        @Id String id,
        @Version @Nullable Long version,
        String fingerprint,
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable String body,
        Instant leaseUntil,
        Instant createdAt) {

    IdempotentAnswer answered(int newStatus, @Nullable String type, String sealed) {
        return new IdempotentAnswer(id, version, fingerprint, newStatus, type, sealed, leaseUntil, createdAt);
    }

    IdempotentAnswer taken(String by, Instant until, Instant now) {
        return new IdempotentAnswer(id, version, by, null, null, null, until, now);
    }
}
