package dev.docent.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.progress.DocumentProgress;
import dev.docent.ingestion.pipeline.step.LineParser;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.OffsetPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All of ingestion on a data folder, with SQLite, the folder of objects and Lucene. Only embedding is a simple one that a
 * test can interfere with, and so is reading unless a test wants the parsers, and the door of the index.
 */
final class Installation implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /** With documents of lines of text. */
    Installation(Path data, int workers) {
        this(data, workers, "lines", false);
    }

    /** {@return an installation that reads documents of all kinds} */
    static Installation withParsers(Path data) {
        return new Installation(data, 2, "parsers", false);
    }

    /** {@return one that reads lines and takes others to be at the same records} */
    static Installation amongOthers(Path data) {
        return new Installation(data, 2, "lines", true);
    }

    /** {@return one that reads lines and embeds with a model of this name} */
    static Installation withModel(Path data, String model) {
        return new Installation(data, 2, "lines", false, model);
    }

    private Installation(Path data, int workers, String reading, boolean shared) {
        this(data, workers, reading, shared, "length");
    }

    private Installation(Path data, int workers, String reading, boolean shared, String model) {
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + data,
                        "docent.pipeline.workers=" + workers,
                        "docent.pipeline.shared=" + shared,
                        "docent.embedding.tokenizer=simple",
                        "docent.test.reading=" + reading,
                        "docent.test.model=" + model,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off")
                // After the adapters were chosen: no setting chooses the model of a test.
                .initializers(prepared ->
                        TestPropertyValues.of("docent.embedding.kind=simple").applyTo(prepared.getEnvironment()))
                .run();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    String base(String owner) {
        return part(KnowledgeBases.class).defaultOf(owner).id();
    }

    Document upload(String owner, String text) {
        return accept(owner, text).document();
    }

    Document upload(String owner, String base, String text) {
        return accept(owner, base, text).document();
    }

    Accepted accept(String owner, String text) {
        return accept(owner, base(owner), text);
    }

    Document upload(String owner, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return accept(owner, base(owner), file.getFileName().toString(), content)
                    .document();
        }
    }

    private Accepted accept(String owner, String base, String text) {
        return accept(owner, base, "notes.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Accepted accept(String owner, String base, String filename, InputStream content) {
        return part(IngestDocument.class)
                .accept(new Upload(new KnowledgeBaseRef(owner, base), filename, content, Metadata.NONE));
    }

    /** {@return the document once it is ready or failed} */
    Document finished(Document document) {
        return part(DocumentProgress.class).await(document.ref(), Duration.ofSeconds(50));
    }

    Document now(Document document) {
        return part(Documents.class).get(document.ref());
    }

    List<String> passages(Document document) {
        return part(PassageIndex.class).passages(new DocumentRef(document.owner(), document.id()), 0, 1000).stream()
                .map(Passage::text)
                .toList();
    }

    List<Passage> search(String owner, String question) {
        var vector = part(Embeddings.class).query(question);
        var scope = Scope.of(owner, base(owner));
        return part(PassageIndex.class)
                .search(new PassageQuery(scope, question, vector, SearchMode.HYBRID, 100, null))
                .stream()
                .map(PassageHit::passage)
                .toList();
    }

    /** Fails if a document or knowledge base is left in any of the stores, or the owner sees one. */
    void assertEmpty(String owner) {
        assertThat(part(KnowledgeBases.class)
                        .list(owner, new OffsetPage(10, 0, Sort.unsorted()))
                        .getContent())
                .isEmpty();
        for (var table : List.of("documents", "knowledge_bases")) {
            assertThat(part(JdbcTemplate.class).queryForObject("select count(*) from " + table, Integer.class))
                    .as(table)
                    .isZero();
        }
        assertThat(part(ObjectStore.class).list("")).isEmpty();
        assertThat(part(PassageIndex.class).documents(null, 10)).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.docent.storage", "dev.docent.retrieval", "dev.docent.ingestion"})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        LengthEmbeddingModel embeddingModel() {
            return new LengthEmbeddingModel();
        }

        @Bean
        Embeddings embeddings(LengthEmbeddingModel model, @Value("${docent.test.model}") String name) {
            return new Embeddings(model, name);
        }

        @Bean
        TokenCounter tokenCounter() {
            return text -> text.split(" ").length;
        }

        @Bean
        @Primary
        @ConditionalOnProperty(name = "docent.test.reading", havingValue = "lines")
        LineParser lineParser() {
            return new LineParser();
        }

        @Bean
        @Primary
        WatchedPassageIndex watchedPassageIndex(@Qualifier("passageIndex") PassageIndex index) {
            return new WatchedPassageIndex(index);
        }
    }
}
