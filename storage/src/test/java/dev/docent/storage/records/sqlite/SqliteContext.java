package dev.docent.storage.records.sqlite;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Records in SQLite, with Boot's own configuration around them and nothing else. */
final class SqliteContext {

    private SqliteContext() {}

    static ConfigurableApplicationContext start(Path folder, String... settings) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + folder,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off")
                .properties(settings)
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SqliteRecordsConfiguration.class)
    static class Application {}
}
