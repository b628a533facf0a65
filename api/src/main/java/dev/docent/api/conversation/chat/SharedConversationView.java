package dev.docent.api.conversation.chat;

import dev.docent.api.conversation.history.ConversationLink;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.exchange.Paging;
import dev.docent.retrieval.passage.Citation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;

/** A conversation as whoever has a link to it sees it: without ids, which are nobody else's business. */
@Schema(name = "SharedConversation")
record SharedConversationView(
        @Nullable String title,
        Instant sharedAt,
        List<SharedMessage> items,

        @Schema(description = "Number of all messages") long total,

        int limit,
        long offset) {

    static SharedConversationView of(ConversationLink link, Page<Message> page, Paging paging) {
        return new SharedConversationView(
                link.title(),
                link.createdAt(),
                page.stream().map(SharedMessage::of).toList(),
                page.getTotalElements(),
                paging.size(),
                paging.start());
    }

    /** A message. */
    @Schema(name = "SharedMessage")
    record SharedMessage(
            @Schema(allowableValues = {"user", "assistant"}) String role,

            String content,
            List<Source> citations,
            Instant createdAt) {

        static SharedMessage of(Message message) {
            return new SharedMessage(
                    message.role().name().toLowerCase(Locale.ROOT),
                    message.content(),
                    message.citations().items().stream().map(Source::of).toList(),
                    message.createdAt());
        }
    }

    /** The source of a statement. */
    @Schema(name = "SharedCitation")
    record Source(
            int index,
            String filename,
            @Nullable Integer page,
            @Nullable Integer pageEnd,
            String quote,

            @Schema(description = "Whether a user has edited the text of the passage")
            boolean edited) {

        static Source of(Citation citation) {
            return new Source(
                    citation.index(),
                    citation.filename(),
                    citation.page(),
                    citation.pageEnd(),
                    citation.quote(),
                    citation.edited());
        }
    }
}
