package dev.docent.retrieval.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.answering.Computed.Operand;
import dev.docent.retrieval.answering.Computed.Operation;
import dev.docent.retrieval.answering.SupportCheck.Checked;
import dev.docent.retrieval.answering.SupportCheck.Cited;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.Passage;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComputedTest {

    private static final String OAK = "| Oak | 80.00 |";
    private static final String CEDAR = "| Cedar | 120.50 |";
    private static final String ELM = "| Elm | 90 |";

    private final StoredDocuments documents = new StoredDocuments();
    private final Passage passage = documents.store("rooms", OAK + "\n" + CEDAR + "\n" + ELM);

    @Test
    void calculatesItsValue() {
        assertThat(of(Operation.COUNT, OAK, CEDAR).value()).isEqualByComparingTo("2");
        assertThat(of(Operation.SUM, OAK, CEDAR).value()).isEqualByComparingTo("200.50");
        assertThat(of(Operation.DIFFERENCE, OAK, CEDAR).value()).isEqualByComparingTo("40.50");
        assertThat(of(Operation.MEAN, OAK, CEDAR, ELM).value()).isEqualByComparingTo("96.8333");
        assertThat(of(Operation.MEAN, OAK, OAK).value()).isEqualTo(new BigDecimal("80.00"));
    }

    @Test
    void needsOperands() {
        assertThatThrownBy(() -> of(Operation.SUM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(Operation.DIFFERENCE, OAK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mayBeStatedBySentencesThatCiteItsRows() {
        assertThat(checked("The sum is 200.50. [1]", of(Operation.SUM, OAK, CEDAR), OAK + "\n" + CEDAR)
                        .text())
                .isEqualTo("The sum is 200.50. [1]");
        assertThat(checked("There are 2. [1] [2]", of(Operation.COUNT, OAK, ELM), OAK, ELM)
                        .text())
                .isEqualTo("There are 2. [1] [2]");
    }

    @Test
    void supportsNothingElse() {
        var sum = of(Operation.SUM, OAK, CEDAR);

        assertThat(checked("The sum is 200.50. [1]", sum, OAK).text()).isEmpty();
        assertThat(checked("The sum is 201.50. [1]", sum, OAK + "\n" + CEDAR).text())
                .isEmpty();
        assertThat(checked("The sum is 200.50.", sum, OAK + "\n" + CEDAR).text())
                .isEmpty();
        assertThat(checked("The sum is 200.50. [1]", OAK + "\n" + CEDAR).text()).isEmpty();
    }

    @Test
    void needsItsNumbersInTheRows() {
        var invented = new Computed(
                Operation.SUM,
                List.of(new Operand(OAK, new BigDecimal("81")), new Operand(CEDAR, new BigDecimal("120.50"))));

        assertThat(checked("The sum is 201.50. [1]", invented, OAK + "\n" + CEDAR)
                        .text())
                .isEmpty();
    }

    private static Computed of(Operation operation, String... rows) {
        return new Computed(
                operation,
                Stream.of(rows)
                        .map(row -> new Operand(row, new BigDecimal(row.replaceAll("[^\\d.]", ""))))
                        .toList());
    }

    private Checked checked(String text, Computed computed, String... quotes) {
        return checked(text, List.of(computed), quotes);
    }

    private Checked checked(String text, String quote) {
        return checked(text, List.of(), quote);
    }

    private Checked checked(String text, List<Computed> computed, String... quotes) {
        var check = new CitationCheck(documents);
        var cited = Stream.of(quotes)
                .map(quote -> {
                    int from = passage.text().indexOf(quote);
                    return new Cited(
                            check.cite(List.of(quotes).indexOf(quote) + 1, passage, from, from + quote.length(), 1)
                                    .orElseThrow(),
                            passage);
                })
                .toList();
        assertThat(cited)
                .extracting(Cited::citation)
                .extracting(Citation::quote)
                .containsExactly(quotes);
        return new SupportCheck(Unsupported.DROP).check(text, cited, computed);
    }
}
