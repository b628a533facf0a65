package dev.docent.api.assistant;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The link of an assistant that an account accepted. It permits nothing once the assistant has no link or another one.
 *
 * @param account id of the account that may use the assistant
 * @param assistant id of the assistant; an account has at most one of its links
 * @param linkHash that of the link, as the assistant has it
 */
@Aggregate("accepted_links")
record AcceptedLink(
        @Id String id,
        @Version @Nullable Long version,
        String account,
        String assistant,
        String linkHash,
        Instant createdAt) {

    static AcceptedLink of(String account, Assistant assistant, String linkHash, Instant now) {
        return new AcceptedLink(RecordIds.next(), null, account, assistant.id(), linkHash, now);
    }

    AcceptedLink with(String newHash, Instant now) {
        return new AcceptedLink(id, version, account, assistant, newHash, now);
    }
}
