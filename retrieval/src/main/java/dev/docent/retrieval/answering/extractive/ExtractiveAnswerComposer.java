package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Usage;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.words.WordAnalyzer;
import java.util.List;

/** Answers with the best sentences of the best passages, word for word. */
final class ExtractiveAnswerComposer implements AnswerComposer {

    static final String REFUSAL = "The documents do not hold an answer to this question.";

    private static final String NAME = "extractive";

    private final WordAnalyzer analyzer = new WordAnalyzer();
    private final CitationCheck check;
    private final SupportCheck support;
    private final TokenCounter tokens;
    private final double evidence;

    /** @param evidence how much an answer needs, 0..1 */
    ExtractiveAnswerComposer(CitationCheck check, SupportCheck support, TokenCounter tokens, double evidence) {
        this.check = check;
        this.support = support;
        this.tokens = tokens;
        this.evidence = evidence;
    }

    @Override
    public Answer compose(Question question, List<PassageHit> passages) {
        var written = new AnswerText(check);
        written.add(choose(question.text(), Candidate.of(passages, analyzer)));
        var answer = support.check(written.text(), written.cited());
        var grounded = !answer.citations().isEmpty();
        var text = grounded ? answer.text() : REFUSAL;
        return new Answer(text, grounded, answer.citations(), usage(question, passages, text));
    }

    private List<ScoredSentence> choose(String question, List<List<Candidate>> passages) {
        var sentences = passages.stream().flatMap(List::stream).toList();
        var terms = QuestionTerms.of(question, analyzer, sentences);
        var ranked = new SentenceRanking(question, terms).rank(passages);
        if (ranked.isEmpty() || Evidence.of(question, ranked.getFirst(), terms, passages, analyzer) < evidence) {
            return List.of();
        }
        return SentenceChoice.of(ranked, passages);
    }

    private Usage usage(Question question, List<PassageHit> passages, String text) {
        var read = passages.stream().mapToInt(hit -> hit.passage().tokens()).sum();
        return new Usage(NAME, tokens.count(question.text()) + read, tokens.count(text));
    }

    @Override
    public String name() {
        return NAME;
    }
}
