package dev.docent.retrieval.chat.openai;

import dev.docent.retrieval.openai.OpenAiModel;
import dev.docent.retrieval.openai.OpenAiProperties;
import dev.docent.retrieval.openai.OpenAiServer;
import dev.docent.retrieval.openai.OpenAiSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Who names a model here means it, whatever keys of others are set besides. */
@Configuration(proxyBeanMethods = false)
@Conditional(OpenAiChatConfiguration.IsSetUp.class)
class OpenAiChatConfiguration {

    @Bean
    @Primary
    OpenAiCompatibleChatModel openAiChatModel(OpenAiServer server, OpenAiProperties settings) {
        return new OpenAiCompatibleChatModel(
                server, new OpenAiModel(settings.model().strip(), "OPENAI_MODEL"));
    }

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return OpenAiSettings.turningOnChat(context.getEnvironment()).isPresent();
        }
    }
}
