package dev.docent.api.migration;

import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The stores, the index and the embedding model of one side, without the background work on index generations. Not marked as
 * a configuration, so that the service does not scan it.
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
