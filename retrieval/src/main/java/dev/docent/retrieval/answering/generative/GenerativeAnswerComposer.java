package dev.docent.retrieval.answering.generative;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.GroundedText;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.answering.SupportingSentence;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.chat.ReplyOptions;
import dev.docent.retrieval.chat.ThoughtTokens;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.runtime.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * Answers with text that a chat model writes from the passages. Each sentence is checked before it is sent, and a
 * refusal by the model becomes the standard refusal. If the model is unavailable or writes nothing, the answer is
 * extractive.
 *
 * @param sentences finds the quote that supports a statement
 * @param usage counts the tokens of the answers
 * @param usual the strictness of questions that set none
 * @param fallback answers while the model is unavailable
 * @param compute the threads that count tokens and find quotes
 * @param steps observe the checks of sentences
 */
record GenerativeAnswerComposer(
        ChatModel model,
        SupportingSentence sentences,
        CitationCheck check,
        SupportCheck support,
        TokenCounter tokens,
        GenerativeAnswerProperties limits,
        TokenUsage usage,
        Strictness usual,
        AnswerComposer fallback,
        ComputePool compute,
        Steps steps)
        implements AnswerComposer {

    private static final String BLOCKED = "The chat model's provider withheld an answer to this question.";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final ChatResponse EMPTY = new ChatResponse(List.of());
    private static final Signal<ChatResponse> NOTHING = Signal.next(EMPTY);
    private static final Logger log = LoggerFactory.getLogger(GenerativeAnswerComposer.class);

    @Override
    public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
        var shows = !question.attached().shown().isEmpty();
        if (passages.isEmpty() && !shows) {
            return stream.send(Answer.refusal(question, new Usage(name(), 0, 0), Completion.WHOLE));
        }
        var strictness = Objects.requireNonNullElse(question.strictness(), usual);
        var caller = question.scope().caller();
        var prompt = compute.call(
                caller, () -> GroundedPrompt.of(question, strictness, passages, tokens, limits.inputTokens()));
        var text = new GroundedText(
                support, (index, source, claim) -> cite(caller, prompt, index, source, claim), stream, steps, shows);
        var reply = new ModelReply();
        Supplier<Answer> extracted =
                () -> fallback.compose(question, passages, stream).ended(Completion.FALLBACK);
        try {
            write(question, prompt, reply, text);
            return answer(question, prompt, reply, text, reply.completion(), stream, extracted);
        } catch (RuntimeException failure) {
            log.warn("chat_failed model={} text_sent={} cause={}", name(), text.isBegun(), failure.toString());
            if (shows && !text.isBegun()) {
                throw failure;
            }
            return text.isBegun()
                    ? answer(question, prompt, reply, text, Completion.INTERRUPTED, stream, extracted)
                    : extracted.get();
        }
    }

    private Optional<Cited> cite(String caller, GroundedPrompt prompt, int index, int source, String claim) {
        if (source < 1 || source > prompt.sources().size()) {
            return Optional.empty();
        }
        var hit = prompt.sources().get(source - 1);
        return compute.call(caller, () -> sentences.find(claim, hit))
                .flatMap(place -> check.cite(index, hit.passage(), place.from(), place.to(), place.coverage()))
                .map(citation -> new Cited(citation, hit.passage()));
    }

    /** A model that rejects what the assistant wishes is asked again without it. */
    private void write(Question question, GroundedPrompt prompt, ModelReply reply, GroundedText text) {
        var account = question.scope().caller();
        var persona = new PersonaPrompt(question.persona());
        try {
            write(account, prompt, persona.options(limits.outputTokens()), reply, text);
        } catch (RejectedException | WrongSettingException refused) {
            if (!persona.hasOptions() || text.isBegun()) {
                throw refused;
            }
            log.info("event=options_of_assistant_rejected model={}", name());
            write(account, prompt, new PersonaPrompt(null).options(limits.outputTokens()), reply, text);
        }
    }

    /** Streams the reply, and cancels it when the receiver disconnects, also while the model is silent. */
    private void write(
            String account, GroundedPrompt prompt, ReplyOptions options, ModelReply reply, GroundedText text) {
        // Some models drop chunks that were not requested yet. The end is an item of the stream because an error would
        // overtake chunks that arrived before it.
        var chunks = new MeteredChat(model, usage, Purpose.ANSWERING)
                .stream(account, new Prompt(prompt.messages(), options))
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
            Question question,
            GroundedPrompt prompt,
            ModelReply reply,
            GroundedText text,
            Completion completion,
            AnswerStream stream,
            Supplier<Answer> extracted) {
        var checked = text.finish(completion == Completion.WHOLE);
        var usage = usage(prompt, reply, checked.text());
        if (!checked.citations().isEmpty()) {
            return new Answer(
                    checked.text(),
                    true,
                    checked.citations(),
                    usage,
                    null,
                    text.isOpen() ? completion : Completion.INTERRUPTED);
        }
        if (!question.attached().shown().isEmpty() && !checked.text().isEmpty()) {
            return new Answer(
                    checked.text(), false, List.of(), usage, null, text.isOpen() ? completion : Completion.INTERRUPTED);
        }
        return text.isOpen() && isUnfinished(reply, completion)
                ? extracted.get().costing(usage)
                : stream.send(refusal(question, usage, completion));
    }

    /** {@return whether the model stopped before it could say that the sources hold no answer, for example while it thought} */
    private static boolean isUnfinished(ModelReply reply, Completion completion) {
        return switch (completion) {
            case WHOLE -> !reply.hasText();
            case TRUNCATED, INTERRUPTED -> true;
            case BLOCKED, FALLBACK -> false;
        };
    }

    private static Answer refusal(Question question, Usage usage, Completion completion) {
        return completion == Completion.BLOCKED
                ? new Answer(BLOCKED, false, List.of(), usage, null, completion)
                : Answer.refusal(question, usage, completion);
    }

    /** The usage that the provider reports; otherwise estimated with the tokenizer of the embedding model. */
    private Usage usage(GroundedPrompt prompt, ModelReply reply, String text) {
        var model = Objects.requireNonNullElse(reply.model(), name());
        var counted = reply.usage();
        return counted == null
                ? new Usage(model, prompt.tokens(tokens), tokens.count(text))
                : new Usage(
                        model,
                        counted.getPromptTokens(),
                        counted.getCompletionTokens(),
                        Math.toIntExact(ThoughtTokens.in(counted)));
    }

    @Override
    public String name() {
        return Objects.requireNonNullElse(model.getDefaultOptions().getModel(), "chat model");
    }
}
