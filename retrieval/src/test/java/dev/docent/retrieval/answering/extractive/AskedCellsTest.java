package dev.docent.retrieval.answering.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.answering.StoredDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedCellsTest {

    private static final String TABLE = """
            | City | Country | People | Mayor | Since | Price |
            |---|---|---|---|---|---|
            | Oslo | Norway | 700,000 | Anne Teal | 1040 | 3.50 EUR |
            """;

    private final StoredDocuments documents = new StoredDocuments();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How many people live in Oslo?  | Oslo, People: 700,000
        Who is the mayor of Oslo?      | Oslo, Mayor: Anne Teal
        What is the price in Oslo?     | Oslo, Price: 3.50 EUR
        Which country is Oslo in?      | Oslo, Country: Norway
        How much does Oslo cost?       | Oslo, Price: 3.50 EUR
        """)
    void areTheOnesThatTheQuestionNamesOrWhoseKindItAsksFor(String question, String said) {
        assertThat(said(question, TABLE)).isEqualTo(said);
    }

    @Test
    void areAllOfARowOfWhichNoneIsNamed() {
        assertThat(said("What is this?", "| City | Country |\n|---|---|\n| Oslo | Norway |"))
                .isEqualTo("City: Oslo; Country: Norway");
    }

    @Test
    void areTheOnesWhoseColumnOrTextSaysWhatIsAskedInOtherWords() {
        var films = "| Film | Length | Theme |\n|---|---|---|\n| Winter (98 min) | | snow |";
        var land = "| Country | People | Area (km2) |\n|---|---|---|\n| Denmark | 5.8 | 42,951 |";

        assertThat(said("How long is Winter?", films)).isEqualTo("Film: Winter (98 min)");
        assertThat(said("How big is Denmark?", land)).isEqualTo("Denmark, Area (km2): 42,951");
        assertThat(said("What is this?", "| Contact: | a@b.org |")).isEqualTo("Contact: a@b.org");
    }

    private String said(String question, String table) {
        var passages = Sentences.of(documents.hit("cities", table));
        return Sentences.asked(question, passages).said(passages.getFirst().getFirst());
    }
}
