package dev.docent.retrieval.answering.polar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OppositesTest {

    @ParameterizedTest
    @CsvSource({
        "What is the smallest island?, Gull Rock is the largest island., true",
        "What is the largest island?, Gull Rock is the SMALLEST island., true",
        "Who came after her?, Ada came before Ann., true",
        "What is the largest island?, Gull Rock is the largest island and Seal Rock the smallest., false",
        "What is the largest island?, Gull Rock is an island., false",
        "What is the firsthand account?, It is the last account., false"
    })
    void divideWhereTheSentenceSaysTheReverse(String question, String sentence, boolean divided) {
        assertThat(Opposites.divide(question, sentence)).isEqualTo(divided);
    }
}
