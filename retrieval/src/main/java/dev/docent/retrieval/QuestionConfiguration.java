package dev.docent.retrieval;

import dev.docent.runtime.Steps;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {

    /** {@return the steps from a question to its answer: rewrite, embed, search, rerank, answer, read and verify} */
    @Bean
    Steps questionSteps(ObjectProvider<ObservationRegistry> observations) {
        return new Steps("question", observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
