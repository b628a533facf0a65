package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.exchange.EventWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events: {@code message} when its question is stored, {@code delta} for each part of its text,
 * then {@code citations}, {@code usage} and {@code done}.
 */
public final class AnswerEvents implements ChatListener {

    private final EventWriter writer;

    AnswerEvents(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void asked(String messageId, @Nullable String standalone) {
        writer.send("message", new Asked(messageId, "user", standalone));
    }

    @Override
    public boolean onDelta(String part) {
        return writer.send("delta", new Delta(part));
    }

    @Override
    public boolean isOpen() {
        return writer.isOpen();
    }

    /**
     * Ends the answer.
     *
     * @param reply all of it, as a call without events answers
     */
    public void done(List<CitationView> citations, UsageView usage, Object reply) {
        writer.send("citations", citations);
        writer.send("usage", usage);
        writer.send("done", reply);
    }

    private record Asked(
            String messageId,
            String role,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String standaloneQuery) {}

    private record Delta(String text) {}
}
