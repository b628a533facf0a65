package dev.docent.api.conversation.history;

import dev.docent.api.RecordStoreTest;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Tests of conversations in a store. */
abstract class ConversationStoreTest extends RecordStoreTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T02:28:38.123Z"));

    final void advance() {
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
    }

    final Conversations conversations() {
        return bean(Conversations.class);
    }

    final Exchanges exchanges() {
        conversations();
        return bean(Exchanges.class);
    }

    final MessagePaths paths() {
        conversations();
        return bean(MessagePaths.class);
    }

    final Conversation conversation(String owner) {
        return conversations().start(owner, List.of("a"), null);
    }

    final Conversation reread(Conversation conversation) {
        return conversations().get(conversation.owner(), conversation.id());
    }

    final List<Message> path(Conversation conversation) {
        return paths().latest(reread(conversation), 1000);
    }

    final List<String> contents(Conversation conversation) {
        return path(conversation).stream().map(Message::content).toList();
    }

    static Draft draft(String content) {
        return Draft.of(content, content);
    }

    static Answer answer(String text) {
        return new Answer(text, true, List.of(), new Answer.Usage("a model", 1, 2, 1), null, Completion.WHOLE);
    }

    private synchronized <T> T bean(Class<T> type) {
        var beans = context().getBeanFactory();
        if (!beans.containsSingleton("clock")) {
            beans.registerSingleton("clock", clock());
        }
        if (!beans.containsSingleton(type.getSimpleName())) {
            beans.registerSingleton(type.getSimpleName(), beans.createBean(type));
        }
        return beans.getBean(type);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        };
    }
}
