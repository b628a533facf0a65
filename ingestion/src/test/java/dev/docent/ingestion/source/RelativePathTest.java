package dev.docent.ingestion.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.txt                 | a.txt
                    folder/a.txt          | folder/a.txt
                    /etc/passwd           | etc/passwd
                    C:\\Users\\ann\\a.txt | Users/ann/a.txt
                    folder\\a.txt         | folder/a.txt
                    ./a//b/./c.txt        | a/b/c.txt
                    ' a / b.txt '         | a/b.txt
                    """)
    void isCleaned(String given, String expected) {
        assertThat(RelativePath.of(given).orElseThrow().value()).isEqualTo(expected);
    }

    @Test
    void hidesAndReordersNothing() {
        assertThat(RelativePath.of("a\u0000\n/\u202Egpj.exe\u200B")).get().hasToString("a/gpj.exe");
        assertThat(RelativePath.of("u\u0308ber.txt")).get().hasToString("\u00fcber.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", ".", "..", "../a", "a/../b", "a\\..\\..\\b", ".\u200B./a", "C:", "\u202E"})
    void isNoneWhenItLeadsUpwardsOrNowhere(String given) {
        assertThat(RelativePath.of(given)).isEmpty();
    }

    @Test
    void isNoneWhenItIsTooLong() {
        assertThat(RelativePath.of("x".repeat(1025))).isEmpty();
        assertThat(RelativePath.of("x".repeat(1024))).isPresent();
    }

    @Test
    void knowsItsLastName() {
        assertThat(RelativePath.of("a/b.txt").orElseThrow().name()).isEqualTo("b.txt");
        assertThat(RelativePath.of("b.txt").orElseThrow().name()).isEqualTo("b.txt");
    }
}
