package dev.docent.api.conversation.history;

import dev.docent.api.conversation.text.SearchWords;
import dev.docent.api.media.message.MessageMedia;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Disagreement;
import dev.docent.retrieval.answering.FurtherSentences.Further;
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
 * @param parent id of the message that it follows; {@link MessageTree#ROOT} if it is a first one; null for messages of
 *     earlier versions, which follow the one before
 * @param status null once it is whole
 * @param content the text as it was written
 * @param words the words that it is found by; null for messages of earlier versions
 * @param standalone the question as rewritten, if that differs from the content; null for an answer
 * @param citations of an answer; empty for a question
 * @param beside what an answer has beside its text; null if it has nothing
 * @param grounded whether the answer has citations; null for a question
 * @param usage the tokens that the answer cost; null for a question
 * @param completion how the answer ended; null for a question, and for answers of earlier versions
 * @param rating of an answer by its reader; null if there is none
 * @param comment on the rating
 * @param ratedAt null without a rating, and for ratings of earlier versions
 * @param media images or audio of a question; null if it has none
 */
@Aggregate("messages")
public record Message(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String conversation,
        @Nullable String parent,
        Role role,
        @Nullable Status status,
        String content,
        @Nullable SearchWords words,
        @Nullable String standalone,
        Citations citations,
        @Nullable Beside beside,
        @Nullable Boolean grounded,
        @Nullable Usage usage,
        @Nullable Completion completion,
        @Nullable Rating rating,
        @Nullable String comment,
        @Nullable Instant ratedAt,
        @Nullable MessageMedia media,
        Instant createdAt) {

    /** {@return the message of a question} @param standalone null if it is the question that was written */
    static Message question(
            Conversation conversation,
            String parent,
            String written,
            @Nullable String standalone,
            @Nullable MessageMedia media,
            Instant now) {
        return new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                parent,
                Role.USER,
                null,
                written,
                SearchWords.of(written),
                standalone,
                Citations.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                media,
                now);
    }

    /** {@return the message of an answer that has not begun} */
    static Message awaited(Conversation conversation, String question, Instant now) {
        return new Message(
                RecordIds.next(),
                null,
                conversation.owner(),
                conversation.id(),
                question,
                Role.ASSISTANT,
                Status.STREAMING,
                "",
                SearchWords.NONE,
                null,
                Citations.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now);
    }

    /** {@return this message below another one} */
    Message below(String other) {
        return new Message(
                id,
                version,
                owner,
                conversation,
                other,
                role,
                status,
                content,
                words,
                standalone,
                citations,
                beside,
                grounded,
                usage,
                completion,
                rating,
                comment,
                ratedAt,
                media,
                createdAt);
    }

    /** {@return this message with its answer} */
    Message with(Answer answer) {
        return ended(
                answer.text(),
                new Citations(answer.citations()),
                Beside.of(answer),
                answer.grounded(),
                Usage.of(answer.usage()),
                answer.completion());
    }

    /** {@return this message with what there is of its answer} */
    Message interrupted(String text) {
        return ended(text, Citations.NONE, null, false, usage, Completion.INTERRUPTED);
    }

    private Message ended(
            String text,
            Citations cited,
            @Nullable Beside more,
            boolean isGrounded,
            @Nullable Usage cost,
            Completion how) {
        return new Message(
                id,
                version,
                owner,
                conversation,
                parent,
                role,
                null,
                text,
                SearchWords.of(text),
                standalone,
                cited,
                more,
                isGrounded,
                cost,
                how,
                rating,
                comment,
                ratedAt,
                media,
                createdAt);
    }

    /** {@return this message with the feedback of its reader} Another comment does not change when it was rated. */
    Message rated(@Nullable Rating given, @Nullable String why, Instant now) {
        return new Message(
                id,
                version,
                owner,
                conversation,
                parent,
                role,
                status,
                content,
                words,
                standalone,
                citations,
                beside,
                grounded,
                usage,
                completion,
                given,
                why,
                given == rating ? ratedAt : given == null ? null : now,
                media,
                createdAt);
    }

    /** {@return the question, understandable without the messages before it} */
    public String asked() {
        return standalone == null ? content : standalone;
    }

    /** {@return the answer, of a message that has one} */
    public Answer answer() {
        return new Answer(
                content,
                Boolean.TRUE.equals(grounded),
                citations.items(),
                usage == null ? new Answer.Usage(Answer.Usage.EXTRACTIVE, 0, 0) : usage.usage(),
                beside == null ? null : beside.disagreement(),
                completion == null ? Completion.WHOLE : completion,
                beside == null ? List.of() : beside.nearest(),
                beside == null ? List.of() : beside.alsoFound());
    }

    /** {@return whether nothing will be added to it} */
    public boolean isWhole() {
        return status == null;
    }

    /** The author of a message. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /** What a message is until it is whole. */
    public enum Status {
        /** An answer that is being generated. */
        STREAMING
    }

    /** What a reader thinks of an answer. */
    public enum Rating {
        UP,
        DOWN
    }

    /** Citations in the order of their indexes. */
    public record Citations(List<Citation> items) implements NestedValue {
        public static final Citations NONE = new Citations(List.of());

        public Citations {
            items = List.copyOf(items);
        }
    }

    /** What an answer has beside its text: see {@link Answer}. */
    public record Beside(
            List<Further> alsoFound,
            List<Citation> nearest,
            @Nullable Disagreement disagreement) implements NestedValue {

        public Beside {
            alsoFound = List.copyOf(alsoFound);
            nearest = List.copyOf(nearest);
        }

        static @Nullable Beside of(Answer answer) {
            var beside = new Beside(answer.alsoFound(), answer.nearest(), answer.disagreement());
            return beside.alsoFound.isEmpty() && beside.nearest.isEmpty() && beside.disagreement == null
                    ? null
                    : beside;
        }
    }

    /** The tokens that an answer cost. @param thoughtTokens null for answers of earlier versions */
    public record Usage(
            String model,
            int inputTokens,
            int outputTokens,
            @Nullable Integer thoughtTokens) implements NestedValue {
        static Usage of(Answer.Usage usage) {
            return new Usage(usage.model(), usage.inputTokens(), usage.outputTokens(), usage.thoughtTokens());
        }

        Answer.Usage usage() {
            return new Answer.Usage(model, inputTokens, outputTokens, thoughtTokens == null ? 0 : thoughtTokens);
        }
    }
}
