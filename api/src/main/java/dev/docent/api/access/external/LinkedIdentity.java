package dev.docent.api.access.external;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A user of an issuer who has no account of its own but that of a login, because the person with the login said so.
 *
 * @param issuer name of the issuer in the settings
 * @param subject the user, as the issuer names it; unique with the issuer
 * @param account id of the account, which has at most one for each issuer
 */
@Aggregate("linked_identities")
public record LinkedIdentity(
        @Id String id,
        @Version @Nullable Long version,
        String issuer,
        String subject,
        String account,
        Instant createdAt) {

    @Override
    public String toString() {
        return "LinkedIdentity[id=" + id + ", account=" + account + "]";
    }
}
