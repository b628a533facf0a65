package dev.docent.api.conversation.history;

import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A link by which anybody reads a conversation as it was when the link was made. Since messages do not change once they are
 * whole, the last one of the path is enough to show it.
 *
 * @param owner id of the account that the conversation belongs to
 * @param hash of the link's secret
 * @param title of the conversation at the time; null if it had none
 * @param leaf id of the last message that is shown
 * @param messages number of messages that are shown
 */
@Aggregate("conversation_links")
public record ConversationLink(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String conversation,
        String hash,
        @Nullable String title,
        String leaf,
        int messages,
        Instant createdAt) {}
