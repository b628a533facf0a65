package dev.docent.api.idempotency;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The answer to a request that carried an {@code Idempotency-Key}, or the claim of a request that is still running.
 *
 * @param id hash of the credential, its scopes and the key, so that no credential gets another's answer
 * @param fingerprint hash of the request; distinguishes a repetition from another request with the same key
 * @param status of the answer; null while the request is running
 * @param contentType of the answer; null while the request is running
 * @param body of the answer, encrypted; null while the request is running
 * @param leaseUntil when the claim of a running request expires, so that a crash does not block its key
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

    IdempotentAnswer claimed(String by, Instant until, Instant now) {
        return new IdempotentAnswer(id, version, by, null, null, null, until, now);
    }
}
