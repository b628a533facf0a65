package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import dev.docent.api.launch.PrepareFolders;
import dev.docent.api.usage.LimitsOfNodes;
import dev.docent.api.usage.UsageCounter;
import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The beans of ingestion, without the HTTP service. Not marked as a configuration, so that the service does not scan it. */
@EnableAutoConfiguration(exclude = {SslAutoConfiguration.class, SslHealthContributorAutoConfiguration.class})
@ComponentScan({"dev.docent.storage", "dev.docent.retrieval", "dev.docent.ingestion"})
@Import({Accounts.class, UsageCounter.class, LimitsOfNodes.class})
class IngestionContext {

    /** {@return a context on the data folder, which the caller closes; the start is refused while a service uses the folder} */
    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(IngestionContext.class)
                .web(WebApplicationType.NONE)
                .listeners(PrepareFolders.ofDataAlone())
                .run("--logging.level.dev.docent=WARN", "--docent.tracing.endpoint=");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
