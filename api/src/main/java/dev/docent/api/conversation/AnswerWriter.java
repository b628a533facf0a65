package dev.docent.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.Caller;
import dev.docent.api.access.key.KeyBudgets;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.limit.Limits;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Sends answers in the form that the client prefers: as JSON once they are complete, or as server-sent events while they
 * are generated. Both run on the thread of the request. Safe for concurrent use.
 */
@Component
public final class AnswerWriter {

    /** Describes the events, for the OpenAPI document. */
    public static final String DESCRIPTION =
            "With `Accept: text/event-stream` the answer is streamed while it is generated: `delta` events with parts"
                    + " of the text, each sentence once it has been verified, then `citations`, `usage` and `done` with"
                    + " the complete reply; or `error` with a problem. `Idempotency-Key` has no effect on a stream.";

    private static final Logger log = LoggerFactory.getLogger(AnswerWriter.class);

    private final ObjectMapper json;
    private final ProblemWriter problems;
    private final KeyBudgets budgets;
    private final Limits limits;

    AnswerWriter(ObjectMapper json, ProblemWriter problems, KeyBudgets budgets, Limits limits) {
        this.json = json;
        this.problems = problems;
        this.budgets = budgets;
        this.limits = limits;
    }

    /**
     * Answers a request.
     *
     * @param complete generates the reply as a whole
     * @param streamed generates the reply and reports its parts; a failure becomes an {@code error} event
     * @return the reply if the client prefers JSON; null if it has been streamed
     */
    public <R extends Reply> @Nullable R write(
            HttpServletRequest request,
            HttpServletResponse response,
            Supplier<R> complete,
            Function<Chat.ReplyStream, R> streamed)
            throws IOException {
        if (!EventWriter.isPreferredBy(request)) {
            return counted(complete.get(), request);
        }
        try (var writer = EventWriter.to(response, json)) {
            try {
                var reply = counted(streamed.apply(new Events(writer)), request);
                writer.send("citations", reply.citations());
                writer.send("usage", reply.usage());
                writer.send("done", reply);
            } catch (CancellationException gone) {
                log.info("event=answer_stream_abandoned");
            } catch (RuntimeException failure) {
                log.error("event=answer_stream_failed", failure);
                writer.send("error", problems.view(failure, request));
            }
        }
        return null;
    }

    /** {@return the reply, whose tokens are charged to the credential of the request} */
    public <R extends Reply> R counted(R reply, HttpServletRequest request) {
        count(reply.usage().inputTokens(), reply.usage().outputTokens(), request);
        return reply;
    }

    /** Counts the tokens of an answer that is sent otherwise. */
    public void count(long inputTokens, long outputTokens, HttpServletRequest request) {
        charging(request).accept(inputTokens + outputTokens);
    }

    /** {@return what charges the tokens of answers to the credential of the request, also after the request} */
    public LongConsumer charging(HttpServletRequest request) {
        var ofKey = budgets.counter(request);
        if (request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            return ofKey.andThen(tokens ->
                    limits.chargeTokens(caller.account(), caller.credential().id(), tokens));
        }
        return ofKey;
    }

    /** A reply, whose parts are also sent as events of their own. */
    public interface Reply {

        List<CitationView> citations();

        AnswerView.Usage usage();
    }

    private record Events(EventWriter writer) implements Chat.ReplyStream {

        @Override
        public void onQuestionStored(String messageId, @Nullable String standalone) {
            writer.send("message", new QuestionEvent(messageId, "user", standalone));
        }

        @Override
        public boolean onDelta(String part) {
            return writer.send("delta", new DeltaEvent(part));
        }

        @Override
        public boolean isOpen() {
            return writer.isOpen();
        }
    }

    private record QuestionEvent(
            String messageId,
            String role,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String standaloneQuery) {}

    private record DeltaEvent(String text) {}
}
