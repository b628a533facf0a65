package dev.docent.ingestion.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    report.pdf,                    report.pdf
                    /etc/passwd,                   passwd
                    ..\\..\\boot.ini,              boot.ini
                    C:\\Users\\me\\My report.docx, My report.docx
                    a/b\\c.txt,                    c.txt
                    Übung – 日本語.md,              Übung – 日本語.md
                    .profile,                      .profile
                    """)
    void keepsTheNameWithoutItsPath(String given, String shown) {
        assertThat(Filename.of(given).value()).isEqualTo(shown);
    }

    @Test
    void dropsWhatHidesOrReordersCharacters() {
        assertThat(Filename.of("in\u202Evoice\u202C\u200Bfdp.exe\r\n\0").value())
                .isEqualTo("invoicefdp.exe");
        assertThat(Filename.of("half\uD83D.txt").value()).isEqualTo("half.txt");
    }

    @Test
    void keepsTheJoinersOfScriptsAndEmoji() {
        assertThat(Filename.of("می\u200Cخواهم 👩\u200D🔬.txt").value()).isEqualTo("می\u200Cخواهم 👩\u200D🔬.txt");
    }

    @Test
    void composesAccents() {
        assertThat(Filename.of("re\u0301sume\u0301.pdf").value()).isEqualTo("résumé.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ".", "..", "folder/", "\u202E", "\t\n"})
    void namesWhatHasNoName(String given) {
        assertThat(Filename.of(given).value()).isEqualTo("document");
    }

    @Test
    void shortensALongNameButNotItsExtension() {
        var shown = Filename.of("n".repeat(1000) + ".pdf").value();

        assertThat(shown).hasSize(255).endsWith("nn.pdf");
    }

    @Test
    void neverCutsACharacterInHalf() {
        var shown = Filename.of("x" + "😀".repeat(300)).value();

        assertThat(shown).hasSizeLessThanOrEqualTo(255).endsWith("😀");
    }
}
