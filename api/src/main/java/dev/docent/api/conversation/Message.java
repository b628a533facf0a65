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
 * What was said in a conversation.
 *
 * @param id sortable by creation: an answer comes after its question
 * @param content what was written
 * @param standalone what was asked in fact, where that is another text than what was written; null for an answer
 * @param citations of an answer; none for a question
 * @param grounded whether an answer rests on citations; null for a question
 * @param usage what an answer cost; null for a question
 * @param completion how an answer came to its end; null for a question, and for answers from before this was kept
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

    /** {@return what a user wrote} @param asked what is asked in fact */
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

    /** {@return what was answered} */
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

    /** {@return what was asked, told without what was said before} */
    String asked() {
        return standalone == null ? content : standalone;
    }

    /** Who said it. */
    enum Role {
        USER,
        ASSISTANT
    }

    /** Citations, in the order of their numbers. */
    record Citations(List<Citation> items) implements NestedValue {
        static final Citations NONE = new Citations(List.of());

        Citations {
            items = List.copyOf(items);
        }
    }

    /** What an answer cost. */
    record Usage(String model, int inputTokens, int outputTokens) implements NestedValue {
        static Usage of(Answer.Usage usage) {
            return new Usage(usage.model(), usage.inputTokens(), usage.outputTokens());
        }
    }
}
