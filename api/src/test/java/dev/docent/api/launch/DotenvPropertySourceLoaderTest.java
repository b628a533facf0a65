package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

class DotenvPropertySourceLoaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            NAME=value                    ~ value
            export NAME=value             ~ value
            NAME = "two words"            ~ two words
            NAME='it "is" quoted'         ~ it "is" quoted
            NAME=a#b                      ~ a#b
            NAME=value # a comment        ~ value
            NAME=base64+/=                ~ base64+/=
            NAME=${OTHER}                 ~ ${OTHER}
            NAME=                         ~ ``
            """)
    void readsALine(String line, String value) throws IOException {
        assertThat(load(line)).isEqualTo(value);
    }

    @Test
    void ignoresCommentsBlankLinesAndWhatIsNoSetting() throws IOException {
        assertThat(load("# NAME=one\n\nnothing\nNAME=two\n")).isEqualTo("two");
    }

    @Test
    void takesTheNamesThatSettingsHaveInTheEnvironment() throws IOException {
        var settings = new MutablePropertySources();
        settings.addLast(source("DOCENT_RERANKING_MODELFOLDER=models\ndocent.data=here"));

        var binder = new Binder(ConfigurationPropertySources.from(settings));

        assertThat(binder.bind("docent.reranking.model-folder", String.class).get())
                .isEqualTo("models");
        assertThat(binder.bind("docent.data", String.class).get()).isEqualTo("here");
    }

    private static Object load(String text) throws IOException {
        return source(text).getProperty("NAME");
    }

    private static PropertySource<?> source(String text) throws IOException {
        return new DotenvPropertySourceLoader()
                .load(".env", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
    }
}
