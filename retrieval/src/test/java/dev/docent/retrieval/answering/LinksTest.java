package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {

    private static final List<String> SOURCES =
            List.of("Timetables are on https://Boats.example/tides?year=2026.", "Nothing here.");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    No address at all: 3/4, and/or, 1:2   | true
                    See https://boats.example/tides?year=2026. | true
                    See (https://boats.example/tides).    | true
                    See <HTTPS://boats.example>!          | true
                    https://boats.example/tides?year=2026&q=x | false
                    https://boats.example.evil.org        | false
                    //evil.example/x                      | false
                    javascript://boats.example            | false
                    """)
    void standInASource(String text, boolean expected) {
        assertThat(Links.occurIn(text, SOURCES)).isEqualTo(expected);
    }
}
