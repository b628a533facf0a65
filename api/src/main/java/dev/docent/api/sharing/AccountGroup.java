package dev.docent.api.sharing;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A group of accounts.
 *
 * @param owner id of the account that manages it, which is no member of it
 */
@Aggregate("account_groups")
record AccountGroup(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String name,
        Instant createdAt,
        Instant updatedAt) {

    static AccountGroup of(String owner, String name, Instant now) {
        return new AccountGroup(RecordIds.next(), null, owner, name, now, now);
    }

    AccountGroup named(String newName, Instant now) {
        return new AccountGroup(id, version, owner, newName, createdAt, now);
    }
}
