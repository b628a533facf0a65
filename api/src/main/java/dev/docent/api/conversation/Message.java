package dev.docent.api.conversation;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.passage.Citation;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A message of a conversation.
 *
 * @param id sorts by creation: an answer comes after its question
 * @param content the text as it was written
 * @param standalone the question as rewritten, if that differs from the content; null for an answer
 * @param citations of an answer; empty for a question
 * @param grounded whether the answer has citations; null for a question
 * @param usage the tokens that the answer cost; null for a question
 * @param completion how the answer ended; null for a question, and for answers of earlier versions
 */
@Aggregate("messages")
record Message(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String conversation,
        Role role,
        String content,
        @Nullable String standalone,
        Citations citations,
        @Nullable Boolean grounded,
        @Nullable Usage usage,
        @Nullable Completion completion,
        Instant createdAt) {

    /** {@return the message of a question} @param asked the question as rewritten */
    static Message question(Conversation conversation, String written, String asked, Instant now) {
        return new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                Role.USER,
                written,
                asked.equals(written) ? null : asked,
                Citations.NONE,
                null,
                null,
                null,
                now);
    }

    /** {@return the message of an answer} */
    static Message answer(Conversation conversation, Answer answer, Instant now) {
        return new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                Role.ASSISTANT,
                answer.text(),
                null,
                new Citations(answer.citations()),
                answer.grounded(),
                Usage.of(answer.usage()),
                answer.completion(),
                now);
    }

    /** {@return the question, understandable without the messages before it} */
    String asked() {
        return standalone == null ? content : standalone;
    }

    /** The author of a message. */
    enum Role {
        USER,
        ASSISTANT
    }

    /** Citations in the order of their indexes. */
    record Citations(List<Citation> items) implements NestedValue {
        static final Citations NONE = new Citations(List.of());

        Citations {
            items = List.copyOf(items);
        }
    }

    /** The tokens that an answer cost. @param thoughtTokens null for answers of earlier versions */
    record Usage(
            String model,
            int inputTokens,
            int outputTokens,
            @Nullable Integer thoughtTokens) implements NestedValue {
        static Usage of(Answer.Usage usage) {
            return new Usage(usage.model(), usage.inputTokens(), usage.outputTokens(), usage.thoughtTokens());
        }
    }
}
