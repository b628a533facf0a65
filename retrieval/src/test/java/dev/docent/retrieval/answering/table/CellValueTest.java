package dev.docent.retrieval.answering.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $1,234.50      | true  | NUMBER | 1234.50  | $
            1.234,50 €     | false | NUMBER | 1234.50  | €
            1 234,50 EUR   | false | NUMBER | 1234.50  | €
            1'234.50 CHF   | true  | NUMBER | 1234.50  | chf
            1,889          | true  | NUMBER | 1889     | ""
            1,889          | false | NUMBER | 1.889    | ""
            1.889          | false | NUMBER | 1889     | ""
            -3.5 %         | true  | NUMBER | -3.5     | %
            100 million    | true  | NUMBER | 100000000 | ""
            24.5 m²        | true  | NUMBER | 24.5     | m2
            142 min        | true  | NUMBER | 142      | min
            2021-04-23     | true  | DATE   | 20210423 | ""
            23.04.2021     | true  | DATE   | 20210423 | ""
            12/20/24       | true  | DATE   | 20241220 | ""
            3/4/2024       | false | DATE   | 20240403 | ""
            5 March 2024   | true  | DATE   | 20240305 | ""
            7:00 PM        | true  | TIME   | 1140     | ""
            16:05 Uhr      | false | TIME   | 965      | ""
            """)
    void readsTheNotationsOfFourLanguages(
            String cell, boolean isEnglish, CellValue.Kind kind, String number, String unit) {
        assertThat(CellValue.of(cell, isEnglish)).hasValueSatisfying(value -> {
            assertThat(value.kind()).isEqualTo(kind);
            assertThat(value.number()).isEqualByComparingTo(new BigDecimal(number));
            assertThat(value.unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "n/a",
                "Daily",
                "12/20-12/25",
                "3/4/2024",
                "1 SCR-1",
                "about 30 to 40",
                "32/13/2024",
                "2 rooms, 1 bath"
            })
    void isNotReadFromOtherTexts(String cell) {
        assertThat(CellValue.of(cell, true)).isEmpty();
    }

    @Test
    void followsTheOtherCellsBeforeTheLanguage() {
        var commas = Notation.of(List.of("1,889", "12,5"), true);
        var points = Notation.of(List.of("1.889", "12.5"), false);
        var months = Notation.of(List.of("3/4/2024", "3/25/2024"), false);

        assertThat(CellValue.of("1,889", commas).orElseThrow().number()).isEqualByComparingTo("1.889");
        assertThat(CellValue.of("1.889", points).orElseThrow().number()).isEqualByComparingTo("1.889");
        assertThat(CellValue.of("3/4/2024", months).orElseThrow().number()).isEqualByComparingTo("20240304");
    }

    @Test
    void isWrittenLikeTheCells() {
        var english = Notation.of(List.of("$3,000"), true);
        var german = Notation.of(List.of("1.250,00 €"), false);

        assertThat(english.written(new BigDecimal("10200"), List.of("$3,000", "$900")))
                .isEqualTo("$10,200");
        assertThat(german.written(new BigDecimal("3330.5"), List.of("1.250,00 €", "980,50 €")))
                .isEqualTo("3.330,50 €");
        assertThat(english.written(new BigDecimal("-2.5"), List.of("7"))).isEqualTo("-2.5");
    }
}
