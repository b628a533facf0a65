package dev.docent.api.conversation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells answers as server-sent events while they are made, on the thread of the request. Safe for concurrent use. */
@Component
public final class AnswerStreams {

    /** How answers are told, for the documentation of the API. */
    public static final String MEANING =
            "With `Accept: text/event-stream` the answer is told while it is made: `delta` with a part of the text, each "
                    + "sentence when it was checked, then `citations`, `usage` and `done` with the whole; or `error` with a problem. "
                    + "An `Idempotency-Key` is not looked at then";

    private static final Logger log = LoggerFactory.getLogger(AnswerStreams.class);

    private final ObjectMapper json;
    private final ProblemWriter problems;

    AnswerStreams(ObjectMapper json, ProblemWriter problems) {
        this.json = json;
        this.problems = problems;
    }

    /**
     * Tells an answer; a failure after this began is told by an {@code error} event.
     *
     * @param answering makes the answer
     */
    public void tell(HttpServletRequest request, HttpServletResponse response, Consumer<AnswerEvents> answering)
            throws IOException {
        try (var writer = EventWriter.to(response, json)) {
            try {
                answering.accept(new AnswerEvents(writer));
            } catch (RuntimeException failure) {
                log.error("An answer that was being told failed", failure);
                writer.send("error", problems.view(failure, request));
            }
        }
    }
}
