package dev.docent.retrieval.chat.gemini;

import dev.docent.retrieval.gemini.GeminiClient;
import dev.docent.retrieval.gemini.GeminiModel;
import dev.docent.retrieval.gemini.GeminiProperties;
import dev.docent.retrieval.gemini.GeminiSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The model is loaded when somebody asks for it. */
@Configuration(proxyBeanMethods = false)
@Conditional(GeminiChatConfiguration.IsSetUp.class)
class GeminiChatConfiguration {

    @Bean
    @Lazy
    GeminiChatModel chatModel(GeminiClient client, GeminiProperties settings) {
        return new GeminiChatModel(client, new GeminiModel(settings.chatModel().strip(), "GEMINI_MODEL"));
    }

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return GeminiSettings.turningOn(context.getEnvironment()).isPresent();
        }
    }
}
