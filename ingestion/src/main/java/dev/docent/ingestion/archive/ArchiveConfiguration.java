package dev.docent.ingestion.archive;

import dev.docent.runtime.TemporaryFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveProperties.class)
class ArchiveConfiguration {

    @Bean
    TemporaryFiles archives(@Value("${docent.data:data}") Path data) {
        return new TemporaryFiles(data.resolve("tmp").resolve("archives")).clear();
    }
}
