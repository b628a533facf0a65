package dev.docent.ingestion.parsing.worker;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.ingestion.parsing.sandbox.SandboxProperties;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings and the sandbox of the worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ParsingProperties.class, SandboxProperties.class, WorkerProperties.class})
class WorkerConfiguration {

    @Bean
    ParsingSandbox parsingSandbox(
            SandboxProperties sandbox,
            ParsingProperties limits,
            @Value("${docent.data:data}/tmp/sandbox") Path folder) {
        return new ParsingSandbox(sandbox, folder, limits.ocr().command());
    }
}
