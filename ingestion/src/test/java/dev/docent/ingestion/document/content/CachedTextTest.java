package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachedTextTest {

    @Test
    void slicesByCodePoints() {
        assertThat(text("a😀b😀c").slice(1, 4)).contains("😀b😀");
        assertThat(text("plain words").slice(6, 11)).contains("words");
    }

    @Test
    void slicesToTheVeryEndAndToNothing() {
        assertThat(text("a😀").slice(0, 2)).contains("a😀");
        assertThat(text("a😀").slice(2, 2)).contains("");
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,3", "2,1", "3,3", "0,2147483647"})
    void holdsNothingOutsideTheText(int start, int end) {
        assertThat(text("a😀").slice(start, end)).isEmpty();
        assertThat(text("ab").slice(start, end)).isEmpty();
    }

    private static CachedText text(String text) {
        return CachedText.of(new ExtractedText(text, List.of()), 0);
    }
}
