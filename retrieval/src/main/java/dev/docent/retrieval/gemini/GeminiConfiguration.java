package dev.docent.retrieval.gemini;

import dev.docent.retrieval.provider.Pacing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where Gemini is not set up, nothing of it is loaded; where it is, not before somebody asks for it. */
@Configuration(proxyBeanMethods = false)
@Conditional(GeminiConfiguration.IsSetUp.class)
@EnableConfigurationProperties(GeminiProperties.class)
class GeminiConfiguration {

    @Bean
    @Lazy
    GeminiClient geminiClient(GeminiProperties settings) {
        return GeminiClient.open(settings, Pacing.REAL);
    }

    static final class IsSetUp implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return GeminiSettings.areMeant(context.getEnvironment());
        }
    }
}
