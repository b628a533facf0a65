package dev.docent.api.assistant;

import dev.docent.api.access.Caller;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An assistant.
 *
 * @param owner id of the account
 * @param category that of the settings, by which assistants are listed
 * @param active whether others than the owner may use it, if its visibility permits it
 * @param linkHash SHA-256 of the token of its link in lower-case hex; null unless it is shared and has a link
 * @param revision number of the current version, from 1
 * @param changed who made the current version
 * @param updatedAt when the current version was made
 */
@Aggregate("assistants")
public record Assistant(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        AssistantSettings settings,
        @Nullable String category,
        Visibility visibility,
        boolean active,
        @Nullable String linkHash,
        int revision,
        ChangeAuthor changed,
        Instant createdAt,
        Instant updatedAt) {

    /** Who made a change: ids of the account and of its credential. */
    public record ChangeAuthor(String account, String credential) implements NestedValue {

        static ChangeAuthor of(Caller caller) {
            return new ChangeAuthor(caller.account(), caller.credential().id());
        }
    }

    static Assistant of(Caller caller, AssistantSettings settings, Visibility visibility, boolean active, Instant now) {
        return new Assistant(
                RecordIds.next(),
                null,
                caller.account(),
                settings,
                settings.category(),
                visibility,
                active,
                null,
                1,
                ChangeAuthor.of(caller),
                now,
                now);
    }

    /** {@return this assistant with the token of its link as its id} */
    Assistant identifiedBy(String token) {
        return new Assistant(
                token,
                version,
                owner,
                settings,
                category,
                visibility,
                active,
                DigestUtils.sha256Hex(token),
                revision,
                changed,
                createdAt,
                updatedAt);
    }

    /** {@return whether its id is the token of its link} */
    public boolean isIdentifiedByLink() {
        return DigestUtils.sha256Hex(id).equals(linkHash);
    }

    /** {@return this assistant with other settings} */
    public Assistant with(AssistantSettings other) {
        return new Assistant(
                id,
                version,
                owner,
                other,
                other.category(),
                visibility,
                active,
                linkHash,
                revision,
                changed,
                createdAt,
                updatedAt);
    }

    /** {@return this assistant for other users} Its link ends unless it stays shared. */
    public Assistant with(Visibility other, boolean isActive) {
        return new Assistant(
                id,
                version,
                owner,
                settings,
                category,
                other,
                isActive,
                other == Visibility.SHARED ? linkHash : null,
                revision,
                changed,
                createdAt,
                updatedAt);
    }

    /** {@return this assistant with another link} @param hash null for none */
    Assistant linked(@Nullable String hash) {
        return new Assistant(
                id,
                version,
                owner,
                settings,
                category,
                visibility,
                active,
                hash,
                revision,
                changed,
                createdAt,
                updatedAt);
    }

    /** {@return this assistant as it was in a version of it} */
    public Assistant at(AssistantVersion earlier) {
        return new Assistant(
                id,
                version,
                owner,
                earlier.settings(),
                earlier.settings().category(),
                earlier.visibility(),
                earlier.active(),
                null,
                earlier.number(),
                earlier.changed(),
                createdAt,
                earlier.createdAt());
    }

    /** {@return this assistant as its next version} */
    Assistant changedBy(Caller caller, Instant now) {
        return new Assistant(
                id,
                version,
                owner,
                settings,
                category,
                visibility,
                active,
                linkHash,
                revision + 1,
                ChangeAuthor.of(caller),
                createdAt,
                now);
    }
}
