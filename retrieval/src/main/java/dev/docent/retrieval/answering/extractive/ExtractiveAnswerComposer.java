package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.computed.ComputedAnswers;
import dev.docent.retrieval.answering.polar.Verdict;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.reading.ReadingModel;
import dev.docent.retrieval.words.WordAnalyzers;
import dev.docent.runtime.Steps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Answers with what can be computed from a table of the passages, else with their best sentences, verbatim. */
@Component("extractiveAnswers")
@EnableConfigurationProperties({ExtractiveAnswerProperties.class, AnsweringProperties.class})
final class ExtractiveAnswerComposer implements AnswerComposer {

    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final CitationCheck check;
    private final SupportCheck support;
    private final TokenCounter tokens;
    private final SentenceChoice choice;
    private final AnswerGate gate;
    private final Strictness usual;
    private final ComputedAnswers computed;
    private final ComputePool compute;
    private final @Nullable ReadingModel reader;
    private final Steps steps;

    /**
     * @param vectors token vectors of a text; empty if the embedding model provides none
     * @param reader empty if none reads the passages
     */
    ExtractiveAnswerComposer(
            SourceTexts texts,
            TokenCounter tokens,
            Optional<TokenVectors> vectors,
            Optional<ReadingModel> reader,
            ExtractiveAnswerProperties thresholds,
            AnsweringProperties answering,
            ComputedAnswers computed,
            ComputePool compute,
            Steps questionSteps) {
        this.check = new CitationCheck(texts);
        this.support = new SupportCheck(answering.unsupported());
        this.tokens = tokens;
        var nearness = vectors.map(each -> new WordSimilarity(each, analyzers.of(null)));
        this.choice = new SentenceChoice(nearness.orElse(null));
        this.gate = new AnswerGate(new Answerability(nearness.orElse(null)), thresholds);
        this.usual = answering.strictness();
        this.computed = computed;
        this.compute = compute;
        this.reader = reader.orElse(null);
        this.steps = questionSteps;
    }

    @Override
    public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
        return stream.send(extract(question, passages, stream));
    }

    private Answer extract(Question question, List<PassageHit> passages, AnswerStream stream) {
        return computed.answer(question, passages, stream::isOpen)
                .map(found -> new Answer(
                        found.text(),
                        true,
                        found.citations(),
                        usage(question, passages, found.text()),
                        null,
                        Completion.WHOLE))
                .orElseGet(() -> quoted(question, passages, stream));
    }

    private Answer quoted(Question question, List<PassageHit> passages, AnswerStream stream) {
        var caller = question.scope().caller();
        var readings = steps.step("read").observe(() -> Readings.of(reader, question, passages));
        var chosen = compute.call(
                caller, stream::isOpen, () -> choose(question, readings, Candidate.of(passages, analyzers)));
        var answer = steps.step("verify").observe(() -> verified(caller, chosen, stream));
        if (answer.citations().isEmpty()) {
            var refusal = Answer.refusal(question, usage(question, passages, ""), Completion.WHOLE);
            return refusal.costing(usage(question, passages, refusal.text()));
        }
        var disagreement = Optional.ofNullable(chosen.disagreement())
                .flatMap(found -> found.in(answer.citations()))
                .orElse(null);
        var text = disagreement == null ? answer.text() : answer.text() + " " + Disagreements.sentence(disagreement);
        return new Answer(
                text, true, answer.citations(), usage(question, passages, text), disagreement, Completion.WHOLE);
    }

    private SupportCheck.Checked verified(String caller, Chosen chosen, AnswerStream stream) {
        var written = new AnswerText(check, chosen.said());
        written.add(chosen.sentences());
        var verdict = chosen.verdict();
        var text =
                verdict == null || written.text().isEmpty() ? written.text() : verdict.opening() + " " + written.text();
        return compute.call(caller, stream::isOpen, () -> support.check(text, written.cited(), verdict));
    }

    private Chosen choose(Question question, Readings readings, List<List<Candidate>> passages) {
        var sentences = passages.stream().flatMap(List::stream).toList();
        var asked = AnalyzedQuestion.of(question.text(), analyzers, sentences);
        var ranked = new SentenceRanking(asked, readings).rank(passages);
        var strictness = Objects.requireNonNullElse(question.strictness(), usual);
        if (ranked.isEmpty()) {
            return Chosen.NOTHING;
        }
        var disagreement = new Disagreements(asked).among(ranked);
        var chosen = disagreement
                .map(found -> new SentenceChoice.Chosen(found.best(), List.of(found.best(), found.other())))
                .orElseGet(() -> choice.of(asked, readings, ranked, passages));
        return gate.isOpen(asked, readings, strictness, chosen.best(), chosen.sentences(), passages)
                ? new Chosen(
                        chosen.sentences(),
                        disagreement.orElse(null),
                        disagreement.isPresent() ? null : verdict(question.text(), chosen.sentences()),
                        asked::said)
                : Chosen.NOTHING;
    }

    /** {@return yes or no if the first sentence decides it; otherwise null} */
    private @Nullable Verdict verdict(String question, List<ScoredSentence> sentences) {
        var first = sentences.getFirst().sentence();
        return Verdict.of(question, first.text(), first.labels(), analyzers, first.language())
                .orElse(null);
    }

    /**
     * The sentences of the answer, and the conflict between two of them, if any.
     *
     * @param verdict yes or no, with which the answer begins; null if the first sentence does not decide it
     * @param said a sentence as the answer says it
     */
    private record Chosen(
            List<ScoredSentence> sentences,
            Disagreements.@Nullable Found disagreement,
            @Nullable Verdict verdict,
            Function<Candidate, String> said) {

        static final Chosen NOTHING = new Chosen(List.of(), null, null, Candidate::text);
    }

    private Usage usage(Question question, List<PassageHit> passages, String text) {
        var read = passages.stream().mapToInt(hit -> hit.passage().tokens()).sum();
        return new Usage(Usage.EXTRACTIVE, tokens.count(question.text()) + read, tokens.count(text));
    }

    @Override
    public String name() {
        return Usage.EXTRACTIVE;
    }
}
