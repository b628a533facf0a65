package dev.docent.api.sharing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A group of accounts, as its members and the account that manages it see it. */
@Schema(name = "Group")
record GroupView(
        String id,
        String name,

        @Schema(description = "Id of the account that manages the group")
        String ownerId,

        @Schema(description = "Display name of that account")
        String ownerName,

        List<MemberView> members,
        Instant createdAt,
        Instant updatedAt) {

    static GroupView of(AccountGroup group, List<GroupMember> members, AccountNames names) {
        return new GroupView(
                group.id(),
                group.name(),
                group.owner(),
                names.of(group.owner()),
                members.stream()
                        .map(each -> new MemberView(each.account(), names.of(each.account()), each.createdAt()))
                        .toList(),
                group.createdAt(),
                group.updatedAt());
    }

    /** A member of a group. */
    @Schema(name = "GroupMember")
    record MemberView(String accountId, String displayName, Instant addedAt) {}
}
