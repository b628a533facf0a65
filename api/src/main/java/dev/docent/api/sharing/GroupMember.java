package dev.docent.api.sharing;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An account in a group.
 *
 * @param groupId id of the group; an account is in it at most once
 */
@Aggregate("group_members")
record GroupMember(@Id String id, @Version @Nullable Long version, String groupId, String account, Instant createdAt) {

    static GroupMember of(String group, String account, Instant now) {
        return new GroupMember(RecordIds.next(), null, group, account, now);
    }
}
