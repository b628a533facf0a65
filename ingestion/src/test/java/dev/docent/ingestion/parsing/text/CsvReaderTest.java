package dev.docent.ingestion.parsing.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void detectsTheSeparator(String separator) {
        var text = "Name,City,Fee\nAnn,Bonn,12.50\nBen,Kiel,7.00\n".replace(",", separator);

        assertThat(read(text))
                .containsExactly(new Block.Table(
                        List.of("Name", "City", "Fee"),
                        List.of(List.of("Ann", "Bonn", "12.50"), List.of("Ben", "Kiel", "7.00")),
                        null));
    }

    @Test
    void prefersTheSeparatorThatDividesEvenly() {
        var text = "Name;Note\nAnn;red, green, blue\nBen;none\nCora;one, two\n";

        assertThat(read(text)).singleElement().isInstanceOfSatisfying(Block.Table.class, table -> {
            assertThat(table.header()).containsExactly("Name", "Note");
            assertThat(table.rows()).contains(List.of("Ann", "red, green, blue"));
        });
    }

    @Test
    void readsDecimalCommasBetweenSemicolons() {
        assertThat(read("Ort;Wert\nBonn;1,50\nKiel;2,75\n"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of("Bonn", "1,50"), List.of("Kiel", "2,75")));
    }

    @Test
    void keepsSeparatorsQuotesAndLineBreaksWithinQuotes() {
        var text = "Name,Note\nAnn,\"a, \"\"b\"\"\nand c\"\nBen,plain\n";

        assertThat(read(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of("Ann", "a, \"b\"\nand c"), List.of("Ben", "plain")));
    }

    @Test
    void fillsUpShortRows() {
        assertThat(read("A,B,C\n1,2\n3,4,5\n"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Table.class,
                        table -> assertThat(table.rows())
                                .containsExactly(List.of("1", "2", ""), List.of("3", "4", "5")));
    }

    @Test
    void readsQuotesThatAreNeverClosed() {
        assertThat(read("A,B\n1,\"never closed\n2,3\n")).isNotEmpty();
    }

    private static List<Block> read(String text) {
        return new SampleFile("text/csv", text).read(new CsvReader());
    }
}
