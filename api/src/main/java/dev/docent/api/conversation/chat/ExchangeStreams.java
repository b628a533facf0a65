package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.conversation.AnswerWriter;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Exchange;
import dev.docent.api.conversation.history.Exchanges;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.conversation.stream.MessageStreams;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Streams answers to the questions of conversations, independently of the connections that receive them. */
@Component
class ExchangeStreams {

    /** Describes the events, for the OpenAPI document. */
    static final String DESCRIPTION =
            "With `Accept: text/event-stream` the answer is streamed while it is generated: `message` with the stored"
                    + " question and `assistant_message_id`, `delta` events with parts of the text, each sentence once it"
                    + " has been verified, then `citations`, `usage` and `done` with the stored answer; or `error` with a"
                    + " problem. Each event has an `id`: after a lost connection, `GET .../messages/{mid}/events`"
                    + " continues. `Idempotency-Key` has no effect on a stream.";

    private final MessageStreams streams;
    private final ConversationQuestions questions;
    private final Exchanges exchanges;
    private final MessagePaths paths;
    private final MessageViews views;
    private final ReachableKnowledge knowledge;
    private final AnswerWriter writer;

    ExchangeStreams(
            MessageStreams streams,
            ConversationQuestions questions,
            Exchanges exchanges,
            MessagePaths paths,
            MessageViews views,
            ReachableKnowledge knowledge,
            AnswerWriter writer) {
        this.streams = streams;
        this.questions = questions;
        this.exchanges = exchanges;
        this.paths = paths;
        this.views = views;
        this.knowledge = knowledge;
        this.writer = writer;
    }

    /**
     * Stores a question and streams its answer. Returns when the answer is whole, or the client is gone.
     *
     * @param isNew whether the question is new, and is deleted if its answer fails before the first word
     */
    void ask(
            Caller caller,
            PreparedQuestion prepared,
            boolean isNew,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var exchange = new AtomicReference<>(prepared.exchange());
        var charging = writer.charging(request);
        streams.generate(
                followed(
                        caller,
                        prepared.conversation(),
                        prepared.exchange().question().id(),
                        prepared.exchange().answer().id()),
                () -> exchange.set(exchanges.begin(prepared.conversation(), prepared.exchange(), prepared.atEnd())),
                stream -> answer(
                        prepared,
                        stream,
                        charging,
                        () -> exchanges.cancel(Objects.requireNonNull(exchange.get()), isNew)),
                request,
                response);
    }

    /** @param cancel takes the exchange back, if the answer fails before its first word */
    private Answer answer(PreparedQuestion prepared, AnswerStream stream, LongConsumer charging, Runnable cancel) {
        var begun = new BegunStream(stream);
        try {
            var answer = questions.answer(prepared, begun);
            charging.accept((long) answer.usage().inputTokens() + answer.usage().outputTokens());
            return answer;
        } catch (RuntimeException failure) {
            if (!begun.hasText) {
                cancel.run();
            }
            throw failure;
        }
    }

    /**
     * Sends the events of an answer that follow the last one that the client received. As long as it is generated, the client
     * must reach what it is generated from.
     *
     * @param id of the answer, or of its question for the newest answer
     * @throws ProblemException (404) if there is no such answer
     */
    void follow(
            Caller caller,
            Conversation conversation,
            String id,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var exchange = exchange(conversation, id);
        if (!exchange.answer().isWhole()) {
            knowledge.scope(caller, conversation);
        }
        var followed = followed(
                caller,
                conversation,
                exchange.question().id(),
                exchange.answer().id());
        streams.follow(followed, lastEventId, request, response);
    }

    /** Ends the generation of an answer. {@return the answer, with what there is of it} */
    MessageView stop(Caller caller, Conversation conversation, String id) {
        var answer = exchange(conversation, id).answer().id();
        streams.stop(followed(caller, conversation, id, answer).ref());
        return views.of(caller, conversation, paths.get(conversation, answer));
    }

    private FollowedAnswer followed(Caller caller, Conversation conversation, String question, String answer) {
        return new FollowedAnswer(caller, conversation, question, answer, paths, views);
    }

    private Exchange exchange(Conversation conversation, String id) {
        var message = paths.get(conversation, id);
        var tree = paths.tree(conversation);
        if (message.role() == Message.Role.ASSISTANT) {
            return new Exchange(paths.get(conversation, tree.parent(id)), message);
        }
        return tree.pathTo(tree.newestBelow(id)).stream()
                .dropWhile(each -> !each.equals(id))
                .skip(1)
                .findFirst()
                .map(answer -> new Exchange(message, paths.get(conversation, answer)))
                .orElseThrow(() -> ProblemException.notFound("There is no answer to the message " + id));
    }

    /** Knows whether text was sent. */
    private static final class BegunStream implements AnswerStream {

        private final AnswerStream target;
        private boolean hasText;

        BegunStream(AnswerStream target) {
            this.target = target;
        }

        @Override
        public boolean onDelta(String part) {
            hasText = hasText || !part.isBlank();
            return target.onDelta(part);
        }

        @Override
        public boolean isOpen() {
            return target.isOpen();
        }
    }
}
