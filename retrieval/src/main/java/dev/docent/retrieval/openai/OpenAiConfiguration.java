package dev.docent.retrieval.openai;

import dev.docent.retrieval.provider.Pacing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where no such server is set, nothing of this is loaded. */
@Configuration(proxyBeanMethods = false)
@Conditional(OpenAiConfiguration.IsMeant.class)
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {

    @Bean
    OpenAiServer openAiServer(OpenAiProperties settings) {
        return OpenAiServer.open(settings, Pacing.REAL);
    }

    static final class IsMeant implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return OpenAiSettings.areMeant(context.getEnvironment());
        }
    }
}
