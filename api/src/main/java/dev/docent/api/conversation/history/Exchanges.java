package dev.docent.api.conversation.history;

import dev.docent.api.conversation.history.Conversation.LastMessage;
import dev.docent.api.conversation.text.Excerpt;
import dev.docent.retrieval.answering.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Stores questions with their answers, and makes them the end of the chosen path. Of questions that are asked at the same
 * time, on any node, each follows the one before: the conversation is stored last, by its version. If the process dies before
 * that, the messages are a branch that was never chosen. Safe for concurrent use.
 */
@Service
public class Exchanges {

    private static final int TITLE = 60;

    private final ConversationRepository repository;
    private final Conversations conversations;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exchanges(
            ConversationRepository repository,
            Conversations conversations,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.conversations = conversations;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** {@return the question and its answer, which have been stored at once: a crash leaves both or neither} */
    public Exchange add(Conversation conversation, Draft draft, Answer answer) {
        return begin(conversation, prepare(conversation, draft).with(answer), draft.parent() == null);
    }

    /** {@return another answer to a stored question, which becomes the end of the chosen path} */
    public Exchange add(Conversation conversation, Message question, Answer answer) {
        return begin(conversation, prepare(conversation, question).with(answer), false);
    }

    /** {@return a question and its answer, which have their ids, but are not stored} */
    public Exchange prepare(Conversation conversation, Draft draft) {
        var parent = draft.parent() == null ? end(conversation) : draft.parent();
        var now = clock.instant();
        var question = Message.question(conversation, parent, draft.content(), draft.standalone(), draft.media(), now);
        return new Exchange(question, Message.awaited(conversation, question.id(), now));
    }

    /** {@return another answer to a stored question, which has its id, but is not stored} */
    public Exchange prepare(Conversation conversation, Message question) {
        return new Exchange(question, Message.awaited(conversation, question.id(), clock.instant()));
    }

    /**
     * Stores what was prepared, and makes it the end of the chosen path.
     *
     * @param atEnd whether the question follows the path, whichever it is by then
     * @return what was stored
     * @throws dev.docent.api.problem.ProblemException (404) if the conversation has been deleted; then nothing is stored
     */
    public Exchange begin(Conversation conversation, Exchange prepared, boolean atEnd) {
        return attach(conversation, stored(prepared), atEnd);
    }

    /**
     * {@return the answer, which has been stored}
     *
     * @param begun the answer that was begun
     * @throws OptimisticLockingFailureException if it was interrupted or deleted meanwhile
     */
    public Message finish(Message begun, Answer answer) {
        return ended(messages.save(begun.with(answer)));
    }

    /** Stores an answer that was begun. Does nothing if the answer is whole or was deleted. */
    public Optional<Message> finish(String owner, String id, Answer answer) {
        return unfinished(owner, id, begun -> begun.with(answer));
    }

    /** Stores what there is of an answer that was begun. Does nothing if the answer is whole or was deleted. */
    public Optional<Message> interrupt(String owner, String id, String text) {
        return unfinished(owner, id, begun -> begun.interrupted(text));
    }

    private Optional<Message> unfinished(String owner, String id, UnaryOperator<Message> end) {
        try {
            return messages.findByIdAndOwner(id, owner)
                    .filter(answer -> !answer.isWhole())
                    .map(answer -> ended(messages.save(end.apply(answer))));
        } catch (OptimisticLockingFailureException finishedOrDeletedByAnother) {
            return Optional.empty();
        }
    }

    /**
     * Takes back an answer that failed before its first word, with its question if this is its first answer. If another question has
     * followed meanwhile, the answer is interrupted instead.
     */
    public void cancel(Exchange begun, boolean withQuestion) {
        var answer = begun.answer();
        var before = withQuestion ? begun.question().parent() : begun.question().id();
        var last = before == null || before.equals(MessageTree.ROOT)
                ? null
                : messages.findByIdAndOwner(before, answer.owner()).orElse(null);
        var changed = conversations.change(
                answer.owner(),
                answer.conversation(),
                current -> answer.id().equals(current.leaf())
                        ? current.through(last == null ? null : last.id(), last == null ? null : LastMessage.of(last))
                        : current);
        if (follows(changed, answer)) {
            interrupt(answer.owner(), answer.id(), "");
        } else {
            messages.deleteAllById(withQuestion ? ids(begun) : List.of(answer.id()));
        }
    }

    private boolean follows(Conversation conversation, Message answer) {
        return messages.nodes(conversation.owner(), conversation.id()).stream()
                .anyMatch(node -> answer.id().equals(node.parent()));
    }

    private String end(Conversation conversation) {
        return MessageTree.of(messages.nodes(conversation.owner(), conversation.id()))
                .end(conversation.leaf());
    }

    private Exchange stored(Exchange exchange) {
        if (exchange.question().version() != null) {
            return new Exchange(exchange.question(), messages.save(exchange.answer()));
        }
        var both = messages.saveAll(List.of(exchange.question(), exchange.answer()))
                .iterator();
        return new Exchange(both.next(), both.next());
    }

    private Exchange attach(Conversation asked, Exchange stored, boolean atEnd) {
        var conversation = asked;
        var placed = stored;
        while (true) {
            try {
                repository.save(advanced(conversation, placed));
                publish(placed.answer());
                return placed;
            } catch (OptimisticLockingFailureException changedByAnother) {
                conversation = reread(conversation, placed);
                placed = atEnd ? moved(placed, end(conversation)) : placed;
            }
        }
    }

    private Conversation reread(Conversation conversation, Exchange placed) {
        try {
            return conversations.get(conversation.owner(), conversation.id());
        } catch (RuntimeException deleted) {
            messages.deleteAllById(ids(placed));
            throw deleted;
        }
    }

    private static List<String> ids(Exchange exchange) {
        return List.of(exchange.question().id(), exchange.answer().id());
    }

    private Exchange moved(Exchange placed, String end) {
        return end.equals(placed.question().parent())
                ? placed
                : new Exchange(messages.save(placed.question().below(end)), placed.answer());
    }

    private Conversation advanced(Conversation conversation, Exchange placed) {
        var shown = placed.answer().isWhole() ? placed.answer() : placed.question();
        var titled =
                conversation.title() == null && !placed.question().content().isBlank()
                        ? conversation.titled(Excerpt.of(placed.question().content(), TITLE))
                        : conversation;
        return titled.through(placed.answer().id(), LastMessage.of(shown)).at(clock.instant());
    }

    private Message ended(Message answer) {
        conversations.change(
                answer.owner(),
                answer.conversation(),
                current -> (answer.id().equals(current.leaf())
                                ? current.through(answer.id(), LastMessage.of(answer))
                                : current)
                        .at(clock.instant()));
        publish(answer);
        return answer;
    }

    private void publish(Message answer) {
        if (answer.isWhole()) {
            events.publishEvent(new Ended(answer.owner(), answer.conversation()));
        }
    }

    /** Published when an answer is stored as it will stay. */
    public record Ended(String owner, String conversation) {}
}
