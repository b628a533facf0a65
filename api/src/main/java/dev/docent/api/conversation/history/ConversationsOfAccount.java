package dev.docent.api.conversation.history;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.retrieval.passage.Citation;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The conversations of accounts, with their messages. */
@Component
class ConversationsOfAccount implements AccountData {

    private static final int PAGE = 100;

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final LinkRepository links;

    ConversationsOfAccount(ConversationRepository conversations, MessageRepository messages, LinkRepository links) {
        this.conversations = conversations;
        this.messages = messages;
        this.links = links;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var deleted = Map.of(
                "conversations", conversations.countByOwner(account),
                "conversation_links", links.countByOwner(account),
                "messages", messages.countByOwner(account));
        links.deleteByOwner(account);
        messages.deleteOf(account);
        conversations.deleteByOwner(account);
        return deleted;
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        List<Conversation> page;
        for (var offset = 0; !(page = conversations.findByOwner(account, page(offset))).isEmpty(); offset += PAGE) {
            for (var conversation : page) {
                archive.writeJson("conversations/" + conversation.id() + ".json", exported(conversation));
            }
        }
    }

    private ExportedConversation exported(Conversation conversation) {
        var all = messages
                .findByOwnerAndConversation(conversation.owner(), conversation.id(), page(0, Integer.MAX_VALUE))
                .stream()
                .filter(Message::isWhole)
                .map(ExportedMessage::of)
                .toList();
        return new ExportedConversation(conversation.id(), conversation.title(), conversation.createdAt(), all);
    }

    private static OffsetPage page(int offset) {
        return page(offset, PAGE);
    }

    private static OffsetPage page(int offset, int limit) {
        return new OffsetPage(limit, offset, Sort.by("id"));
    }

    /** A conversation in an export. */
    record ExportedConversation(String id, @Nullable String title, Instant createdAt, List<ExportedMessage> messages) {}

    /** A message in an export. */
    record ExportedMessage(
            String id,
            @Nullable String parentId,
            String role,
            String content,
            List<Citation> citations,
            @Nullable String rating,
            @Nullable String comment,
            Instant createdAt) {

        static ExportedMessage of(Message message) {
            return new ExportedMessage(
                    message.id(),
                    MessageTree.ROOT.equals(message.parent()) ? null : message.parent(),
                    message.role().name().toLowerCase(Locale.ROOT),
                    message.content(),
                    message.citations().items(),
                    message.rating() == null ? null : message.rating().name().toLowerCase(Locale.ROOT),
                    message.comment(),
                    message.createdAt());
        }
    }
}
