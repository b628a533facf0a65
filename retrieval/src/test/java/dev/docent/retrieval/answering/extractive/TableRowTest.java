package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowTest {

    private static final List<String> HEADINGS = List.of("Cities", "Columns: City | People | Since");

    @Test
    void isALineBetweenBorders() {
        assertThat(TableRow.isOne("| a | b |")).isTrue();
        assertThat(TableRow.isOne("|")).isFalse();
        assertThat(TableRow.isOne("a | b")).isFalse();
        assertThat(TableRow.isOne("| a | b")).isFalse();
    }

    @Test
    void readsEachCellWithTheNameOfItsColumn() {
        assertThat(TableRow.readable("| Oslo | 700,000 | 1040 |", HEADINGS))
                .isEqualTo("City: Oslo; People: 700,000; Since: 1040");
    }

    @Test
    void passesOverEmptyCells() {
        assertThat(TableRow.readable("| Oslo |  | 1040 |", HEADINGS)).isEqualTo("City: Oslo; Since: 1040");
    }

    @Test
    void readsCellsBeyondTheNamedColumns() {
        assertThat(TableRow.readable("| Oslo | 1 | 2 | fjord |", HEADINGS))
                .isEqualTo("City: Oslo; People: 1; Since: 2; fjord");
    }

    @Test
    void readsCellsAloneWhereNoHeadingNamesColumns() {
        assertThat(TableRow.readable("| Oslo | 700,000 |", List.of())).isEqualTo("Oslo; 700,000");
        assertThat(TableRow.readable("| Oslo | 700,000 |", List.of("Cities"))).isEqualTo("Oslo; 700,000");
    }

    @Test
    void readsAnEscapedBorderAsPartOfItsCell() {
        assertThat(TableRow.readable("| a \\| b | c |", HEADINGS)).isEqualTo("City: a | b; People: c");
    }
}
