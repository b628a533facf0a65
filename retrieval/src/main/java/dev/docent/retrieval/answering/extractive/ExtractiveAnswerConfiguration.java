package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.answering.SupportProperties;
import dev.docent.retrieval.embedding.TokenCounter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.answering.kind", havingValue = "extractive", matchIfMissing = true)
@EnableConfigurationProperties({ExtractiveAnswerProperties.class, SupportProperties.class})
class ExtractiveAnswerConfiguration {

    @Bean
    ExtractiveAnswerComposer answerComposer(
            SourceTexts texts, TokenCounter tokens, ExtractiveAnswerProperties properties, SupportProperties support) {
        return new ExtractiveAnswerComposer(
                new CitationCheck(texts), new SupportCheck(support.unsupported()), tokens, properties.evidence());
    }
}
