package dev.docent.retrieval.answering.asked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedAttributeTest {

    @ParameterizedTest
    @CsvSource({
        "How large is the flat?, AREA, Area (m²)",
        "How heavy is the parcel?, WEIGHT, Body weight",
        "How long is the film?, DURATION, Runtime:",
        "What did it cost altogether?, TOTAL, Total Variance Cost:",
        "What did they turn over in 2019?, REVENUE, Revenue in million US$",
        "Who sent the mail?, SENDER, From",
        "who put together the report, AUTHOR, Prepared By",
        "When does it start?, START, Showtime",
        "When is it due?, DEADLINE, Due date",
        "Wie schwer ist das Paket?, WEIGHT, Gewicht",
        "Wie groß ist die Wohnung?, AREA, Wohnfläche",
        "Combien de farine ?, AMOUNT, Quantité",
        "¿Quién envió la carta?, SENDER, Remitente"
    })
    void isNamedByALabelInOtherWords(String question, AskedAttribute attribute, String label) {
        assertThat(AskedAttribute.of(question)).contains(attribute);
        assertThat(attribute.isNamedBy(label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SENDER, From the beginning", "WEIGHT, weightless", "DEADLINE, Buyer", "AREA, ''"})
    void isNamedByWholeLabelsOnly(AskedAttribute attribute, String label) {
        assertThat(attribute.isNamedBy(label)).isFalse();
    }

    @Test
    void tellsWhichWordsAskForIt() {
        assertThat(AskedAttribute.AUTHOR.wordsIn("who put together the report")).isEqualTo("put together");
        assertThat(AskedAttribute.of("Why does the tower lean?")).isEmpty();
    }
}
