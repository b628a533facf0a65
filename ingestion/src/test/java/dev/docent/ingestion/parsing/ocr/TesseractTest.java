package dev.docent.ingestion.parsing.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.docent.ingestion.parsing.ParsingProperties.Ocr;
import dev.docent.ingestion.parsing.ocr.Tesseract.RecognitionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TesseractTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void readsTheTextOfAPicture() throws RecognitionException {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        assertThat(Tesseract.of(new Ocr(true, "eng", "tesseract", LONG))
                        .read(DrawnText.of("The ferry leaves at seven", "from the northern pier."), 150)
                        .paragraphs())
                .containsExactly("The ferry leaves at seven from the northern pier.");
    }

    @Test
    void reportsThatTesseractIsNotInstalled() {
        assertThatThrownBy(() -> Tesseract.of(new Ocr(true, "eng", "no-such-program", LONG))
                        .read(DrawnText.of("Tide"), 0))
                .hasMessageContaining("not installed");
    }

    @Test
    void reportsThatOcrIsDisabled() {
        assertThatThrownBy(() ->
                        Tesseract.of(new Ocr(false, "eng", "tesseract", LONG)).read(DrawnText.of("Tide"), 0))
                .hasMessageContaining("docent.parsing.ocr.enabled");
    }

    @Test
    void reportsTheMissingLanguage() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        assertThatThrownBy(() -> Tesseract.of(new Ocr(true, "eng+tlh", "tesseract", LONG))
                        .read(DrawnText.of("Tide"), 0))
                .hasMessageContaining("'tlh'");
    }

    @Test
    void enforcesTheTimeLimit() {
        assumeTrue(DrawnText.canBeRead(), "Tesseract is absent");

        assertThatThrownBy(() -> Tesseract.of(new Ocr(true, "eng", "tesseract", Duration.ofMillis(1)))
                        .read(DrawnText.of("Tide"), 0))
                .hasMessageContaining("too long");
    }

    @Test
    void rejectsOptionsAsLanguages() {
        assertThatThrownBy(() -> new Ocr(true, "--help", "tesseract", LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
