package dev.docent.api.conversation;

import dev.docent.api.knowledge.EffectiveStrictness;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.runtime.Steps;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/**
 * Answers questions within a conversation, after rewriting them so that they can be understood without it. A complete
 * answer is stored together with its question before it is returned, so that a crash never leaves one without the other.
 * A streamed answer is stored when the stream ends.
 */
@Service
class Chat {

    /** How many earlier messages a question may refer to. */
    private static final int CONTEXT_MESSAGES = 12;

    private final QuestionRewriting rewriting;
    private final EffectiveStrictness strictnesses;
    private final AnswerSource source;
    private final MessageRepository messages;
    private final Clock clock;
    private final Steps steps;

    Chat(
            QuestionRewriting rewriting,
            EffectiveStrictness strictnesses,
            AnswerSource source,
            MessageRepository messages,
            Clock clock,
            Steps questionSteps) {
        this.rewriting = rewriting;
        this.strictnesses = strictnesses;
        this.source = source;
        this.messages = messages;
        this.clock = clock;
        this.steps = questionSteps;
    }

    /**
     * Answers a question. Concurrent questions of the same conversation do not see each other.
     *
     * @param scope the knowledge bases of the conversation, as the caller reaches them now
     * @param text the question as the user wrote it
     * @param strictness null to use that of the knowledge bases
     * @return the answer, which has been stored with its question
     */
    Reply ask(Conversation conversation, Scope scope, String text, @Nullable Strictness strictness) {
        var asked = clock.instant();
        var standalone = rewrite(conversation, scope, text, strictness);
        var answer = source.answer(standalone);
        var question = Message.question(conversation, text, standalone.text(), asked);
        var reply = Message.answer(conversation, answer, clock.instant());
        messages.saveAll(List.of(question, reply));
        return new Reply(reply.id(), question.standalone(), answer);
    }

    /**
     * Answers a question and streams the answer. The question is stored first; the answer, or the part of it that was
     * streamed, afterwards. If the answer fails, the question is deleted.
     */
    Reply ask(
            Conversation conversation, Scope scope, String text, @Nullable Strictness strictness, ReplyStream stream) {
        var standalone = rewrite(conversation, scope, text, strictness);
        var question = messages.save(Message.question(conversation, text, standalone.text(), clock.instant()));
        try {
            stream.onQuestionStored(question.id(), question.standalone());
            var answer = source.answer(standalone, stream);
            var reply = messages.save(Message.answer(conversation, answer, clock.instant()));
            return new Reply(reply.id(), question.standalone(), answer);
        } catch (RuntimeException | Error failure) {
            delete(question, failure);
            throw failure;
        }
    }

    private void delete(Message question, Throwable failure) {
        try {
            messages.deleteById(question.id());
        } catch (RuntimeException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    private Question rewrite(Conversation conversation, Scope scope, String text, @Nullable Strictness strictness) {
        var question = new Question(scope, text, Turns.of(latest(conversation)), strictnesses.of(scope, strictness));
        return steps.step("rewrite").observe(() -> rewriting.standalone(question));
    }

    private List<Message> latest(Conversation conversation) {
        var newestFirst = new OffsetPage(CONTEXT_MESSAGES, 0, Sort.by(Sort.Direction.DESC, "id"));
        return messages.findByOwnerAndConversation(conversation.owner(), conversation.id(), newestFirst)
                .reversed();
    }

    /** Receives an answer while it is generated. */
    interface ReplyStream extends AnswerStream {

        /**
         * Called once the question is stored, before the first part of the answer.
         *
         * @param messageId id of the message that stores the question
         * @param standalone the question as rewritten; null if it is the one that the user wrote
         */
        void onQuestionStored(String messageId, @Nullable String standalone);
    }

    /**
     * An answer.
     *
     * @param messageId id of the message that stores the answer
     * @param standalone the question as rewritten; null if it is the one that the user wrote
     */
    record Reply(String messageId, @Nullable String standalone, Answer answer) {}
}
