package dev.docent.api.conversation;

import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/**
 * Answers a question within its conversation, rewritten so that it stands alone. What was given is there afterwards: an answer is
 * stored before it is given, together with its question, so that no crash leaves one without the other; one that is told while it is made, at its end.
 */
@Service
public class Chat {

    /** How many earlier messages the answer may refer to. */
    private static final int REMEMBERED = 12;

    private final QuestionRewriting rewriting;
    private final EffectiveStrictness strictnesses;
    private final AnswerSource source;
    private final MessageRepository messages;
    private final Clock clock;

    Chat(
            QuestionRewriting rewriting,
            EffectiveStrictness strictnesses,
            AnswerSource source,
            MessageRepository messages,
            Clock clock) {
        this.rewriting = rewriting;
        this.strictnesses = strictnesses;
        this.source = source;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * {@return the answer, which is stored already, together with its question}; of two questions asked at once, neither knows of the other
     *
     * @param text what the user wrote; it is kept as it is
     * @param strictness how readily it is refused; null to leave that to the knowledge bases
     */
    public Answered ask(Conversation conversation, String text, @Nullable Strictness strictness) {
        var asked = clock.instant();
        var alone = alone(conversation, text, strictness);
        var answer = source.answer(alone);
        var question = Message.question(conversation, text, alone.text(), asked);
        var reply = Message.answer(conversation, answer, clock.instant());
        messages.saveAll(List.of(question, reply));
        return new Answered(reply.id(), question.standalone(), answer);
    }

    /**
     * {@return the same, told while it is made: the question is stored before, and the answer, or what was told of it,
     * afterwards} When the answer fails, the question is as if it had not been asked.
     */
    public Answered ask(
            Conversation conversation, String text, @Nullable Strictness strictness, ChatListener listener) {
        var alone = alone(conversation, text, strictness);
        var question = messages.save(Message.question(conversation, text, alone.text(), clock.instant()));
        try {
            listener.asked(question.id(), question.standalone());
            var answer = source.answer(alone, listener);
            var reply = messages.save(Message.answer(conversation, answer, clock.instant()));
            return new Answered(reply.id(), question.standalone(), answer);
        } catch (RuntimeException | Error failure) {
            forget(question, failure);
            throw failure;
        }
    }

    private void forget(Message question, Throwable failure) {
        try {
            messages.deleteById(question.id());
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private Question alone(Conversation conversation, String text, @Nullable Strictness strictness) {
        var scope = new Scope(
                conversation.owner(), Set.copyOf(conversation.knowledgeBases().ids()));
        return rewriting.standalone(
                new Question(scope, text, Turns.of(earlier(conversation)), strictnesses.of(scope, strictness)));
    }

    private List<Message> earlier(Conversation conversation) {
        var newest = new OffsetPage(REMEMBERED, 0, Sort.by(Sort.Direction.DESC, "id"));
        return messages.findByOwnerAndConversation(conversation.owner(), conversation.id(), newest)
                .reversed();
    }

    /**
     * An answer.
     *
     * @param messageId of the message that keeps it
     * @param standalone what was asked in fact; null when that is what the user wrote
     */
    public record Answered(String messageId, @Nullable String standalone, Answer answer) {}
}
