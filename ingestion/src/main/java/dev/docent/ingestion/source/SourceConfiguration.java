package dev.docent.ingestion.source;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceProperties.class)
class SourceConfiguration {

    @Bean
    SourceUnpacker sourceUnpacker(SourceProperties limits, @Value("${docent.data:data}") Path data) {
        return new SourceUnpacker(new TemporaryFiles(data.resolve("tmp").resolve("sources")), limits);
    }
}
