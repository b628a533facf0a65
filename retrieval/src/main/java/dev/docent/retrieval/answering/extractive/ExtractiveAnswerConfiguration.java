package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.embedding.TokenCounter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.answering.kind", havingValue = "extractive", matchIfMissing = true)
@EnableConfigurationProperties(ExtractiveAnswerProperties.class)
class ExtractiveAnswerConfiguration {

    @Bean
    ExtractiveAnswerComposer answerComposer(
            SourceTexts texts, TokenCounter tokens, ExtractiveAnswerProperties properties) {
        return new ExtractiveAnswerComposer(new CitationCheck(texts), tokens, properties.evidence());
    }
}
