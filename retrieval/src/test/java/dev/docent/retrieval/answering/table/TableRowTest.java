package dev.docent.retrieval.answering.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowTest {

    private static final List<String> COLUMNS = List.of("City", "People", "Since");

    @Test
    void isALineBetweenBorders() {
        assertThat(TableRow.isOne("| a | b |")).isTrue();
        assertThat(TableRow.isOne("|")).isFalse();
        assertThat(TableRow.isOne("a | b")).isFalse();
        assertThat(TableRow.isOne("| a | b")).isFalse();
    }

    @Test
    void readsEachCellWithTheNameOfItsColumn() {
        assertThat(TableRow.of("| Oslo | 700,000 | 1040 |", COLUMNS).readable())
                .isEqualTo("City: Oslo; People: 700,000; Since: 1040");
    }

    @Test
    void passesOverEmptyCells() {
        var row = TableRow.of("| Oslo |  | 1040 |", COLUMNS);

        assertThat(row.readable()).isEqualTo("City: Oslo; Since: 1040");
        assertThat(row.cells()).extracting(TableRow.Cell::place).containsExactly(0, 2);
    }

    @Test
    void readsCellsBeyondTheNamedColumns() {
        assertThat(TableRow.of("| Oslo | 1 | 2 | fjord |", COLUMNS).readable())
                .isEqualTo("City: Oslo; People: 1; Since: 2; fjord");
    }

    @Test
    void readsCellsAloneWithoutColumns() {
        assertThat(TableRow.of("| Oslo | 700,000 |", List.of()).readable()).isEqualTo("Oslo; 700,000");
    }

    @Test
    void readsAnEscapedBorderAsPartOfItsCell() {
        assertThat(TableRow.of("| a \\| b | c |", COLUMNS).readable()).isEqualTo("City: a | b; People: c");
    }
}
