package dev.docent.retrieval.question.rules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RuleRewritingConfiguration {

    @Bean
    RuleQuestionRewriting ruleRewriting() {
        return new RuleQuestionRewriting();
    }
}
