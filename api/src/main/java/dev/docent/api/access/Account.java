package dev.docent.api.access;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A tenant: everything that is stored belongs to one.
 *
 * @param externalId what the caller of the master key calls it; unique
 * @param welcomed whether it got the sample document, once and for all
 */
@Aggregate("accounts")
public record Account(
        @Id String id, @Version @Nullable Long version, String externalId, boolean welcomed, Instant createdAt) {

    /** External id of the account that the master key acts for. */
    public static final String ROOT = "root";
}
