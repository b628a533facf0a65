package dev.docent.ingestion.document;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteRepositoriesTest
        implements DocumentRepositoryContract, KnowledgeBaseRepositoryContract, DeletionRepositoryContract {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void open() {
        context = new SpringApplicationBuilder(Stores.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + folder,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void empty() {
        var sql = context.getBean(JdbcTemplate.class);
        sql.update("delete from documents");
        sql.update("delete from knowledge_bases");
        sql.update("delete from deletions");
    }

    @Override
    public DocumentRepository records() {
        return context.getBean(DocumentRepository.class);
    }

    @Override
    public KnowledgeBaseRepository bases() {
        return context.getBean(KnowledgeBaseRepository.class);
    }

    @Override
    public DeletionRepository deletions() {
        return context.getBean(DeletionRepository.class);
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @EnableAutoConfiguration
    @ComponentScan("dev.docent.storage")
    static class Stores {}
}
