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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks the installation that the configuration names; URLs in requests are never called. Its citations refer to documents
 * of that installation, which verifies their quotes, and are passed on unchanged.
 */
final class RemoteAnswers implements AnswerSource {

    private static final Logger log = LoggerFactory.getLogger(RemoteAnswers.class);

    private final RestClient http;
    private final String url;

    RemoteAnswers(RestClient http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public Answer answer(Question question, AnswerStream stream) {
        return stream.send(answer(ask(question)));
    }

    private static Answer answer(@Nullable Reply reply) {
        if (reply == null || reply.answer() == null) {
            throw ProblemException.unavailable("The service at CHAT_URL returned no answer", null);
        }
        var citations = Objects.requireNonNullElse(reply.citations(), List.<CitationView>of());
        return new Answer(
                reply.answer(),
                Boolean.TRUE.equals(reply.grounded()) && !citations.isEmpty(),
                citations.stream().map(CitationView::citation).toList(),
                new Answer.Usage("remote", 0, 0),
                reply.disagreement() == null ? null : reply.disagreement().disagreement(),
                Completion.WHOLE,
                Objects.requireNonNullElse(reply.nearest(), List.<NearestView>of()).stream()
                        .map(NearestView::citation)
                        .toList(),
                Objects.requireNonNullElse(reply.alsoFound(), List.<FurtherSentenceView>of()).stream()
                        .filter(each -> each.citation() != null)
                        .map(FurtherSentenceView::further)
                        .toList());
    }

    private @Nullable Reply ask(Question question) {
        try {
            return http.post()
                    .uri(url)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body(question))
                    .retrieve()
                    .body(Reply.class);
        } catch (RestClientResponseException refused) {
            // Its message quotes the response, which may quote the key.
            log.warn(
                    "event=remote_answer_refused status={}",
                    refused.getStatusCode().value());
            throw ProblemException.unavailable("The service at CHAT_URL is not available", null);
        } catch (RestClientException failure) {
            throw ProblemException.unavailable("The service at CHAT_URL is not available", failure);
        }
    }

    private static Map<String, String> body(Question question) {
        var strictness = EffectiveStrictness.nameOf(question.strictness());
        return strictness == null
                ? Map.of("query", question.text())
                : Map.of("query", question.text(), "strictness", strictness);
    }

    /** The members of the answer that are used. */
    record Reply(
            @Nullable String answer,
            @Nullable Boolean grounded,
            @Nullable List<CitationView> citations,
            @Nullable DisagreementView disagreement,
            @Nullable List<NearestView> nearest,
            @Nullable List<FurtherSentenceView> alsoFound) {}
}
