package dev.docent.retrieval.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiAccessTest {

    private static final String KEY = GeminiStandIn.KEY;

    @Test
    void isTheKeyThatGooglesToolsWouldTake() {
        assertThat(of(Map.of("api-key", KEY))).isEqualTo(new GeminiAccess.ApiKey("GEMINI_API_KEY", KEY, ""));
        assertThat(of(Map.of("api-key", "other", "google-api-key", KEY)))
                .isEqualTo(new GeminiAccess.ApiKey("GOOGLE_API_KEY", KEY, ""));
        assertThat(of(Map.of("api-key", " " + KEY + " ", "google-api-key", "")))
                .isEqualTo(new GeminiAccess.ApiKey("GEMINI_API_KEY", KEY, ""));
    }

    @Test
    void isVertexWithProjectAndLocation() {
        var vertex = new GeminiAccess.Vertex("p1", "global", "", "");

        assertThat(of(Map.of("project", "p1", "location", "global"))).isEqualTo(vertex);
        assertThat(of(Map.of("project", "p1", "location", "global", "api-key", KEY)))
                .isInstanceOf(GeminiAccess.ApiKey.class);
        assertThat(of(Map.of("project", "p1", "location", "global", "api-key", KEY, "use-vertex-ai", "True")))
                .isEqualTo(vertex);
    }

    @Test
    void namesWhatIsMissingOfAHalf() {
        assertThatThrownBy(() -> of(Map.of("project", "p1")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("GOOGLE_CLOUD_PROJECT is set, but GOOGLE_CLOUD_LOCATION is not");
        assertThatThrownBy(() -> of(Map.of("location", "global")))
                .hasMessageContaining("GOOGLE_CLOUD_LOCATION is set, but GOOGLE_CLOUD_PROJECT is not");
        assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("GEMINI_API_KEY");
        assertThatThrownBy(() -> of(Map.of("api-key", KEY, "use-vertex-ai", "true")))
                .hasMessageContaining("GOOGLE_CLOUD_PROJECT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AIza two", "AIza\ntwo", "AIzaÄ", "AIza\u0000"})
    void refusesAKeyThatIsNoneWithoutRepeatingIt(String key) {
        assertThatThrownBy(() -> of(Map.of("api-key", key)))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("GEMINI_API_KEY")
                .hasMessageNotContaining("AIza");
    }

    @Test
    void refusesAProjectOrLocationThatWouldLeadElsewhere() {
        assertThatThrownBy(() -> of(Map.of("project", "p1", "location", "evil.example/x?")))
                .hasMessageContaining("GOOGLE_CLOUD_LOCATION");
        assertThatThrownBy(() -> of(Map.of("project", "../p1", "location", "global")))
                .hasMessageContaining("GOOGLE_CLOUD_PROJECT");
    }

    @Test
    void tellsNobodyTheKey() {
        var settings = Map.of("api-key", KEY, "google-api-key", KEY);

        assertThat(of(settings).toString()).doesNotContain("AIza");
        assertThat(StandInSettings.bound(settings).toString()).doesNotContain("AIza");
    }

    private static GeminiAccess of(Map<String, String> settings) {
        return GeminiAccess.of(StandInSettings.bound(settings));
    }
}
