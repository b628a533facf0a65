package dev.docent.ingestion.extraction.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.page.PageRows;
import dev.docent.ingestion.extraction.page.TypedPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyValuesTest {

    @Test
    void pairsLabelsWithValues() {
        var pairs = KeyValues.of(page(
                "Boat registration",
                "Name of vessel: Seagull      Length: 8.4 m",
                "Home port          Kiel",
                "Built:             1987",
                "Route 12: Kiel",
                "The last boat leaves at 18:40.",
                "See https://example.com for more."));

        assertThat(pairs)
                .extracting(ExtractedField::name, ExtractedField::value)
                .containsExactly(
                        tuple("Name of vessel", "Seagull"),
                        tuple("Length", "8.4 m"),
                        tuple("Home port", "Kiel"),
                        tuple("Built", "1987"),
                        tuple("Route 12", "Kiel"));
        assertThat(pairs.getFirst().boxes()).singleElement().satisfies(box -> {
            assertThat(box.page()).isEqualTo(1);
            assertThat(box.x()).isCloseTo(0.21, offset(0.001));
        });
    }

    @Test
    void readsTables() {
        var tables = PageTables.of(page(
                "Tides of the week",
                "Day        High     Low",
                "Monday     06:12    12:30",
                "Tuesday    07:01    13:19",
                "All times are local."));

        assertThat(tables)
                .singleElement()
                .satisfies(table -> assertThat(table.rows())
                        .containsExactly(
                                List.of("Day", "High", "Low"),
                                List.of("Monday", "06:12", "12:30"),
                                List.of("Tuesday", "07:01", "13:19")));
    }

    private static PageRows page(String... lines) {
        return PageRows.of(TypedPage.of(List.of(lines)));
    }
}
