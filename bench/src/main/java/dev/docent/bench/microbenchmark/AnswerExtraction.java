package dev.docent.bench.microbenchmark;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.docent.bench.evaluation.EmbeddedCollections;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** From a question and ten passages to an answer with verified citations. */
@SuppressWarnings("NullAway.Init")
public class AnswerExtraction extends Step {

    private static final int QUESTIONS = 64;
    private static final int PASSAGES = 10;
    private static final int WORDS = 1_000;

    private final WordAnalyzer analyzer = new WordAnalyzer();
    private List<Found> questions;
    private AnswerComposer composer;

    private record Found(Question question, List<PassageHit> passages) {}

    @Override
    void prepare(EmbeddedCollections parts, Path folder) throws IOException, InterruptedException, ExecutionException {
        parts.fill();
        composer = parts.part(AnswerComposer.class);
        var search = parts.part(SearchPassages.class);
        questions = parts.questions(QUESTIONS).stream()
                .map(question -> new Found(
                        new Question(EmbeddedCollections.SCOPE, question.text(), List.of()),
                        search.search(EmbeddedCollections.SCOPE, question.text(), SearchMode.HYBRID, PASSAGES, null)))
                .toList();
    }

    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int docent() {
        var citations = 0;
        for (var each : questions) {
            citations += composer.compose(each.question(), each.passages())
                    .citations()
                    .size();
        }
        return citations;
    }

    /** Splits the passages into sentences and analyzes the words of each, once. */
    @Benchmark
    @OperationsPerInvocation(QUESTIONS)
    public int analysis() {
        var words = 0;
        var breaks = BreakIterator.getSentenceInstance(ULocale.ENGLISH);
        for (var each : questions) {
            for (var hit : each.passages()) {
                words += words(hit.passage().text(), breaks);
            }
        }
        return words;
    }

    private int words(String text, BreakIterator breaks) {
        breaks.setText(text);
        var words = 0;
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            words += analyzer.terms(text.substring(from, to), WORDS).size();
            from = to;
        }
        return words;
    }
}
