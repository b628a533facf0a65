package dev.docent.api.conversation;

import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Draft;
import dev.docent.api.conversation.history.Exchange;
import dev.docent.api.conversation.history.Exchanges;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.runtime.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers questions within a conversation, after rewriting them so that they can be understood without it. A complete
 * answer is stored together with its question before it is returned, so that a crash never leaves one without the other.
 * A streamed answer is stored when the stream ends.
 */
@Service
public class Chat {

    private final QuestionRewriting rewriting;
    private final AnswerSource source;
    private final ConversationHistory history;
    private final Exchanges exchanges;
    private final SharesInForce shares;
    private final Steps steps;

    Chat(
            QuestionRewriting rewriting,
            AnswerSource source,
            ConversationHistory history,
            Exchanges exchanges,
            SharesInForce shares,
            Steps questionSteps) {
        this.rewriting = rewriting;
        this.source = source;
        this.history = history;
        this.exchanges = exchanges;
        this.shares = shares;
        this.steps = questionSteps;
    }

    /**
     * Answers a question. Concurrent questions of the same conversation do not see each other.
     *
     * @param party what it is answered from, and as whom, as its caller may ask now
     * @param text the question as the user wrote it
     * @param strictness null to use that of the knowledge bases
     * @return the answer, which has been stored with its question
     * @throws RuntimeException if what it is answered from is no longer shared with the caller; nothing is stored then
     */
    public Reply ask(Conversation conversation, AnsweringParty party, String text, @Nullable Strictness strictness) {
        var standalone = rewrite(conversation, party, text, strictness);
        var answer = source.answer(standalone);
        shares.check();
        var stored = exchanges.add(conversation, Draft.of(text, standalone.text()), answer);
        return reply(stored, answer);
    }

    /**
     * Answers a question and streams the answer. The question is stored first; the answer, or the part of it that was
     * streamed, afterwards. If the answer fails, the question is deleted.
     */
    Reply ask(
            Conversation conversation,
            AnsweringParty party,
            String text,
            @Nullable Strictness strictness,
            ReplyStream stream) {
        var standalone = rewrite(conversation, party, text, strictness);
        var prepared = exchanges.prepare(conversation, Draft.of(text, standalone.text()));
        var begun = exchanges.begin(conversation, prepared, true);
        try {
            stream.onQuestionStored(begun.question().id(), begun.question().standalone());
            var answer = source.answer(standalone, stream);
            exchanges.finish(begun.answer(), answer);
            return reply(begun, answer);
        } catch (RuntimeException | Error failure) {
            cancel(begun, failure);
            throw failure;
        }
    }

    private static Reply reply(Exchange stored, Answer answer) {
        return new Reply(stored.answer().id(), stored.question().standalone(), answer);
    }

    private void cancel(Exchange begun, Throwable failure) {
        try {
            exchanges.cancel(begun, true);
        } catch (RuntimeException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    private Question rewrite(
            Conversation conversation, AnsweringParty party, String text, @Nullable Strictness strictness) {
        var question = party.question(text, history.of(conversation), strictness);
        return steps.step("rewrite").observe(() -> rewriting.standalone(question));
    }

    /** Receives an answer while it is generated. */
    public interface ReplyStream extends AnswerStream {

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
    public record Reply(String messageId, @Nullable String standalone, Answer answer) {}
}
