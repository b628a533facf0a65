package dev.docent.retrieval.chat.gemini;

import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazy, because the client reads credentials when it is created. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.answering.provider", havingValue = "gemini")
class GeminiChatConfiguration {

    @Bean(defaultCandidate = false)
    @Lazy
    GeminiChatModel docentChatModel(GeminiClient client, GeminiProperties settings) {
        return new GeminiChatModel(
                client, GeminiClient.model(settings.chatModel().strip(), "GEMINI_MODEL"), settings.thinkingLevel());
    }
}
