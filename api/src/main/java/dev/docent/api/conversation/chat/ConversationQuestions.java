package dev.docent.api.conversation.chat;

import dev.docent.api.access.Caller;
import dev.docent.api.access.share.SharesInForce;
import dev.docent.api.conversation.AnswerSource;
import dev.docent.api.conversation.ConversationHistory;
import dev.docent.api.conversation.ReachableKnowledge;
import dev.docent.api.conversation.history.Conversation;
import dev.docent.api.conversation.history.Draft;
import dev.docent.api.conversation.history.Exchange;
import dev.docent.api.conversation.history.Exchanges;
import dev.docent.api.conversation.history.Message;
import dev.docent.api.conversation.history.MessagePaths;
import dev.docent.api.media.message.MessageMedia;
import dev.docent.api.media.message.PerceivedMedia;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.question.QuestionRewriting;
import dev.docent.runtime.Steps;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks questions in conversations: {@link #prepare} checks and completes a question as its caller may ask it now, and the rest
 * needs no caller. Safe for concurrent use.
 */
@Service
class ConversationQuestions {

    /** What is asked about an image that comes without words. */
    private static final String ABOUT_AN_IMAGE = "What does the image show?";

    private final ReachableKnowledge knowledge;
    private final QuestionRewriting rewriting;
    private final MessagePaths paths;
    private final ConversationHistory history;
    private final Exchanges exchanges;
    private final AnswerSource source;
    private final PerceivedMedia perceived;
    private final SharesInForce shares;
    private final Steps steps;

    ConversationQuestions(
            ReachableKnowledge knowledge,
            QuestionRewriting rewriting,
            MessagePaths paths,
            ConversationHistory history,
            Exchanges exchanges,
            AnswerSource source,
            PerceivedMedia perceived,
            SharesInForce shares,
            Steps questionSteps) {
        this.knowledge = knowledge;
        this.rewriting = rewriting;
        this.paths = paths;
        this.history = history;
        this.exchanges = exchanges;
        this.source = source;
        this.perceived = perceived;
        this.shares = shares;
        this.steps = questionSteps;
    }

    /**
     * {@return a new question}
     *
     * @throws dev.docent.api.problem.ProblemException (404, 422) if it follows or replaces a message that it cannot
     */
    PreparedQuestion prepare(Caller caller, Conversation conversation, NewMessage message) {
        var parent = paths.parent(conversation, message.parentMessageId(), message.editedMessageId());
        var atEnd = message.parentMessageId() == null && message.editedMessageId() == null;
        var media = perceived
                .accept(caller, message.type(), message.mediaUrls(), message.audioUrl())
                .orElse(null);
        var content = content(caller, message, media);
        var asked = attached(
                asked(caller, conversation, parent, content.isEmpty() ? ABOUT_AN_IMAGE : content, message.strictness()),
                caller,
                media);
        var standalone = steps.step("rewrite").observe(() -> rewriting.standalone(asked));
        var draft = Draft.of(content, standalone.text()).with(media);
        var exchange = exchanges.prepare(conversation, atEnd ? draft : draft.below(parent));
        return new PreparedQuestion(conversation, exchange, atEnd, standalone);
    }

    /**
     * {@return the question of an answer, to be answered again}
     *
     * @param id of the answer, or of its question
     */
    PreparedQuestion again(Caller caller, Conversation conversation, String id) {
        var tree = paths.tree(conversation);
        var message = paths.get(conversation, id);
        var question =
                message.role() == Message.Role.USER ? message : paths.get(conversation, tree.parent(message.id()));
        var asked = attached(
                asked(caller, conversation, tree.parent(question.id()), question.asked(), null),
                caller,
                question.media());
        return new PreparedQuestion(conversation, exchanges.prepare(conversation, question), false, asked);
    }

    /** {@return the answer} */
    Answer answer(PreparedQuestion prepared, AnswerStream stream) {
        return source.answer(prepared.question(), stream);
    }

    /**
     * {@return the question and its whole answer, which have been stored}
     *
     * @throws RuntimeException if what it is answered from is no longer shared with the caller; nothing is stored then
     */
    Exchange ask(PreparedQuestion prepared) {
        var answer = source.answer(prepared.question());
        shares.check();
        return exchanges.begin(prepared.conversation(), prepared.exchange().with(answer), prepared.atEnd());
    }

    /** {@return what was written, and below it what was said} */
    private String content(Caller caller, NewMessage message, @Nullable MessageMedia media) {
        var said = media == null ? Optional.<String>empty() : perceived.transcript(caller.account(), media);
        return Stream.concat(Stream.ofNullable(message.content()), said.stream())
                .collect(Collectors.joining("\n\n"));
    }

    private Question attached(Question question, Caller caller, @Nullable MessageMedia media) {
        return media == null ? question : question.with(perceived.attach(caller.account(), media));
    }

    private Question asked(
            Caller caller, Conversation conversation, String parent, String text, @Nullable Strictness strictness) {
        var turns = history.along(conversation, paths.tree(conversation).pathTo(parent));
        return knowledge.party(caller, conversation).question(text, turns, strictness);
    }
}
