package dev.docent.retrieval.answering.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

    private static final String TABLE = "| City | People |\n|---|---|\n| Oslo | 1 |\n";

    @Test
    void areTheHeaderRowAboveTheRule() {
        assertThat(at(TABLE, "| Oslo")).containsExactly("City", "People");
    }

    @Test
    void areTheLastHeadingOfATableThatBeganEarlier() {
        assertThat(at("| Oslo | 1 |\n| Rome | 2 |", "| Rome", "Cities", "Columns: City | People"))
                .containsExactly("City", "People");
    }

    @Test
    void endWithTheirTable() {
        var text = TABLE + "\nAnother one:\n\n| Rome | 2 |\n";

        assertThat(at(text, "| Rome")).isEmpty();
        assertThat(at(text + "\n| Bird | Eggs |\n|:--|--:|\n| Teal | 9 |", "| Teal"))
                .containsExactly("Bird", "Eggs");
    }

    @Test
    void areNoneWithoutAHeader() {
        assertThat(at("| Oslo | 1 |", "| Oslo")).isEmpty();
        assertThat(at("| Oslo | 1 |", "| Oslo", "Cities")).isEmpty();
    }

    private static List<String> at(String text, String row, String... headings) {
        return ColumnNames.of(new StoredDocuments().store("cities", text, headings))
                .at(text.indexOf(row));
    }
}
