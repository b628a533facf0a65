package dev.docent.retrieval.answering.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WholeTablesTest {

    private static final String TABLE = "| Room | Area |\n| --- | --- |\n| Hall | 12 |\n| Loft | 30 |";

    private final StoredDocuments documents = new StoredDocuments();

    @Test
    void findsATableBehindManyDisabledPassages() {
        var texts = Stream.concat(IntStream.range(0, 40).mapToObj(each -> "Paragraph " + each), Stream.of(TABLE));
        var stored = documents.storeAll("house", List.of(), texts.toArray(String[]::new));
        var enabled = stored.subList(38, stored.size());
        var tables = new WholeTables(documents.passages(enabled));

        var found = tables.of(List.of(StoredDocuments.hit(stored.getLast(), 1, 1)));

        assertThat(found)
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).hasSize(2));
    }

    @Test
    void findsNoneInAPassageThatIsDisabledMeanwhile() {
        var stored = documents.storeAll("house", List.of(), "A paragraph", TABLE);
        var tables = new WholeTables(documents.passages(stored.subList(0, 1)));

        assertThat(tables.of(List.of(StoredDocuments.hit(stored.getLast(), 1, 1))))
                .isEmpty();
    }
}
