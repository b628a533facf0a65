package dev.docent.storage.records;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** Records as the settings say, with Boot's own configuration around them and nothing else. */
public final class StartedRecords {

    private StartedRecords() {}

    public static ConfigurableApplicationContext start(Path folder, String... settings) {
        return new SpringApplicationBuilder(Application.class)
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
    @ComponentScan("dev.docent.storage.records")
    static class Application {}
}
