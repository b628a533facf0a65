package dev.docent.api.evaluation;

import dev.docent.api.health.ServiceVersion;
import dev.docent.ingestion.document.KnowledgeBase;
import dev.docent.ingestion.document.KnowledgeBaseLeaving;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.SearchMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Evaluations over real records, without what would run them by itself: a test says when that happens. */
final class EvaluationRecords implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    private final ConfigurableApplicationContext context;

    EvaluationRecords(Path folder) {
        this.context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(beans())
                .run("--docent.data=" + folder);
    }

    Evaluations evaluations() {
        return context.getBean(Evaluations.class);
    }

    EvaluationQueue queue() {
        return context.getBean(EvaluationQueue.class);
    }

    EvaluationStore store() {
        return context.getBean(EvaluationStore.class);
    }

    EvaluationRepository repository() {
        return context.getBean(EvaluationRepository.class);
    }

    KnowledgeBase base(String owner) {
        return context.getBean(KnowledgeBases.class).defaultOf(owner);
    }

    /** {@return a new evaluation of so many questions} */
    Evaluation evaluation(String owner, int questions) {
        var asked = IntStream.range(0, questions)
                .mapToObj(each -> new GoldenQuestion("Question " + each, null, null, List.of("yes"), false))
                .toList();
        return evaluations().create(base(owner), null, SearchMode.HYBRID, asked);
    }

    EvaluationRun run(QuestionTrial trial) {
        return new EvaluationRun(store(), queue(), trial);
    }

    EvaluationRunner runner(QuestionTrial trial) {
        return new EvaluationRunner(repository(), store(), queue(), run(trial), CLOCK);
    }

    Evaluation now(Evaluation evaluation) {
        return repository().findById(evaluation.id()).orElseThrow();
    }

    void leaves(KnowledgeBase base) {
        context.publishEvent(new KnowledgeBaseLeaving(base.owner(), base.id()));
    }

    /** {@return how many records of evaluations there are, of whatever kind} */
    int records() {
        var count = "select (select count(*) from evaluations) + (select count(*) from evaluation_questions)"
                + " + (select count(*) from evaluation_results)";
        var records = context.getBean(JdbcTemplate.class).queryForObject(count, Integer.class);
        return records == null ? 0 : records;
    }

    @Override
    public void close() {
        context.close();
    }

    private static ApplicationContextInitializer<GenericApplicationContext> beans() {
        return context -> {
            context.registerBean(Clock.class, () -> CLOCK);
            context.registerBean(Embeddings.class, () -> new Embeddings(new NoModel(), "none"));
        };
    }

    /** Nothing is embedded here. */
    private static final class NoModel implements EmbeddingModel {

        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            throw new IllegalStateException("No text is to be embedded");
        }

        @Override
        public float[] embed(Document document) {
            throw new IllegalStateException("No text is to be embedded");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        PersistenceExceptionTranslationAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan("dev.docent.storage.records")
    @Import({Evaluations.class, EvaluationQueue.class, EvaluationStore.class, KnowledgeBases.class, ServiceVersion.class
    })
    static class Application {}
}
