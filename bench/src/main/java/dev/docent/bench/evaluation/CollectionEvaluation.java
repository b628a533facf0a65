package dev.docent.bench.evaluation;

import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.retrieval.AnswerQuestion;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.evaluation.Latency;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.reranking.Reranker;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.BeanFactory;

/** Indexes a collection, searches it in every mode, and asks its questions. */
final class CollectionEvaluation {

    private final Options options;
    private final TestCollection collection;
    private final BeanFactory parts;

    CollectionEvaluation(Options options, TestCollection collection, BeanFactory parts) {
        this.options = options;
        this.collection = collection;
        this.parts = parts;
    }

    /** {@return the report of a run} */
    Report run() throws InterruptedException, ExecutionException {
        var embeddings = parts.getBean(Embeddings.class);
        var texts = parts.getBean(StoredTexts.class);
        var seconds = index(embeddings, texts);
        var times = QuestionTimes.measure(collection.queries(), embeddings);
        var retrieval = new RetrievalEvaluation(collection, parts.getBean(SearchPassages.class), times);
        var results = options.modes().stream().map(retrieval::run).toList();
        var answers = new AnswerEvaluation(collection, parts.getBean(AnswerQuestion.class), texts, times);
        return new Report(
                options.folder().toAbsolutePath().normalize().getFileName().toString(),
                GitCommit.current(),
                settings(embeddings),
                collection.entries().size(),
                texts.passages(),
                texts.passages() / seconds,
                Latency.of(List.copyOf(times.embedding().values())),
                results,
                options.answers() == 0 ? null : answers.run(options.answers()));
    }

    private double index(Embeddings embeddings, StoredTexts texts) throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        new CollectionIndexing(
                        parts.getBean(PassageChunker.class),
                        parts.getBean(LanguageRecognizer.class),
                        embeddings,
                        parts.getBean(PassageIndex.class),
                        texts)
                .index(collection.entries());
        return (System.nanoTime() - start) / 1e9;
    }

    private Report.Settings settings(Embeddings embeddings) {
        return new Report.Settings(
                embeddings.model(),
                parts.getBeanProvider(Reranker.class).stream()
                        .map(reranker -> "the best %d by %s".formatted(reranker.depth(), reranker.name()))
                        .findFirst()
                        .orElse(null),
                parts.getBean(AnswerComposer.class).name(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString());
    }
}
