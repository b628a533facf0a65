package dev.docent.api.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another installation that answers all questions.
 *
 * @param url the URL that questions are sent to, such as {@code https://host:5996/query}; empty to answer from our own
 *     documents
 * @param apiKey the API key for that installation; may be empty
 * @param timeout the longest time that an answer may take
 */
@ConfigurationProperties("docent.chat")
record RemoteAnswerProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String apiKey,
        @DefaultValue("60s") Duration timeout) {

    @Override
    public String toString() {
        return "RemoteAnswerProperties[timeout=" + timeout + "]";
    }
}
