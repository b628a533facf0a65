package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.provider.HostedModel;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.answering.provider", havingValue = "openai")
class OpenAiChatConfiguration {

    @Bean(defaultCandidate = false)
    OpenAiCompatibleChatModel docentChatModel(OpenAiServer server, OpenAiProperties settings) {
        return new OpenAiCompatibleChatModel(
                server, new HostedModel(settings.model().strip(), "OPENAI_MODEL"), settings.reasoningEffort());
    }
}
