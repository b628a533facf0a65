package dev.docent.api.webhook.transport;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the HTTP client of webhooks, without redirects, retries, cookies and connection reuse. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookTransportConfiguration {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    @Bean
    CheckedAddresses webhookAddresses(WebhookProperties properties) {
        return new CheckedAddresses(SystemDefaultDnsResolver.INSTANCE, properties.allowPrivate());
    }

    @Bean
    WebhookTargets webhookTargets(CheckedAddresses addresses, WebhookProperties properties) {
        return new WebhookTargets(addresses, properties.allowHttp());
    }

    @Bean
    static HttpWebhookTransport webhookTransport(CheckedAddresses addresses, WebhookProperties properties) {
        return new HttpWebhookTransport(client(addresses, properties), properties.timeout());
    }

    private static CloseableHttpClient client(CheckedAddresses addresses, WebhookProperties properties) {
        var timeout = Timeout.of(properties.timeout());
        return HttpClients.custom()
                .setConnectionManager(connections(addresses, properties))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setUserAgent("Docent-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Limits the headers of an answer, which are kept in memory. */
    private static HttpClientConnectionManager connections(CheckedAddresses addresses, WebhookProperties properties) {
        var timeout = Timeout.of(properties.timeout());
        var limits = Http1Config.custom()
                .setMaxLineLength(8192)
                .setMaxHeaderCount(100)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(timeout)
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(timeout).build())
                .setMaxConnTotal(properties.atOnce())
                .setMaxConnPerRoute(properties.atOnce())
                .build();
    }
}
