package dev.docent.ingestion.extraction.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.extraction.page.TypedPage;
import dev.docent.ingestion.parsing.ScannedLine;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.ScannedWord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsOfPagesTest {

    private static final Offset<Double> NEARLY = Offset.offset(1e-9);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Harbour Supplies Ltd.       | Harbour Supplies Ltd.  | true
        HARBOUR  SUPPLIES ltd       | Harbour Supplies Ltd.  | true
        Harbour Supplies            | Harbour Sup plies Ltd. | true
        HS–2026                     | No. HS-2026            | true
        o'Neill                     | Mr O’Neill             | true
        office                      | The oﬃce               | true
        12                          | Invoice 312            | false
        12                          | Invoice 12, paid       | true
        our Supplies                | Harbour Supplies       | false
        Harbor Supplies             | Harbour Supplies       | false
        ...                         | and so on ...          | false
        """)
    void findWholeWordsWithoutRegardToSpacesAndCase(String value, String line, boolean isFound) {
        assertThat(words(line).text(value).isEmpty()).isEqualTo(!isFound);
    }

    @Test
    void findTheBoxOfTheWords() {
        var place =
                words("Vendor:  Harbour Supplies", "").text("Harbour Supplies").getFirst();

        assertThat(place.boxes()).singleElement().satisfies(box -> {
            assertThat(box.page()).isOne();
            assertThat(box.x()).isEqualTo(0.05 + 0.09, NEARLY);
            assertThat(box.width()).isEqualTo(0.16, NEARLY);
        });
        assertThat(place.confidence()).isEqualTo(0.9);
    }

    /** The rows from edge to edge have other words in between. */
    @Test
    void findAValueOfTwoLinesInAColumn() {
        var column = List.of(line(0.1, "12", "Pier", "Road"), line(0.2, "Dover"));
        var beside = List.of(new ScannedLine(List.of(new ScannedWord("Invoice", 0.7, 0.1, 0.8, 0.12, 0.9))));
        var page = new ScannedPage(3, 0, List.of(column.getFirst(), column.getLast(), beside.getFirst()), List.of());

        var place = new WordsOfPages(List.of(page)).text("12 Pier Road\nDover").getFirst();

        assertThat(place.boxes())
                .hasSize(2)
                .allSatisfy(box -> assertThat(box.page()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-03 | Invoice date: 3 March 2026  | true
        2026-03-03 | Datum 03.03.26              | true
        2026-03-04 | Date: 03/04/2026            | true
        2026-04-03 | Date: 03/04/2026            | true
        2026-03-05 | Date: 03/04/2026            | false
        2026-08-12 | 12. Okt. 2026               | false
        """)
    void findDatesByTheirValue(LocalDate date, String line, boolean isFound) {
        assertThat(words(line).date(date).isEmpty()).isEqualTo(!isFound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        208.44  | Total GBP 208.44     | true
        1563.66 | Summe 1.563,66 €     | true
        -5.00   | Discount -5.00       | true
        5.00    | Discount -5.00       | false
        208.4   | Total 208.40         | true
        1200    | Total JPY 1,200      | true
        1200    | Total JPY 11,200     | false
        20      | VAT 20%              | false
        208.44  | Total 1208.44        | false
        """)
    void findAmountsByTheirValue(BigDecimal amount, String line, boolean isFound) {
        assertThat(words(line).amount(amount).isEmpty()).isEqualTo(!isFound);
    }

    private static WordsOfPages words(String... lines) {
        return new WordsOfPages(List.of(TypedPage.of(List.of(lines))));
    }

    private static ScannedLine line(double top, String... words) {
        var all = new ScannedWord[words.length];
        for (int i = 0; i < words.length; i++) {
            all[i] = new ScannedWord(words[i], 0.1 + 0.1 * i, top, 0.19 + 0.1 * i, top + 0.02, 0.9);
        }
        return new ScannedLine(List.of(all));
    }
}
