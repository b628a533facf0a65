package dev.docent.api.conversation;

import dev.docent.retrieval.AnswerQuestion;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Chooses the source of answers: the installation at {@code CHAT_URL} if it is set, our own documents otherwise. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswerConfiguration.RemoteAnswerProperties.class)
class AnswerConfiguration {

    /** Is injected only where it is asked for: the answers to people's questions are counted on the way. */
    @Bean(defaultCandidate = false)
    @Qualifier(AnswerSource.UNCOUNTED)
    AnswerSource uncountedAnswers(AnswerQuestion local, RemoteAnswerProperties remote, RestClient.Builder http) {
        return remote.url().isBlank() ? local::answer : remote(http, remote);
    }

    static AnswerSource remote(RestClient.Builder http, RemoteAnswerProperties remote) {
        return new RemoteAnswers(client(http, remote), remote.url());
    }

    private static RestClient client(RestClient.Builder http, RemoteAnswerProperties remote) {
        var connection = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var factory = new JdkClientHttpRequestFactory(connection);
        factory.setReadTimeout(remote.timeout());
        return http.requestFactory(factory)
                .defaultHeaders(headers -> {
                    if (!remote.apiKey().isBlank()) {
                        headers.set("X-API-Key", remote.apiKey());
                    }
                })
                .build();
    }

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
}
