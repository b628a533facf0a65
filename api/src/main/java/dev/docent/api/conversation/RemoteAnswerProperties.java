package dev.docent.api.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Another installation that answers in our place.
 *
 * @param url where its questions go, such as {@code https://host:5996/query}; empty to answer ourselves
 * @param apiKey what it knows us by; may be empty
 * @param timeout how long an answer may take
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
