package dev.docent.api.dialect.aichat;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.CONVERSATION;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.conversation.AnswerSource;
import dev.docent.api.conversation.AnswerWriter;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.exchange.EventWriter;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import dev.docent.api.problem.ProblemWriter;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams the answer to a prompt as text. */
@RestController
@Tag(name = "AI Chat")
class PromptStreamController {

    private static final Logger log = LoggerFactory.getLogger(PromptStreamController.class);

    private final ReachableKnowledge knowledge;
    private final AnswerSource answers;
    private final AnswerWriter usage;
    private final ProblemWriter problems;
    private final ObjectMapper json;

    PromptStreamController(
            ReachableKnowledge knowledge,
            AnswerSource answers,
            AnswerWriter usage,
            ProblemWriter problems,
            ObjectMapper json) {
        this.knowledge = knowledge;
        this.answers = answers;
        this.usage = usage;
        this.problems = problems;
        this.json = json;
    }

    @Access({CHAT, CONVERSATION})
    @Counts({Counted.QUESTION, Counted.STREAM})
    @GetMapping("/stream")
    @Operation(
            summary = "Stream the answer to a prompt as text",
            description =
                    "Messages whose data are the text of the answer, each sentence once it has been verified, then the"
                            + " event `done`; or `error` with a problem. Neither the prompt nor the answer is stored.")
    @ApiResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void streamPrompt(
            @AuthenticationPrincipal Caller caller,
            @RequestParam
                    @NotNull
                    @Size(min = 1, max = 4000)
                    @Pattern(regexp = TextRules.QUESTION, message = TextRules.NOT_QUESTION)
                    String prompt,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        var question = knowledge.party(caller, (String) null).question(prompt, List.of(), null);
        try (var writer = EventWriter.to(response, json)) {
            stream(question, writer, http);
        }
    }

    private void stream(Question question, EventWriter writer, HttpServletRequest http) {
        try {
            var answer = answers.answer(question, new Sentences(writer));
            usage.count(answer.usage().inputTokens(), answer.usage().outputTokens(), http);
            writer.send("done", Map.of());
        } catch (CancellationException gone) {
            log.info("event=prompt_stream_abandoned");
        } catch (RuntimeException failure) {
            log.error("event=prompt_stream_failed", failure);
            writer.send("error", problems.view(failure, http));
        }
    }

    private record Sentences(EventWriter writer) implements AnswerStream {

        @Override
        public boolean onDelta(String part) {
            return writer.sendText(part);
        }

        @Override
        public boolean isOpen() {
            return writer.isOpen();
        }
    }
}
