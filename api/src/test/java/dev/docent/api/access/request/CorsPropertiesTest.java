package dev.docent.api.access.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPropertiesTest {

    @Test
    void takesOriginsAndIgnoresSpaces() {
        var settings = new CorsProperties(List.of(" https://app.example.com", "http://localhost:3000 ", ""));

        assertThat(settings.corsOrigins()).containsExactly("https://app.example.com", "http://localhost:3000");
        assertThat(settings.permitsAll()).isFalse();
        assertThat(new CorsProperties(List.of("*")).permitsAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com/page",
                "https://user@app.example.com",
                "https://*.example.com",
                "ftp://app.example.com",
                "null",
                "https://",
                "https://a b"
            })
    void refusesWhatIsNoOriginAndSaysWhatIs(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsProperties(List.of(origin)))
                .withMessageContaining("CORS_ORIGINS")
                .withMessageContaining(origin)
                .withMessageContaining("https://app.example.com");
    }

    @Test
    void refusesAllBesideSome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsProperties(List.of("*", "https://app.example.com")));
    }
}
