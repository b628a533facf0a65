package dev.docent.ingestion.parsing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.format.SampleFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void writesThePathOfEachValue() {
        assertThat(read("{\"library\": {\"name\": \"North\", \"open\": true, \"closed\": null}, \"year\": 1999}"))
                .containsExactly(new Block.Preformatted(
                        "library.name: North\nlibrary.open: true\nlibrary.closed: null\nyear: 1999", null));
    }

    @Test
    void makesABlockOfEveryRecordOfAList() {
        assertThat(read("[{\"name\": \"Ann\", \"tags\": [\"a\", \"b\"]}, {\"name\": \"Ben\"}]"))
                .containsExactly(
                        new Block.Preformatted("name: Ann\ntags: a\ntags: b", null),
                        new Block.Preformatted("name: Ben", null));
    }

    @Test
    void reportsDamagedJson() {
        assertThatException().isThrownBy(() -> read("{\"name\": "));
    }

    @Test
    void rejectsExcessiveNesting() {
        assertThatException().isThrownBy(() -> read("[".repeat(1_000_000)));
    }

    private static List<Block> read(String text) {
        return new SampleFile("application/json", text).read(new JsonReader());
    }
}
