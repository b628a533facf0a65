package dev.docent.ingestion.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04",
                "2026/03/04",
                "04.03.2026",
                "4.3.2026",
                "04/03/2026",
                "04.03.26",
                "04 03 2026",
                "4 March 2026",
                "04 MAR 2026",
                "04 MAR/MÄR 2026",
                "4. März 2026",
                "March 4, 2026",
                "4th of March 2026"
            })
    void readsTheFormsOfADate(String written) {
        assertThat(PageDates.in("on " + written + " in Kiel"))
                .singleElement()
                .satisfies(found -> assertThat(found.date()).isEqualTo(LocalDate.of(2026, 3, 4)));
    }

    @Test
    void readsSeveralDatesInTheirOrder() {
        assertThat(PageDates.in("12 AUG 1974 - 15.04.2012"))
                .extracting(PageDates.Found::date)
                .containsExactly(LocalDate.of(1974, 8, 12), LocalDate.of(2012, 4, 15));
    }

    @Test
    void takesTheMonthFirstWhereThereIsNoOtherWay() {
        assertThat(PageDates.first("04/25/2026").orElseThrow().date()).isEqualTo(LocalDate.of(2026, 4, 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.99.2026", "1.2.3.4", "12 bottles 2026", "31.02.2026"})
    void ignoresWhatIsNoDate(String text) {
        assertThat(PageDates.in(text)).isEmpty();
    }
}
