package dev.docent.ingestion.pipeline;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The records of this module in the store that the settings name. */
final class StoredRecords {

    private StoredRecords() {}

    static ConfigurableApplicationContext start(Path folder, String... settings) {
        return new SpringApplicationBuilder(Stores.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "docent.data=" + folder,
                        "spring.flyway.locations=classpath:db/sqlite",
                        "spring.main.banner-mode=off")
                .properties(settings)
                .run("--DATABASE_NAME=");
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @EnableAutoConfiguration
    @ComponentScan("dev.docent.storage")
    static class Stores {}
}
