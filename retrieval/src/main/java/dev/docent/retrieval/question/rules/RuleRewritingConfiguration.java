package dev.docent.retrieval.question.rules;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.rewriting.kind", havingValue = "rules", matchIfMissing = true)
class RuleRewritingConfiguration {

    @Bean
    RuleQuestionRewriting questionRewriting() {
        return new RuleQuestionRewriting();
    }
}
