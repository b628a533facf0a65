package dev.docent.api.conversation.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.docent.api.conversation.AnswerView;
import dev.docent.api.conversation.AnswerViews;
import dev.docent.api.conversation.CitationView;
import dev.docent.api.conversation.DisagreementView;
import dev.docent.api.conversation.FurtherSentenceView;
import dev.docent.api.conversation.NearestView;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessageTree;
import dev.docent.api.media.message.SentMediaView;
import dev.docent.retrieval.answering.Answer.Completion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as clients see it. */
@Schema(name = "Message")
record MessageView(
        String id,
        String conversationId,

        @Nullable @Schema(description = "The message that it follows; null for a first one")
        String parentMessageId,

        @Schema(allowableValues = {"user", "assistant"}) String role,

        @Schema(allowableValues = {"text", "image", "audio", "multimodal"})
        String messageType,

        @Schema(description = "An answer refers to its citations by their index, as in `[1]`")
        String content,

        @Schema(description = "The images of a question; the URLs expire")
        List<String> mediaUrls,

        @Nullable
        @Schema(description = "The audio of a question, whose transcript is part of the content; the URL expires")
        String audioUrl,

        @Nullable Double audioDurationSeconds,

        @Nullable
        @Schema(
                description = "`streaming` while the answer is generated, null afterwards",
                allowableValues = {"streaming"})
        String status,

        @Schema(description = "Whether the answer ended early; what there was of it is kept")
        boolean interrupted,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The question as it was completed from the conversation; absent if it was complete")
        String standaloneQuery,

        @Schema(description = "Empty for a question") List<CitationView> citations,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = FurtherSentenceView.DESCRIPTION)
        List<FurtherSentenceView> alsoFound,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of an answer: false if the documents do not contain it, and for replies to small talk")
        Boolean grounded,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = AnswerView.COMPLETION,
                allowableValues = {"fallback", "interrupted", "truncated", "blocked"})
        String completion,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = DisagreementView.DESCRIPTION)
        DisagreementView disagreement,

        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = NearestView.DESCRIPTION)
        List<NearestView> nearest,

        @Nullable @Schema(description = "The tokens of an answer; null for a question")
        Integer tokenCount,

        @JsonInclude(JsonInclude.Include.NON_NULL) AnswerView.@Nullable Usage usage,

        @Nullable @Schema(description = "What the reader thinks of an answer; null without feedback")
        Feedback feedback,

        @Schema(description = "The ids of the messages that follow the same one, this one included, oldest first")
        List<String> siblings,

        Instant createdAt) {

    /** {@return the message} @param answer its answer as clients see it; null for a question */
    static MessageView of(Message message, @Nullable AnswerView answer, MessageTree tree, SentMediaView media) {
        var parent = tree.parent(message.id());
        return new MessageView(
                message.id(),
                message.conversation(),
                parent.equals(MessageTree.ROOT) ? null : parent,
                message.role().name().toLowerCase(Locale.ROOT),
                media.type(),
                message.content(),
                media.mediaUrls(),
                media.audioUrl(),
                media.audioDurationSeconds(),
                message.status() == null ? null : message.status().name().toLowerCase(Locale.ROOT),
                message.completion() == Completion.INTERRUPTED,
                message.standalone(),
                answer == null ? List.of() : answer.citations(),
                answer == null ? null : answer.alsoFound(),
                message.grounded(),
                answer == null ? null : answer.completion(),
                answer == null ? null : answer.disagreement(),
                answer == null ? null : answer.nearest(),
                message.usage() == null ? null : message.usage().outputTokens(),
                message.usage() == null || answer == null ? null : answer.usage(),
                message.rating() == null ? null : Feedback.of(message.rating(), message.comment()),
                tree.siblings(message.id()),
                message.createdAt());
    }

    /** {@return the message as it is stored, without the rectangles of citations} */
    static MessageView stored(Message message, MessageTree tree, SentMediaView media) {
        var answer = message.role() == Message.Role.USER ? null : AnswerViews.stored(message.answer());
        return of(message, answer, tree, media);
    }

    /** What the reader thinks of an answer. */
    @Schema(name = "Feedback")
    record Feedback(
            @Schema(allowableValues = {"up", "down"}) String rating,

            @Nullable String comment) {

        static Feedback of(Message.Rating rating, @Nullable String comment) {
            return new Feedback(rating.name().toLowerCase(Locale.ROOT), comment);
        }
    }
}
