package dev.docent.retrieval.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3M_2018_10K.pdf; 3M 2018 10K",
                "GeneralMills_FY19_10-K.pdf; GeneralMills FY19 10 K 2019 General Mills",
                "ACME-2023Q2.xlsx; ACME 2023Q2 2023 Q2",
                "report.final.docx; report final",
                "Mietvertrag Müllerstraße 12.pdf; Mietvertrag Müllerstraße 12",
                "日本語の資料.txt; 日本語の資料",
                "noextension; noextension",
                "HTMLGuide.md; HTMLGuide HTML Guide"
            })
    void areThePartsOfTheNameAndWhatIsInsideThem(String filename, String words) {
        assertThat(NameWords.of(filename)).isEqualTo(words);
    }

    @Test
    void areJoinedSinceNamesJoinWords() {
        assertThat(NameWords.joined("American River works 10").split(" "))
                .contains("American", "AmericanRiver", "Riverworks", "AmericanRiverworks", "works10");
    }

    @Test
    void ofAQuestionAreAlsoJoinedAndYearsWrittenOut() {
        var words =
                new WordAnalyzers().nameWords("What did General Mills spend in FY19?", Set.of(TextLanguage.ENGLISH));

        assertThat(words)
                .extracting(each -> each.word().written())
                .contains("General Mills", "General", "Mills", "FY19");
        assertThat(words)
                .filteredOn(each -> each.word().written().equals("FY19"))
                .singleElement()
                .satisfies(year -> assertThat(year.word().forms()).contains("2019"));
    }

    @Test
    void ofAQuestionAreNoInterrogatives() {
        var words = new WordAnalyzers().nameWords("What is where?", Set.of(TextLanguage.ENGLISH));

        assertThat(words)
                .filteredOn(each -> each.end() == each.first() + 1)
                .flatExtracting(each -> each.word().forms())
                .doesNotContainAnyElementsOf(List.of("what", "where"));
    }
}
