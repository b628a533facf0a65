package dev.docent.ingestion.pipeline;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteRepositoriesTest implements StoredRepositories {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void open() {
        context = StoredRecords.start(folder);
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
        sql.update("delete from passage_corrections");
    }

    @Override
    public ApplicationContext stores() {
        return context;
    }
}
