package dev.docent.retrieval.answering.extractive;

import dev.docent.retrieval.answering.AnsweringProperties;
import dev.docent.retrieval.answering.CitationCheck;
import dev.docent.retrieval.answering.SourceTexts;
import dev.docent.retrieval.answering.SupportCheck;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.embedding.TokenVectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ExtractiveAnswerProperties.class, AnsweringProperties.class})
class ExtractiveAnswerConfiguration {

    @Bean
    CoveringSentence supportingSentence() {
        return new CoveringSentence();
    }

    @Bean
    ExtractiveAnswerComposer extractiveAnswers(
            SourceTexts texts,
            TokenCounter tokens,
            ObjectProvider<TokenVectors> vectors,
            ExtractiveAnswerProperties properties,
            AnsweringProperties answering) {
        return new ExtractiveAnswerComposer(
                new CitationCheck(texts),
                new SupportCheck(answering.unsupported()),
                tokens,
                vectors.getIfAvailable(),
                properties,
                answering.strictness());
    }
}
