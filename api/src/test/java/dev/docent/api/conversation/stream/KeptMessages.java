package dev.docent.api.conversation.stream;

import dev.docent.api.conversation.stream.FollowedMessage.Closing;
import dev.docent.api.conversation.stream.FollowedMessage.Whole;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The messages of a test, which all nodes share. */
final class KeptMessages implements StreamedMessages {

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    void add(MessageRef message) {
        kept.put(message.id(), new Kept(null, ""));
    }

    void delete(MessageRef message) {
        kept.remove(message.id());
    }

    Kept get(MessageRef message) {
        return Optional.ofNullable(kept.get(message.id()))
                .orElseThrow(() -> ProblemException.notFound("There is no message " + message.id()));
    }

    @Override
    public void complete(MessageRef message, Answer answer) {
        settle(message, new Kept(answer.completion(), answer.text()));
    }

    @Override
    public void interrupt(MessageRef message, String text) {
        settle(message, new Kept(Completion.INTERRUPTED, text.strip()));
    }

    private void settle(MessageRef message, Kept now) {
        kept.computeIfPresent(message.id(), (id, before) -> before.completion() == null ? now : before);
    }

    /** {@return the message as a client follows it} */
    FollowedMessage followed(MessageRef message) {
        return new FollowedMessage() {
            @Override
            public MessageRef ref() {
                return message;
            }

            @Override
            public Object questionData() {
                return Map.of("id", "q-" + message.id());
            }

            @Override
            public Optional<Whole> whole() {
                var found = get(message);
                return found.completion() == null ? Optional.empty() : Optional.of(KeptMessages.whole(found));
            }
        };
    }

    private static Whole whole(Kept message) {
        return new Whole(
                message.text(),
                List.of(
                        new Closing("citations", List.of()),
                        new Closing("usage", Map.of()),
                        new Closing(
                                "done",
                                Map.of(
                                        "completion",
                                        String.valueOf(message.completion()),
                                        "content",
                                        message.text()))));
    }

    /** @param completion null while it is generated */
    record Kept(@Nullable Completion completion, String text) {}
}
