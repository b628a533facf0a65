package dev.docent.bench.evaluation;

import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.reranking.Reranker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.FileSystemUtils;

/** The command that evaluates a collection. */
public final class Evaluate {

    private Evaluate() {}

    /** Prints the report. Exits with 2 if the options are wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        System.out.print(report(parsed(arguments)).table());
    }

    private static Options parsed(String... arguments) {
        try {
            return Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
            throw wrong;
        }
    }

    private static Report report(Options options) throws IOException, InterruptedException, ExecutionException {
        var data = Files.createTempDirectory("evaluation");
        try (var parts = Pipeline.start(data, options.vectors())) {
            var report = run(options, TestCollection.read(options.folder()), parts);
            if (options.out() != null) {
                report.write(options.out());
            }
            return report;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** Indexes the collection, searches it in every mode, and asks its questions. */
    private static Report run(Options options, TestCollection collection, BeanFactory parts)
            throws InterruptedException, ExecutionException {
        var embeddings = parts.getBean(Embeddings.class);
        var texts = parts.getBean(StoredTexts.class);
        var seconds = index(collection, parts);
        var times = QuestionTimes.measure(collection.queries(), embeddings);
        var retrieval = new RetrievalEvaluation(collection, parts.getBean(SearchPassages.class), times);
        var results = options.modes().stream().map(retrieval::run).toList();
        var answers = new AnswerEvaluation(collection, parts.getBean(AnswerQuestion.class), texts, times);
        return new Report(
                options.folder().toAbsolutePath().normalize().getFileName().toString(),
                GitCommit.current(),
                settings(parts),
                collection.entries().size(),
                texts.passages(),
                texts.passages() / seconds,
                Latency.of(List.copyOf(times.embedding().values())),
                results,
                options.answers() == 0 ? null : answers.run(options.answers()));
    }

    /** {@return the seconds that indexing took} */
    private static double index(TestCollection collection, BeanFactory parts)
            throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        parts.getBean(CollectionIndexing.class).index(collection.entries());
        return (System.nanoTime() - start) / 1e9;
    }

    private static Report.Settings settings(BeanFactory parts) {
        return new Report.Settings(
                parts.getBean(Embeddings.class).model(),
                parts.getBeanProvider(Reranker.class).stream()
                        .map(reranker -> "the best %d by %s".formatted(reranker.depth(), reranker.name()))
                        .findFirst()
                        .orElse(null),
                parts.getBean(AnswerComposer.class).name(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString());
    }
}
