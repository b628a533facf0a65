package dev.docent.api.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.exchange.PublicUrl;
import dev.docent.api.exchange.PublicUrl.ServerProperties;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class QuestionUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "192.0.2.7"})
    void hasTheHostOfTheRequestIfItNamesThisMachine(String host) {
        assertThat(url(null, host)).isEqualTo("https://" + host + ":8443/query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "localhost.elsewhere.example", "192.0.2.8", "127.0.0.1.example"})
    void hasTheAddressOfTheConnectionOtherwise(String host) {
        assertThat(url(null, host)).isEqualTo("https://192.0.2.7:5996/query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "elsewhere.example"})
    void beginsWithTheConfiguredUrl(String host) {
        assertThat(url("https://docent.example", host)).isEqualTo("https://docent.example/query");
        assertThat(url("https://docent.example/a/", host)).isEqualTo("https://docent.example/a/query");
        assertThat(url("", host)).doesNotContain("docent.example");
    }

    @Test
    void refusesASettingThatIsNoUrl() {
        for (var wrong : new String[] {"docent.example", "/query", "https://docent.example?a"}) {
            assertThatThrownBy(() -> url(wrong, "localhost")).hasMessageContaining("DOCENT_PUBLIC_URL");
        }
    }

    private static String url(@Nullable String configured, String host) {
        var request = new MockHttpServletRequest();
        request.setScheme("https");
        request.setServerName(host);
        request.setServerPort(8443);
        request.setLocalAddr("192.0.2.7");
        request.setLocalPort(5996);
        return new QuestionUrl(
                        new PublicUrl(new ServerProperties(configured == null ? null : URI.create(configured), "")))
                .of(request);
    }
}
