package dev.docent.api;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** All records of the service in the store that the settings name, and nothing else. */
public final class StoredRecords {

    private StoredRecords() {}

    public static ConfigurableApplicationContext start(Path folder, String... settings) {
        return new SpringApplicationBuilder(Stores.class)
                .web(WebApplicationType.NONE)
                .run(arguments(folder, settings));
    }

    /** {@return what starts the service, or a part of it, with these settings, whatever its own file says} */
    public static String[] arguments(Path folder, String... settings) {
        return Stream.concat(Stream.of("docent.data=" + folder), Stream.of(settings))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        PersistenceExceptionTranslationAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan("dev.docent.storage.records")
    static class Stores {}
}
