package dev.docent.api.access.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration of an issuer may say. */
class ProviderConfigurationTest {

    private static final String ISSUER = "https://idp.example/staff/";

    @Test
    void namesTheKeys() throws IOException {
        ResourceRetriever http = url -> {
            assertThat(url).hasToString("https://idp.example/staff/.well-known/openid-configuration");
            return json("{'issuer': 'https://idp.example/staff/', 'jwks_uri': 'https://keys.example/staff'}");
        };

        assertThat(ProviderConfiguration.keys(ISSUER, http)).hasToString("https://keys.example/staff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'issuer': 'https://idp.example/guests', 'jwks_uri': 'https://keys.example'} | another issuer",
                "{'jwks_uri': 'https://keys.example'} | another issuer",
                "{'issuer': 'https://idp.example/staff/', 'jwks_uri': 'http://keys.example'} | https",
                "{'issuer': 'https://idp.example/staff/', 'jwks_uri': 'file:///etc/keys'} | https",
                "{'issuer': 'https://idp.example/staff/'} | https",
                "<html> | malformed"
            })
    void isRefusedIfItCannotBeTrusted(String content, String reason) {
        assertThatIOException()
                .isThrownBy(() -> ProviderConfiguration.keys(ISSUER, _ -> json(content)))
                .withMessageContaining(reason);
    }

    private static Resource json(String text) {
        return new Resource(text.replace('\'', '"'), "application/json");
    }
}
