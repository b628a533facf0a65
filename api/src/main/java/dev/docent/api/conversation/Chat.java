package dev.docent.api.conversation;

import dev.docent.api.knowledge.AskedStrictness;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/**
 * Answers a question within its conversation, rewritten so that it stands alone. Question and answer are stored together before the answer is given, so
 * that no crash leaves one without the other, and what was given is there afterwards.
 */
@Service
public class Chat {

    /** How many earlier messages the answer may refer to. */
    private static final int REMEMBERED = 12;

    private final QuestionRewriting rewriting;
    private final AskedStrictness strictnesses;
    private final AnswerSource source;
    private final MessageRepository messages;
    private final Clock clock;

    Chat(
            QuestionRewriting rewriting,
            AskedStrictness strictnesses,
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
     * {@return the answer, which is stored already}; of two questions asked at once, neither knows of the other
     *
     * @param text what the user wrote; it is kept as it is
     * @param strictness how readily it is refused; null to leave that to the knowledge bases
     */
    public Answered ask(Conversation conversation, String text, @Nullable Strictness strictness) {
        var scope = new Scope(
                conversation.owner(), Set.copyOf(conversation.knowledgeBases().ids()));
        var asked = clock.instant();
        var alone = rewriting.standalone(
                new Question(scope, text, Turns.of(earlier(conversation)), strictnesses.of(scope, strictness)));
        var standalone = alone.text().equals(text) ? null : alone.text();
        var answer = source.answer(alone);
        var question = new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                Message.Role.USER,
                text,
                standalone,
                Message.Citations.NONE,
                null,
                null,
                asked);
        var reply = new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                Message.Role.ASSISTANT,
                answer.text(),
                null,
                new Message.Citations(answer.citations()),
                answer.grounded(),
                Message.Usage.of(answer.usage()),
                clock.instant());
        messages.saveAll(List.of(question, reply));
        return new Answered(reply.id(), standalone, answer);
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
