package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerListener;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.GroundedText;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.PassageHit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * Answers with what a chat model writes from the passages. Each sentence is checked before it is told; a refusal of the
 * model is one of ours. While the model cannot be had, the answer is made of the documents' own sentences.
 */
final class GenerativeAnswerComposer implements AnswerComposer {

    private static final String BLOCKED = "The chat model's provider withheld an answer to this question.";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final ChatResponse EMPTY = new ChatResponse(List.of());
    private static final Signal<ChatResponse> NOTHING = Signal.next(EMPTY);
    private static final Logger LOG = LoggerFactory.getLogger(GenerativeAnswerComposer.class);

    private final ChatModel model;
    private final SupportingSentence sentences;
    private final CitationCheck check;
    private final SupportCheck support;
    private final TokenCounter tokens;
    private final GenerativeAnswerProperties limits;
    private final Strictness usual;
    private final AnswerComposer fallback;

    /**
     * @param sentences finds what a statement quotes
     * @param usual how strict it is with questions that do not say
     * @param fallback answers while the model cannot be had
     */
    GenerativeAnswerComposer(
            ChatModel model,
            SupportingSentence sentences,
            CitationCheck check,
            SupportCheck support,
            TokenCounter tokens,
            GenerativeAnswerProperties limits,
            Strictness usual,
            AnswerComposer fallback) {
        this.model = model;
        this.sentences = sentences;
        this.check = check;
        this.support = support;
        this.tokens = tokens;
        this.limits = limits;
        this.usual = usual;
        this.fallback = fallback;
    }

    @Override
    public Answer compose(Question question, List<PassageHit> passages, AnswerListener listener) {
        if (passages.isEmpty()) {
            return told(Answer.refusal(new Usage(name(), 0, 0), Completion.WHOLE), listener);
        }
        var strictness = Objects.requireNonNullElse(question.strictness(), usual);
        var prompt = GroundedPrompt.of(question, strictness, passages, tokens, limits.inputTokens());
        var text = new GroundedText(support, new NumberedSources(prompt.sources(), sentences, check), listener);
        var reply = new ModelReply();
        try {
            write(prompt, reply, text);
            return answer(prompt, reply, text, reply.completion(), listener);
        } catch (RuntimeException failure) {
            LOG.warn("chat model={} failed begun={} cause={}", name(), text.isBegun(), failure.toString());
            return text.isBegun()
                    ? answer(prompt, reply, text, Completion.INTERRUPTED, listener)
                    : fallback.compose(question, passages, listener).ended(Completion.FALLBACK);
        }
    }

    /** Stops the model as soon as nobody listens any more, also while it says nothing. */
    private void write(GroundedPrompt prompt, ModelReply reply, GroundedText text) {
        var options = ChatOptions.builder().maxTokens(limits.outputTokens()).build();
        // Some models drop chunks that nobody asked for yet. The end comes as an item, for an error would overtake what
        // arrived before it.
        var chunks = model.stream(new Prompt(prompt.messages(), options))
                .onBackpressureBuffer()
                .timeout(limits.silence())
                .materialize();
        try (var arriving = Flux.merge(chunks, Flux.interval(LOOK).map(tick -> NOTHING))
                .takeUntil(signal -> !signal.isOnNext())
                .toStream()) {
            arriving.map(GenerativeAnswerComposer::chunk).allMatch(chunk -> text.append(reply.read(chunk)));
        }
    }

    private static ChatResponse chunk(Signal<ChatResponse> signal) {
        if (signal.getThrowable() != null) {
            throw Exceptions.propagate(signal.getThrowable());
        }
        return Objects.requireNonNullElse(signal.get(), EMPTY);
    }

    private Answer answer(
            GroundedPrompt prompt,
            ModelReply reply,
            GroundedText text,
            Completion completion,
            AnswerListener listener) {
        var checked = text.finish(completion == Completion.WHOLE);
        var usage = usage(prompt, reply, checked.text());
        if (checked.citations().isEmpty()) {
            return told(refusal(usage, completion), listener);
        }
        return new Answer(
                checked.text(),
                true,
                checked.citations(),
                usage,
                null,
                text.isHeard() ? completion : Completion.INTERRUPTED);
    }

    private static Answer refusal(Usage usage, Completion completion) {
        return completion == Completion.BLOCKED
                ? new Answer(BLOCKED, false, List.of(), usage, null, completion)
                : Answer.refusal(usage, completion);
    }

    private static Answer told(Answer answer, AnswerListener listener) {
        return listener.hears(answer.text()) ? answer : answer.ended(Completion.INTERRUPTED);
    }

    /** What the provider counted; where it does not say, what the embedding model's tokens come to. */
    private Usage usage(GroundedPrompt prompt, ModelReply reply, String text) {
        var model = Objects.requireNonNullElse(reply.model(), name());
        var counted = reply.usage();
        return counted == null
                ? new Usage(model, prompt.tokens(tokens), tokens.count(text))
                : new Usage(model, counted.getPromptTokens(), counted.getCompletionTokens());
    }

    @Override
    public String name() {
        return Objects.requireNonNullElse(model.getDefaultOptions().getModel(), "chat model");
    }
}
