package dev.docent.api.access;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A tenant, which owns everything that is stored for it.
 *
 * @param externalId its name among the callers with the master key; unique
 * @param welcomed whether it got the sample document, which it gets only once
 */
@Aggregate("accounts")
public record Account(
        @Id String id, @Version @Nullable Long version, String externalId, boolean welcomed, Instant createdAt) {

    /** External id of the account of the master key. */
    public static final String ROOT = "root";
}
