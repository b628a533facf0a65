package dev.docent.retrieval.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.provider.Pacing;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenAiPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/v1, The model server at localhost:11434",
        "https://api.openai.com/v1/, OpenAI",
        "'', OpenAI"
    })
    void namesTheServer(String url, String name) {
        var server = new OpenAiServer(settings(Map.of("model", "m", "api-key", "sk-1", "base-url", url)), Pacing.REAL);

        assertThat(server.name()).isEqualTo(name);
        assertThat(server.isOpenAi()).isEqualTo(name.equals("OpenAI"));
    }

    @Test
    void saysWhatIsMissing() {
        assertRefused(Map.of("base-url", "http://localhost:1/v1"), "OPENAI_MODEL is missing. Set it to the model");
        assertRefused(Map.of("model", "m"), "OPENAI_API_KEY is missing. Set it, or set OPENAI_BASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:11434",
                "ftp://host/v1",
                "http://",
                "http://user:secret@host/v1",
                "http://host/v1?key=secret",
                "a b"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> settings(Map.of("model", "m", "base-url", url)).base())
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL must be an address such as")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAKeyOfTwoLinesWithoutRepeatingIt() {
        assertThatThrownBy(() ->
                        settings(Map.of("model", "m", "api-key", "sk-1\nsk-2")).base())
                .isInstanceOf(WrongSettingException.class)
                .hasMessageNotContaining("sk-");
        assertThat(settings(Map.of("model", "m", "api-key", "sk-1"))).asString().doesNotContain("sk-1");
    }

    private static void assertRefused(Map<String, String> settings, String sentence) {
        assertThatThrownBy(() -> settings(settings).base())
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith(sentence);
    }

    private static OpenAiProperties settings(Map<String, String> settings) {
        var named = new HashMap<String, String>();
        settings.forEach((name, value) -> named.put("docent.openai." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("docent.openai", OpenAiProperties.class);
    }
}
