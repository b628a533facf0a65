package dev.docent.api.migration;

import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * What is moved between: stores, the index and the embedding model. What fills generations of the index is left out, since
 * nothing may work in it. Not marked as a configuration, so that the service skips it.
 */
@EnableAutoConfiguration(exclude = {SslAutoConfiguration.class, SslHealthContributorAutoConfiguration.class})
@ComponentScan(
        basePackages = {"dev.docent.storage", "dev.docent.retrieval"},
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.docent\\.retrieval\\.generation\\..*"))
class MigrationParts {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
