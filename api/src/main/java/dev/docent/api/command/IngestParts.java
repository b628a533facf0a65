package dev.docent.api.command;

import dev.docent.api.access.Accounts;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What ingestion takes, without anything of the service, its certificate included. Not marked as a configuration, so that the service skips it. */
@EnableAutoConfiguration(exclude = {SslAutoConfiguration.class, SslHealthContributorAutoConfiguration.class})
@ComponentScan({"dev.docent.storage", "dev.docent.retrieval", "dev.docent.ingestion"})
@Import(Accounts.class)
class IngestParts {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
