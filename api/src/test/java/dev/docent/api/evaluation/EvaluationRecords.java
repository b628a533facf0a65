package dev.docent.api.evaluation;

import dev.docent.api.Interposed;
import dev.docent.api.StoredRecords;
import dev.docent.api.health.ServiceVersion;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordStoreInUse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import org.springframework.data.repository.CrudRepository;

/** Evaluations over real records, without what would run them by itself: a test says when that happens. */
final class EvaluationRecords implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    /** By then nothing is just being made by another process. */
    private static final Clock LONG_AFTER = Clock.offset(CLOCK, Duration.ofHours(1));

    private final ConfigurableApplicationContext context;

    /** @param store the settings of the store that keeps the records; none for the usual one */
    EvaluationRecords(Path folder, String... store) {
        this.context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(beans())
                .run(StoredRecords.arguments(folder, store));
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

    EvaluationRun run(EvaluationRun.QuestionTrial trial) {
        return new EvaluationRun(store(), queue(), trial);
    }

    EvaluationRunner runner(EvaluationRun.QuestionTrial trial) {
        return new EvaluationRunner(
                repository(),
                store(),
                queue(),
                run(trial),
                context.getBean(Leases.class),
                context.getBean(RecordStoreInUse.class),
                LONG_AFTER);
    }

    Evaluation now(Evaluation evaluation) {
        return repository().findById(evaluation.id()).orElseThrow();
    }

    void leaves(KnowledgeBase base) {
        context.publishEvent(new KnowledgeBaseDeleting(base.ref()));
    }

    /** {@return what keeps them in another process, to which something happens after each call for results} */
    EvaluationStore another(Interposed.Happening afterResults) {
        return new EvaluationStore(
                repository(),
                context.getBean(QuestionSetRepository.class),
                Interposed.after(ResultRepository.class, context.getBean(ResultRepository.class), afterResults));
    }

    /** {@return how many records of evaluations there are, of whatever kind} */
    int records() {
        return count(EvaluationRepository.class) + count(QuestionSetRepository.class) + count(ResultRepository.class);
    }

    private int count(Class<? extends CrudRepository<?, String>> repository) {
        return (int) context.getBean(repository).count();
    }

    @Override
    public void close() {
        context.close();
    }

    private static ApplicationContextInitializer<GenericApplicationContext> beans() {
        return context -> {
            context.registerBean(Clock.class, () -> CLOCK);
            context.registerBean(ServingGeneration.class, Nothing::new);
        };
    }

    /** An index that is not there, with a model that embeds nothing. */
    private static final class Nothing implements ServingGeneration {

        @Override
        public <T> T use(Function<Used, T> work) {
            throw new IllegalStateException("Nothing is to be searched");
        }

        @Override
        public String name() {
            return "1";
        }

        @Override
        public VectorSpace space() {
            return new VectorSpace("none", 1);
        }

        @Override
        public Embeddings forPassages() {
            throw new IllegalStateException("No text is to be embedded");
        }

        @Override
        public boolean hasModel() {
            return true;
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
