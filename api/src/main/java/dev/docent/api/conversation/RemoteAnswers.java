package dev.docent.api.conversation;

import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the one service that the configuration names; a URL that a request brings is never asked. What it cites stands in
 * its documents and not in ours: it is passed on as that service, which can check its quotes, says it.
 */
final class RemoteAnswers implements AnswerSource {

    private final RestClient http;
    private final String url;

    RemoteAnswers(RestClient http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public Answer answer(Question question, AnswerStream stream) {
        var answer = answered(question);
        return stream.send(answer);
    }

    private Answer answered(Question question) {
        var reply = ask(question);
        if (reply == null || reply.answer() == null) {
            throw ProblemException.unavailable("The service that CHAT_URL names gave no answer", null);
        }
        var citations = Objects.requireNonNullElse(reply.citations(), List.<CitationView>of());
        return new Answer(
                reply.answer(),
                Boolean.TRUE.equals(reply.grounded()) && !citations.isEmpty(),
                citations.stream().map(CitationView::citation).toList(),
                new Answer.Usage("remote", 0, 0),
                reply.disagreement() == null ? null : reply.disagreement().disagreement(),
                Completion.WHOLE);
    }

    private @Nullable Reply ask(Question question) {
        try {
            return http.post()
                    .uri(url)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body(question))
                    .retrieve()
                    .body(Reply.class);
        } catch (RestClientException failure) {
            throw ProblemException.unavailable("The service that CHAT_URL names cannot be reached", failure);
        }
    }

    private static Map<String, String> body(Question question) {
        var strictness = EffectiveStrictness.written(question.strictness());
        return strictness == null
                ? Map.of("query", question.text())
                : Map.of("query", question.text(), "strictness", strictness);
    }

    /** What is read of the answer. */
    record Reply(
            @Nullable String answer,
            @Nullable Boolean grounded,
            @Nullable List<CitationView> citations,
            @Nullable DisagreementView disagreement) {}
}
