package dev.docent.retrieval.answering.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.table.CellValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rooms over 20 m²            | true  | 20 m²      | false
            rooms over 20 m²            | true  | 21 m²      | true
            at least 20                 | true  | 20         | true
            less than €95.50            | true  | €95        | true
            no more than 5              | true  | 6          | false
            mehr als 1.500 Euro         | false | 1.501 €    | true
            höchstens 3,5               | false | 3,6        | false
            plus de 20                  | false | 20,5       | true
            al menos 10                 | false | 10         | true
            built after 2016            | true  | 2016-12-31 | false
            built after 2016            | true  | 2017-01-01 | true
            since 2016                  | true  | 2016       | true
            vor 2016                    | false | 31.12.2015 | true
            """)
    void isMetOrNot(String question, boolean isEnglish, String cell, boolean isMet) {
        var limit = Limit.of(question, isEnglish).orElseThrow();
        var value = CellValue.of(cell, isEnglish).orElseThrow();

        assertThat(limit.fits(value)).isTrue();
        assertThat(limit.isMetBy(value)).isEqualTo(isMet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many rooms are there?", "over there", "20 rooms", "before noon"})
    void isNotFoundElsewhere(String question) {
        assertThat(Limit.of(question, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"over 20 kg, 21 m²", "after 2016, 12", "over 20, 7:00"})
    void doesNotFitOtherValues(String question, String cell) {
        assertThat(Limit.of(question, true)
                        .orElseThrow()
                        .fits(CellValue.of(cell, true).orElseThrow()))
                .isFalse();
    }
}
