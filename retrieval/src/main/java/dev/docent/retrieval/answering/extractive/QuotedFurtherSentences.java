package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.FurtherSentences;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.words.WordAnalyzers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Quotes the best sentences that the answer does not cite. Each of them could be the answer: it is nearly as good by words as
 * the best of all, and passes the gate by itself. A sentence that only repeats words of the answer is left out.
 */
@Component
final class QuotedFurtherSentences implements FurtherSentences {

    private static final int MOST = 3;
    private static final int LOOKED_AT = 20;

    /** The minimum score by words, relative to the best sentence. */
    private static final double NEARLY_AS_GOOD = 0.75;

    /** The words of a sentence that are not in the answer must be at least this many. */
    private static final int NEW_WORDS = 2;

    private static final int MOST_TERMS = 500;

    private final WordAnalyzers analyzers = new WordAnalyzers();
    private final CitationCheck check;
    private final AnswerGate gate;
    private final Strictness usual;
    private final ComputePool compute;

    QuotedFurtherSentences(
            SourceTexts texts,
            ExtractiveAnswerProperties thresholds,
            AnsweringProperties answering,
            ComputePool compute) {
        this.check = new CitationCheck(texts);
        // Without similarities of words, which would cost as much again as the answer
        this.gate = new AnswerGate(new Answerability(null), thresholds);
        this.usual = answering.strictness();
        this.compute = compute;
    }

    @Override
    public List<Further> of(Question question, List<PassageHit> hits, Answer answer) {
        var chosen = compute.call(question.scope().caller(), () -> choose(question, hits, answer));
        var found = new ArrayList<Further>();
        for (var each : chosen) {
            cite(answer.citations().size() + found.size() + 1, each.scored())
                    .ifPresent(quote -> found.add(new Further(each.said(), quote)));
        }
        return List.copyOf(found);
    }

    private List<Chosen> choose(Question question, List<PassageHit> hits, Answer answer) {
        var passages = Candidate.of(hits, analyzers);
        var asked = AnalyzedQuestion.of(
                question.text(),
                analyzers,
                passages.stream().flatMap(List::stream).toList());
        var ranked = new SentenceRanking(asked, Readings.NONE).rank(passages);
        var strictness = Objects.requireNonNullElse(question.strictness(), usual);
        var chosen = new ArrayList<Chosen>();
        var said = new ArrayList<>(List.of(answer.text()));
        answer.citations().forEach(citation -> said.add(citation.quote()));
        for (var scored : ranked.stream().limit(LOOKED_AT).toList()) {
            var sentence = scored.sentence();
            if (chosen.size() == MOST || scored.score() < ranked.getFirst().score() * NEARLY_AS_GOOD) {
                break;
            }
            if (chosen.stream().noneMatch(other -> other.scored().sentence().hit() == sentence.hit())
                    && answer.citations().stream().noneMatch(citation -> overlap(citation, sentence))
                    && saysMore(sentence, said)
                    && gate.isOpen(asked, Readings.NONE, strictness, scored, List.of(scored), passages)) {
                chosen.add(new Chosen(scored, asked.said(sentence)));
                said.add(sentence.text());
            }
        }
        return chosen;
    }

    /** @param said the sentence as an answer says it */
    private record Chosen(ScoredSentence scored, String said) {}

    /** {@return whether it states something that was not said; a question and the announcement of a list do not} */
    private boolean saysMore(Candidate sentence, List<String> said) {
        var known = Set.copyOf(analyzers.of(sentence.language()).terms(String.join("\n", said), MOST_TERMS));
        return !sentence.asks()
                && !sentence.text().endsWith(":")
                && sentence.terms().stream()
                                .filter(term -> !known.contains(term))
                                .count()
                        >= NEW_WORDS;
    }

    private Optional<Citation> cite(int number, ScoredSentence scored) {
        var sentence = scored.sentence();
        return check.cite(
                        number,
                        sentence.hit().passage(),
                        sentence.span().from(),
                        sentence.span().to(),
                        scored.score())
                .map(citation -> citation.checked(number, true));
    }

    private static boolean overlap(Citation cited, Candidate sentence) {
        var passage = sentence.hit().passage();
        if (passage.edited()) {
            return cited.passage().equals(passage.id()) && cited.quote().contains(sentence.text());
        }
        int start = passage.start()
                + passage.text().codePointCount(0, sentence.span().from());
        int end = passage.start()
                + passage.text().codePointCount(0, sentence.span().to());
        return cited.document().equals(sentence.document()) && cited.start() < end && start < cited.end();
    }
}
