package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TableRowTest {

    private static final List<String> HEADINGS = List.of("Cities", "Columns: City | People | Since");

    private static final Predicate<String> ALL = text -> true;

    @Test
    void readsOfManyCellsThoseThatTheQuestionNames() {
        var columns = List.of("Columns: Number | Name | Company | Phone | City | Since");
        var row = "| 3 | Roy Berry | Murillo-Perry | 519 | Isabelborough | 2020 |";

        assertThat(TableRow.readable(row, columns, Set.of("Roy Berry", "Company")::contains))
                .isEqualTo("Name: Roy Berry; Company: Murillo-Perry");
        assertThat(TableRow.readable(row, columns, Set.of("Roy Berry")::contains))
                .isEqualTo(TableRow.readable(row, columns, ALL));
    }

    @Test
    void readsAllOfFewCells() {
        assertThat(TableRow.readable("| Oslo | 700,000 | 1040 |", HEADINGS, Set.of("Oslo", "People")::contains))
                .isEqualTo("City: Oslo; People: 700,000; Since: 1040");
    }

    @Test
    void isALineBetweenBorders() {
        assertThat(TableRow.isOne("| a | b |")).isTrue();
        assertThat(TableRow.isOne("|")).isFalse();
        assertThat(TableRow.isOne("a | b")).isFalse();
        assertThat(TableRow.isOne("| a | b")).isFalse();
    }

    @Test
    void readsEachCellWithTheNameOfItsColumn() {
        assertThat(TableRow.readable("| Oslo | 700,000 | 1040 |", HEADINGS, ALL))
                .isEqualTo("City: Oslo; People: 700,000; Since: 1040");
    }

    @Test
    void passesOverEmptyCells() {
        assertThat(TableRow.readable("| Oslo |  | 1040 |", HEADINGS, ALL)).isEqualTo("City: Oslo; Since: 1040");
    }

    @Test
    void readsCellsBeyondTheNamedColumns() {
        assertThat(TableRow.readable("| Oslo | 1 | 2 | fjord |", HEADINGS, ALL))
                .isEqualTo("City: Oslo; People: 1; Since: 2; fjord");
    }

    @Test
    void readsCellsAloneWhereNoHeadingNamesColumns() {
        assertThat(TableRow.readable("| Oslo | 700,000 |", List.of(), ALL)).isEqualTo("Oslo; 700,000");
        assertThat(TableRow.readable("| Oslo | 700,000 |", List.of("Cities"), ALL))
                .isEqualTo("Oslo; 700,000");
    }

    @Test
    void readsAnEscapedBorderAsPartOfItsCell() {
        assertThat(TableRow.readable("| a \\| b | c |", HEADINGS, ALL)).isEqualTo("City: a | b; People: c");
    }
}
